/**
 * Reads bundles. Their bytes are untrusted: a file must be in its own folder with links resolved,
 * not be too large, and have the hash in its manifest and the shape of its format.
 */
import { createHash } from 'node:crypto'
import { open, readdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Book, ChapterEntry, Paragraph } from '#domain/book'
import { decodeChapter, decodeManifest, manifestPath, type Decoded } from '#formats/bundle'
import { coverEnding, endingOf, largestCover, type Cover } from '#formats/cover'
import { isInside } from '../page/inside.ts'
import { errorCode } from '../files/write-whole.ts'
import { fail, settled } from './fault.ts'

const mebibyte = 1024 * 1024
/** The largest files that are read, in bytes. Real ones have a hundredth of that. */
export const largest = { manifest: 64 * mebibyte, chapter: 16 * mebibyte } as const

/** Reads the book of the bundle in `folder`. Throws a fault. */
export async function readManifest(folder: string): Promise<Book> {
  const bytes = await readInside(folder, manifestPath, largest.manifest)
  return decodedManifest(bytes, `${basename(folder)}/`)
}

/** Reads the paragraphs of one chapter of the bundle in `folder`. Throws a fault. */
export async function readChapter(
  folder: string,
  entry: ChapterEntry,
): Promise<readonly Paragraph[]> {
  const bytes = await readInside(folder, entry.file, largest.chapter)
  return decodedChapter(bytes, entry, `${basename(folder)}/`)
}

/** Returns the bytes of one chapter's file. Their hash is checked; their contents are not. */
export async function readChapterBytes(folder: string, entry: ChapterEntry): Promise<Uint8Array> {
  const bytes = await readInside(folder, entry.file, largest.chapter)
  checkHash(bytes, entry, `${basename(folder)}/`)
  return bytes
}

/** Returns the name of the file with the cover of the bundle in `folder`; null if it has none. */
export async function coverIn(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => [])
  return names.find(name => endingOf(name) !== null) ?? null
}

/**
 * Reads the cover of the bundle in `folder`; null if it has none, or one that is not a picture of
 * its format or too large to decode.
 */
export async function readCover(folder: string): Promise<Cover | null> {
  const name = await coverIn(folder)
  if (name === null) return null
  const read = await settled(() => readInside(folder, name, largestCover.bytes))
  if (!read.ok) return null
  const bytes = new Uint8Array(read.value)
  const ending = coverEnding(bytes)
  return ending !== null && ending === endingOf(name) ? { ending, bytes } : null
}

/** Returns the book in a manifest's bytes. In a fault, `within` precedes the file name. */
export function decodedManifest(bytes: Uint8Array, within: string): Book {
  const file = `${within}${manifestPath}`
  const decoded = decodeManifest(bytes)
  // A manifest names chapter files by path. The schema allows only paths inside the bundle.
  if (
    !decoded.ok &&
    decoded.fault.code === 'bundle.wrong-shape' &&
    namesFile(decoded.fault.place)
  ) {
    fail('bundle.outside-folder', file, decoded.fault.place)
  }
  return valueOf(decoded, file)
}

/** Returns the paragraphs in a chapter file's bytes, which must have the hash in `entry`. */
export function decodedChapter(
  bytes: Uint8Array,
  entry: ChapterEntry,
  within: string,
): readonly Paragraph[] {
  const file = `${within}${entry.file}`
  checkHash(bytes, entry, within)
  const paragraphs = valueOf(decodeChapter(bytes), file)
  if (paragraphs.length !== entry.paragraphs) fail('bundle.wrong-shape', file, 'paragraphs')
  return paragraphs
}

const namesFile = (place: string): boolean => /^chapters\.\d+\.file$/.test(place)

function checkHash(bytes: Uint8Array, { file, sha256 }: ChapterEntry, within: string): void {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    fail('bundle.wrong-hash', `${within}${file}`)
  }
}

function valueOf<T>(decoded: Decoded<T>, file: string): T {
  return decoded.ok ? decoded.value : fail(decoded.fault.code, file, decoded.fault.place)
}

async function readInside(folder: string, path: string, limit: number): Promise<Uint8Array> {
  const name = `${basename(folder)}/${path}`
  try {
    const [base, real] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    if (!isInside(base, real)) fail('bundle.outside-folder', name)
    const file = await open(real, 'r')
    try {
      const { size } = await file.stat()
      if (size > limit) fail('bundle.too-large', name, String(size))
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error))) fail('bundle.missing-file', name)
    if (errorCode(error) !== '') fail('file.unreadable', name, errorCode(error))
    throw error
  }
}
