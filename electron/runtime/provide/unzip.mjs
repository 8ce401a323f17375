import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * Unpacks a zip and gives each file its mode. yauzl refuses names that lead out of `folder`.
 * @param {string} file
 * @param {string} folder
 * @param {(path: string) => string | null} place returns a file's path in `folder`; null leaves it
 *   out
 */
export async function unzip(file, folder, place) {
  const { default: yauzl } = await import('yauzl')
  const zip = await yauzl.openPromise(file)
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? null : place(entry.fileName)
    if (path === null) continue
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }))
  }
}
