import { zipSync } from 'fflate'
import { readDirectory } from './directory.ts'

/** A file for a zip. Its name has `/` between folders. */
export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * A file that shrinks more than this is stored uncompressed, because readers would take it for an
 * attack.
 */
const mostRatio = 100

/** Returns a zip of `files` in order, dated `at` (milliseconds since 1970). Names must differ. */
export function makeZip(files: readonly ZipFile[], at: number): Uint8Array<ArrayBuffer> {
  const tight = zipped(files, at, new Set())
  const sizes = new Map(files.map(({ name, bytes }) => [name, bytes.byteLength]))
  const tooTight = readDirectory(tight, files.length).filter(
    ({ name, start, end }) => (sizes.get(name) ?? 0) > (end - start) * mostRatio,
  )
  if (tooTight.length === 0) return tight
  return zipped(files, at, new Set(tooTight.map(({ name }) => name)))
}

function zipped(
  files: readonly ZipFile[],
  at: number,
  stored: ReadonlySet<string>,
): Uint8Array<ArrayBuffer> {
  const level = (name: string) => (stored.has(name) ? 0 : 6)
  return zipSync(
    Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level: level(name) }]])),
    { mtime: dosTime(at) },
  )
}

/** Zip dates cover the years from 1980 to 2099 only. */
const dosTime = (at: number): Date =>
  new Date(Math.min(Math.max(at, Date.UTC(1980, 0, 2)), Date.UTC(2099, 11, 30)))
