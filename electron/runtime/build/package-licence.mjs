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
  const { name, version, license, author } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const entries = await readdir(folder, { withFileTypes: true })
  const texts = await Promise.all(
    entries
      .filter(entry => /licen[cs]e|^copying|^notice/i.test(entry.name))
      .map(entry => textsIn(join(folder, entry.name), entry.isDirectory())),
  )
  const text = texts.flat().join('\n\n').trim()
  const named = typeof author === 'string' && license === 'ISC' ? iscOf(author) : ''
  return { name, version, identifier: license ?? '', text: text || named }
}

/**
 * The ISC licence, for a package that names it and has no file with its text.
 * @param {string} author
 */
const iscOf = author => `Copyright (c) ${author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

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
