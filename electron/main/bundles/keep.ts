/**
 * Saves a bundle that the page has made. Before anything is written it is checked as strictly as
 * one read from disk. It appears under its name complete: a folder beside the others is filled,
 * synced and renamed.
 */
import { randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { KeepOutcome } from '#contract/answers'
import { haveSameText, type Book } from '#domain/book'
import type { OnProgress } from '#domain/progress-share'
import { manifestPath, type BundleFile } from '#formats/bundle'
import { coverEnding, endingOf } from '#formats/cover'
import { makeFolder } from '../files/owner-only.ts'
import {
  errorCode,
  isDiskFull,
  moved,
  syncFolder,
  writeNew,
  writeWhole,
} from '../files/write-whole.ts'
import { fail, settled } from './fault.ts'
import {
  coverIn,
  decodedChapter,
  decodedManifest,
  largest,
  readChapter,
  readManifest,
} from './read.ts'

/** The prefix of folders that are being filled, or were when the program died. */
const partial = '.keeping-'
const damaged = '.damaged-'

/** A file of a bundle as the page sends it. */
export type GivenFile = Pick<BundleFile, 'path' | 'bytes'>

/** `signal` cancels the saving; `onProgress` receives the share that is written. */
interface SaveOptions {
  readonly signal: AbortSignal
  readonly onProgress: OnProgress
}

/**
 * Saves `files`, checked to be `book`, in the folder `own`. If the same text is there already,
 * returns that book. Leaves nothing behind if it is cancelled.
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
    if (typeof there === 'object') {
      const same = sameText(there, book)
      await addCover(target, files)
      return same
    }
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

/**
 * Adds the cover among `files` to a book from before there were covers. The book is there whether
 * the disk accepts the cover or not.
 */
async function addCover(folder: string, files: readonly GivenFile[]): Promise<void> {
  const cover = files.find(({ path }) => endingOf(path) !== null)
  try {
    if (cover && (await coverIn(folder)) === null)
      await writeWhole(join(folder, cover.path), cover.bytes)
  } catch (error) {
    if (errorCode(error) === '') throw error
  }
}

/**
 * Returns `there` if it has the text of `book`; otherwise throws a fault. File names do not matter.
 */
export const sameText = (there: Book, book: Book): Book =>
  haveSameText(there, book) ? there : fail('bundle.exists-differently', book.id)

/**
 * Returns the book in `files`, which must be one whole bundle and nothing else; otherwise throws a
 * fault.
 */
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
  const covers = files.filter(({ path }) => endingOf(path) !== null)
  for (const { path, bytes } of covers)
    if (covers.length > 1 || coverEnding(bytes) !== endingOf(path)) fail('bundle.wrong-shape', path)
  if (files.length !== book.chapters.length + 1 + covers.length)
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

/** Returns whether the folder was filled. It is deleted if that fails or is cancelled. */
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

/** Damaged bundles are not deleted, because something may still be read from them. */
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
