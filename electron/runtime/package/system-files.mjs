// The files by which a Linux desktop knows the program, filled in for a release.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../lib/places.mjs'
import { desktopId } from './archive.mjs'
import { releaseDay, trialNotice } from './release.mjs'
import { licencesText, partsList, shipped } from './shipped.mjs'

/** The sizes of resources/icons, in pixels. */
const iconSizes = [32, 64, 128, 256, 512]

/**
 * The file `name` of files/, with what the release says in place of the words between `@` signs.
 * @param {string} name
 * @param {import('./release.mjs').Release} release
 */
export function filledFile(name, release) {
  const notice = trialNotice(release)
  /** @type {Readonly<Record<string, string>>} */
  const words = {
    VERSION: release.version,
    DATE: releaseDay(release),
    TYPE: notice === '' ? '' : ' type="development"',
    DESCRIPTION: notice || 'The first release.',
    NOTICE: notice === '' ? '' : `\n${notice}\n`,
  }
  const file = join(import.meta.dirname, 'files', name)
  return readFileSync(file, 'utf8').replaceAll(/@([A-Z]+)@/g, (_, word) => words[word] ?? '')
}

/**
 * Writes a file and the folders above it.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export function putFile(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

/**
 * Writes the entry of the menus, the types of files, the description for shops of programs, and the
 * icons.
 * @param {string} share the folder of shared data, as /usr/share
 * @param {import('./release.mjs').Release} release
 */
export function putDesktopFiles(share, release) {
  const places = {
    applications: `${desktopId}.desktop`,
    metainfo: `${desktopId}.metainfo.xml`,
    'mime/packages': `${desktopId}.xml`,
  }
  for (const [folder, name] of Object.entries(places))
    putFile(join(share, folder, name), filledFile(name, release))
  const icons = [
    ...iconSizes.map(size => [`${size}x${size}`, `${size}.png`]),
    ['scalable', 'icon.svg'],
  ]
  for (const [folder = '', name = ''] of icons) {
    const ending = name.slice(name.lastIndexOf('.'))
    const to = join(share, 'icons/hicolor', folder, 'apps', `${desktopId}${ending}`)
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(join(root, 'resources/icons', name), to)
  }
}

/** The licences of what the program is built with, and the list of its parts. */
export function legalFiles(/** @type {import('./release.mjs').Release} */ release) {
  const parts = shipped()
  return { licences: licencesText(parts), list: partsList(release, parts) }
}

/**
 * As `gzip --best --no-name`.
 * @param {string | Uint8Array} content
 */
export function gzipped(content) {
  const bytes = gzipSync(content, { level: 9 })
  // The system on which it was made; 3 is Unix.
  bytes[9] = 3
  return bytes
}
