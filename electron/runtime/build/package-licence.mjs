import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The licence of a package, in the form of an entry of Vite's `licences.json`.
 * @typedef {{ name: string, version: string, identifier: string, text: string }} PackageLicence
 */

/**
 * Reads the licence of the package in `folder`, and its notices about other packages' code.
 * @param {string} folder
 * @returns {Promise<PackageLicence>}
 */
export async function packageLicence(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const entries = await readdir(folder, { withFileTypes: true })
  const texts = await Promise.all(
    entries
      .filter(entry => /licen[cs]e|^copying|^notice/i.test(entry.name))
      .map(entry => textsIn(join(folder, entry.name), entry.isDirectory())),
  )
  return { name, version, identifier: license ?? '', text: texts.flat().join('\n\n').trim() }
}

/**
 * @param {string} path
 * @param {boolean} isFolder reads the files of a folder, but not of the folders in it
 * @returns {Promise<string[]>}
 */
async function textsIn(path, isFolder) {
  if (!isFolder) return [await readFile(path, 'utf8')]
  const files = (await readdir(path, { withFileTypes: true })).filter(entry => entry.isFile())
  return Promise.all(files.map(({ name }) => readFile(join(path, name), 'utf8')))
}
