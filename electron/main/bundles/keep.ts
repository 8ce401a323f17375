/**
 * Keeps a bundle the page has made. It is checked as strictly as one from disk before
 * anything is written, and it appears under its name whole: a folder is filled beside
 * the others, brought down to the disk and renamed.
 */
import { randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { KeepOutcome } from '#contract/answers'
import { haveSameText, type Book } from '#domain/book'
import type { OnProgress } from '#domain/progress-share'
import { manifestPath, type BundleFile } from '#formats/bundle'
import { makeFolder } from '../files/owner-only.ts'
import { errorCode, isDiskFull, moved, syncFolder, writeNew } from '../files/write-whole.ts'
import { fail, settled } from './fault.ts'
import { decodedChapter, decodedManifest, largest, readChapter, readManifest } from './read.ts'

/** Begins the names of folders that are being filled, or were when the program died. */
const partial = '.keeping-'
const damaged = '.damaged-'

/** A file of a bundle as the page hands it over. */
export type GivenFile = Pick<BundleFile, 'path' | 'bytes'>

/** Who keeps a bundle may give it up, and hears how much of it is written. */
export interface SaveOptions {
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/**
 * Puts `files`, checked to be `book`, into the folder `own`. The same text a second time is the book there
 * is. Given up before it has its name, it leaves nothing behind.
 */
export async function keepBundle(
  own: string,
  book: Book,
  files: readonly GivenFile[],
  keeping: SaveOptions,
): Promise<KeepOutcome> {
  const target = join(own, book.id)
  try {
    await makeFolder(own)
    await removePartial(own)
    const there = await whatIsAt(target)
    if (typeof there === 'object') return sameText(there, book)
    const part = join(own, `${partial}${randomBytes(6).toString('hex')}`)
    if (!(await fill(part, files, keeping))) return 'cancelled'
    if (there === 'damaged') await setAside(target)
    await moved(part, target)
    await syncFolder(own)
    return book
  } catch (error) {
    if (isDiskFull(error)) fail('file.disk-full', book.id)
    if (errorCode(error) !== '') fail('file.not-saved', book.id, errorCode(error))
    throw error
  }
}

/** The book `there` is, if it holds the text of `book`; what the file was called does not matter. */
export const sameText = (there: Book, book: Book): Book =>
  haveSameText(there, book) ? there : fail('bundle.exists-differently', book.id)

/** The book that `files` are; they are a whole bundle and nothing besides. */
export function checkedBundle(files: readonly GivenFile[]): Book {
  const named = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const manifest = named.get(manifestPath) ?? fail('bundle.missing-file', manifestPath)
  if (manifest.byteLength > largest.manifest) fail('bundle.too-large', manifestPath)
  const book = decodedManifest(manifest, '')
  for (const entry of book.chapters) {
    const bytes = named.get(entry.file) ?? fail('bundle.missing-file', entry.file)
    if (bytes.byteLength > largest.chapter) fail('bundle.too-large', entry.file)
    decodedChapter(bytes, entry, '')
  }
  if (files.length !== book.chapters.length + 1)
    fail('bundle.wrong-shape', manifestPath, 'chapters')
  return book
}

async function whatIsAt(folder: string): Promise<Book | 'nothing' | 'damaged'> {
  if ((await lstat(folder).catch(errorCode)) === 'ENOENT') return 'nothing'
  const whole = await settled(async () => {
    const book = await readManifest(folder)
    for (const entry of book.chapters) await readChapter(folder, entry)
    return book
  })
  return whole.ok ? whole.value : 'damaged'
}

/** Whether the folder is filled; it is gone again where that failed or was given up. */
async function fill(
  folder: string,
  files: readonly GivenFile[],
  { signal, onProgress }: SaveOptions,
): Promise<boolean> {
  const folders = new Set([folder, ...files.map(({ path }) => dirname(join(folder, path)))])
  let isWhole = false
  try {
    for (const each of folders) await makeFolder(each)
    for (const [at, { path, bytes }] of files.entries()) {
      if (signal.aborted) return false
      await writeNew(join(folder, path), bytes)
      onProgress((at + 1) / files.length)
    }
    for (const each of folders) await syncFolder(each)
    isWhole = !signal.aborted
    return isWhole
  } finally {
    if (!isWhole) await rm(folder, { recursive: true, force: true })
  }
}

/** What was damaged is not thrown away: somebody may want to look. */
const setAside = (folder: string): Promise<void> =>
  moved(
    folder,
    join(dirname(folder), `${damaged}${basename(folder)}-${randomBytes(4).toString('hex')}`),
  )

async function removePartial(own: string): Promise<void> {
  const names = await readdir(own)
  for (const name of names.filter(each => each.startsWith(partial))) {
    await rm(join(own, name), { recursive: true, force: true })
  }
}
