import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { root } from '../lib/places.mjs'
import { releaseDay } from './release.mjs'

/** The parts of the checkout that the program reads, besides its package.json. */
export const archiveParts = [
  'out/main',
  'out/preload',
  'out/renderer',
  'out/words',
  'resources/books',
  'resources/icons/256.png',
]

/** The file of menus and programs that a Linux desktop knows the program by. */
export const desktopId = 'io.github.duizhao.Duizhao'

/**
 * Writes the program's archive to `path`. It contains what runs, and nothing of tests, types or
 * development. The same build gives the same bytes.
 * @param {string} path
 * @param {import('./release.mjs').Release} release
 */
export async function writeArchive(path, release) {
  const { createPackageFromStreams } = await import('@electron/asar')
  const files = archiveParts.flatMap(part => filesIn(part)).toSorted()
  const described = Buffer.from(`${JSON.stringify(descriptionOf(release), null, 2)}\n`)
  await createPackageFromStreams(path, [
    ...foldersOf(files).map(folder => ({
      type: /** @type {const} */ ('directory'),
      path: folder,
      unpacked: false,
    })),
    fileEntry('package.json', described.length, () => Readable.from([described])),
    ...files.map(file => {
      const full = join(root, file)
      return fileEntry(file, statSync(full).size, () => createReadStream(full))
    }),
  ])
}

/**
 * The package.json in the archive. Main reads `built` for the About box.
 * @param {import('./release.mjs').Release} release
 */
function descriptionOf(release) {
  const { name, productName, version, license, type, main } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return {
    name,
    productName,
    version,
    license,
    type,
    main,
    // Wayland then finds the icon of the window.
    desktopName: `${desktopId}.desktop`,
    built: {
      commit: release.commit,
      day: releaseDay(release),
      isTrial: release.trialReasons.length > 0,
    },
  }
}

/**
 * The mode is the same for all, whatever the checkout's umask was.
 * @param {string} path
 * @param {number} size
 * @param {() => NodeJS.ReadableStream} streamGenerator
 */
const fileEntry = (path, size, streamGenerator) => ({
  type: /** @type {const} */ ('file'),
  path,
  unpacked: false,
  stat: { mode: 0o644, size },
  streamGenerator,
})

/**
 * The paths of the files in `part` from the checkout's top. Hidden ones are stamps of the build.
 * @param {string} part
 * @returns {string[]}
 */
function filesIn(part) {
  if (statSync(join(root, part)).isFile()) return [part]
  return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}

/**
 * Every folder of `files`, outer ones first.
 * @param {readonly string[]} files
 */
function foldersOf(files) {
  const folders = files.flatMap(file => {
    const names = file.split(/[\\/]/).slice(0, -1)
    return names.map((_, i) => names.slice(0, i + 1).join('/'))
  })
  return [...new Set(folders)].toSorted()
}
