import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { megabytes, say } from '../lib/say.mjs'
import { makeDeb } from './deb.mjs'
import { makeLinuxTree } from './linux-tree.mjs'
import { makeProgramFolder } from './program-folder.mjs'
import { describeRelease, trialNotice } from './release.mjs'
import { makeRpm } from './rpm.mjs'
import { legalFiles, putFile } from './system-files.mjs'
import { makeTarball } from './tarball.mjs'

/**
 * Makes packages of the build in out/, the list of the program's parts and SHA256SUMS. Nothing else
 * stays in the folder.
 * @param {object} how
 * @param {string} how.electron the executable of the Electron to package
 * @param {string} how.out the folder of the packages; packages of earlier runs are removed
 * @param {readonly import('./tools.mjs').Kind[]} how.kinds
 * @param {boolean} how.isQuick compresses little, for tests
 * @returns {Promise<readonly string[]>} the names of the packages
 */
export async function makePackages({ electron, out, kinds, isQuick }) {
  const release = await describeRelease(electron)
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(out).filter(isOurs)) rmSync(join(out, name), { recursive: true })
  const work = mkdtempSync(join(out, 'work-'))
  try {
    const program = join(work, 'program')
    say(`Packaging ${release.version}${trialNotice(release) && '. '}${trialNotice(release)}`)
    await makeProgramFolder(electron, program, release)
    const tree = join(work, 'tree')
    makeLinuxTree(program, tree, release)
    const packing = { tree, out, work, release, isQuick }
    const makers = {
      deb: () => makeDeb(packing),
      rpm: () => makeRpm(packing),
      'tar.xz': () => makeTarball(program, packing),
    }
    const names = []
    for (const kind of kinds) {
      const name = await makers[kind]()
      say(`  ${name}, ${megabytes(statSync(join(out, name)).size)}`)
      names.push(name)
    }
    putFile(join(out, 'duizhao.cdx.json'), legalFiles(release).list)
    writeFileSync(join(out, 'SHA256SUMS'), sums(out, [...names, 'duizhao.cdx.json']))
    return names
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** What an earlier or an interrupted run has left. */
const isOurs = (/** @type {string} */ name) => /^(?:duizhao[-_.]|SHA256SUMS$|work-)/.test(name)

/**
 * The lines that `sha256sum --check` reads.
 * @param {string} folder
 * @param {readonly string[]} names
 */
const sums = (folder, names) =>
  names
    .toSorted()
    .map(name => {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
      return `${sum}  ${name}\n`
    })
    .join('')
