import { cpSync, copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { packed } from './packed.mjs'
import { trialMark } from './release.mjs'
import { settle } from './settle.mjs'
import { filledFile, legalFiles, putFile, putDesktopFiles } from './system-files.mjs'

/** A third of the work of `-0`, which is the least that xz has a name for. */
const fastest = '--lzma2=preset=0,dict=4KiB,mf=hc3,depth=1'

/**
 * The name of the folder in the archive, which is the archive's name without its ending.
 * @param {import('./release.mjs').Release} release
 */
export const tarballFolder = release =>
  `duizhao-${release.version}${trialMark(release, '-')}-linux-${process.arch}`

/**
 * Makes a .tar.xz that runs from any folder. Returns its name.
 * @param {string} program the program's folder; it is moved
 * @param {Omit<import('./packed.mjs').Packing, 'tree'>} packing
 */
export async function makeTarball(program, { out, work, release, isQuick }) {
  const folder = tarballFolder(release)
  const made = join(work, folder)
  renameSync(program, made)
  putDesktopFiles(join(made, 'share'), release)
  putFile(join(made, 'share/man/man1/duizhao.1'), filledFile('duizhao.1', release))
  putFile(join(made, 'apparmor/duizhao'), filledFile('apparmor', release))
  putFile(join(made, 'README.txt'), filledFile('read-me.txt', release))
  copyFileSync(join(root, 'LICENSE'), join(made, 'LICENSE.txt'))
  cpSync(join(root, 'CHANGELOG.md'), join(made, 'CHANGELOG.md'))
  const { licences, list } = legalFiles(release)
  putFile(join(made, 'licences.txt'), licences)
  putFile(join(made, 'sbom.cdx.json'), list)
  settle(made, release.time)

  const name = `${folder}.tar.xz`
  const sameOwner = ['--owner=0', '--group=0', '--numeric-owner', '--format=gnu']
  // Two threads are named because blocks depend on whether there is more than one.
  const compressor = `xz ${isQuick ? fastest : '-6'} --threads=2`
  const what = ['--sort=name', ...sameOwner, '-C', work, '-I', compressor]
  await packed('tar', [...what, '-cf', join(out, name), folder], release)
  return name
}
