import {
  cpSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { filledFile, gzipped, legalFiles, putFile, putDesktopFiles } from './system-files.mjs'

/** Where a .deb and an .rpm put the program. */
export const installedFolder = 'usr/lib/duizhao'

/**
 * Makes the tree that a .deb and an .rpm install, as it is below `/`.
 * @param {string} program the program's folder; it is copied
 * @param {string} tree must not exist
 * @param {import('./release.mjs').Release} release
 */
export function makeLinuxTree(program, tree, release) {
  const to = join(tree, installedFolder)
  const doc = join(tree, 'usr/share/doc/duizhao')
  mkdirSync(doc, { recursive: true })
  cpSync(program, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  mkdirSync(join(tree, 'usr/bin'))
  symlinkSync('../lib/duizhao/duizhao', join(tree, 'usr/bin/duizhao'))
  putDesktopFiles(join(tree, 'usr/share'), release)
  putFile(join(tree, 'usr/share/man/man1/duizhao.1.gz'), gzipped(filledFile('duizhao.1', release)))

  const { licences, list } = legalFiles(release)
  putFile(join(doc, 'licences.txt.gz'), gzipped(licences))
  putFile(join(doc, 'sbom.cdx.json'), list)
  putFile(join(doc, 'changelog.gz'), gzipped(readFileSync(join(root, 'CHANGELOG.md'))))
  // Nine megabytes that are read by few.
  const chromium = join(to, 'LICENSES.chromium.html')
  putFile(join(doc, 'LICENSES.chromium.html.gz'), gzipped(readFileSync(chromium)))
  rmSync(chromium)
  renameSync(join(to, 'LICENSE.electron.txt'), join(doc, 'LICENSE.electron.txt'))
  symlinkSync('../../share/doc/duizhao/LICENSE.electron.txt', join(to, 'LICENSE.electron.txt'))
}
