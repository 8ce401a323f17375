/**
 * Bundles that the reader has removed. Each waits in a folder of its own, `<time>_<book>/<title>`,
 * from which it can be brought back, and later goes to the system's trash. A bundle that the trash
 * refuses stays there and is reported.
 */
import { lstat, mkdir, readdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Fault } from '#contract/answers'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { fileNameFrom } from '../files/file-name.ts'
import { inTurns } from '../turns.ts'
import { makeFolder, ownerOnly } from '../files/owner-only.ts'
import { errorCode, moved, syncFolder } from '../files/write-whole.ts'
import { fail } from './fault.ts'

/** Milliseconds in which a removed bundle can be brought back. The next start ends them as well. */
export const graceTime = 10 * 60_000

export interface Removed {
  /** Moves the bundle of `book` out of `folder`, whole or not at all. Throws a fault. */
  readonly take: (folder: string, book: Book) => Promise<void>
  /**
   * Moves the bundle last removed under that id to `target`, unless something is there. Throws a
   * fault.
   */
  readonly giveBack: (book: BookId, target: string) => Promise<void>
  /** Moves everything removed so far to the system's trash. */
  readonly throwAway: () => Promise<void>
  /** The bundles that the trash refused when last asked. */
  readonly stuck: () => readonly Fault[]
}

/** Functions of the system that removing uses. */
interface RemovedTools {
  /** The folder of all removed bundles; made when it is needed. */
  readonly root: string
  /** Moves a folder to the system's trash, or rejects. */
  readonly trash: (path: string) => Promise<void>
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => void
}

/** A folder with a removed bundle in it. */
interface Slot {
  readonly path: string
  readonly at: number
  readonly book: string
}

export function openRemoved({ root, trash, now, after }: RemovedTools): Removed {
  const inTurn = inTurns()
  const refused = new Map<string, Fault>()

  async function take(folder: string, book: Book): Promise<void> {
    const slot = await newSlot(root, book.id, now())
    const inside = join(slot.path, fileNameFrom(book.title))
    try {
      await moved(folder, inside)
      await sync(slot.path, root, dirname(folder))
    } catch (error) {
      // A move that may not survive a power cut counts as half done.
      await moved(inside, folder).catch(() => {})
      await rmdir(slot.path).catch(() => {})
      throw error
    }
    after(graceTime, () => void inTurn(() => empty(slot.at)))
  }

  async function giveBack(book: BookId, target: string): Promise<void> {
    const there = await lstat(target).catch(() => null)
    if (there) return
    const slot = (await slotsIn(root)).findLast(one => one.book === book)
    const [inside] = slot ? await foldersIn(slot.path) : []
    if (slot === undefined || inside === undefined) return fail('bundle.not-found', book)
    await makeFolder(dirname(target))
    await moved(inside, target)
    await sync(dirname(target), slot.path)
    await rmdir(slot.path).catch(() => {})
    refused.delete(slot.path)
  }

  async function empty(upTo: number): Promise<void> {
    const slots = await slotsIn(root)
    const there = new Set(slots.map(({ path }) => path))
    for (const path of refused.keys()) if (!there.has(path)) refused.delete(path)
    for (const { path, at } of slots) if (at <= upTo) await emptySlot(path, trash, refused)
  }

  return {
    take: (folder, book) =>
      inTurn(() => explained('bundle.not-removed', book.title, () => take(folder, book))),
    giveBack: (book, target) =>
      inTurn(() => explained('bundle.not-brought-back', book, () => giveBack(book, target))),
    throwAway: () => inTurn(() => empty(now())),
    stuck: () => [...refused.values()],
  }
}

/** Moves what is in the slot `path` to the trash. If that fails, enters the fault in `refused`. */
async function emptySlot(
  path: string,
  trash: RemovedTools['trash'],
  refused: Map<string, Fault>,
): Promise<void> {
  for (const inside of await foldersIn(path)) {
    try {
      await trash(inside)
    } catch {
      const file = inside.slice(path.length + 1)
      refused.set(path, { code: 'bundle.not-trashed', file, place: '' })
      return
    }
  }
  refused.delete(path)
  await rmdir(path).catch(() => {})
}

/** Runs `work`. Disk errors become a fault. */
async function explained(
  code: 'bundle.not-removed' | 'bundle.not-brought-back',
  file: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (errorCode(error) !== '') fail(code, file, errorCode(error))
    throw error
  }
}

/**
 * Makes a slot named by the time; a later time if two books are removed in the same millisecond.
 */
async function newSlot(root: string, book: BookId, now: number): Promise<Slot> {
  await makeFolder(root)
  for (let at = now; ; at++) {
    const path = join(root, `${at}_${book}`)
    try {
      await mkdir(path, ownerOnly.folder)
      return { path, at, book }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

/** The slots, oldest first. Folders with other names are not ours and stay. */
async function slotsIn(root: string): Promise<readonly Slot[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }): readonly Slot[] => {
      const [, at, book] = /^(\d{1,15})_(.+)$/.exec(name) ?? []
      return at && book ? [{ path: join(root, name), at: Number(at), book }] : []
    })
    .sort((a, b) => a.at - b.at)
}

/** The folders in a slot. Links are left out: their targets are not ours. */
async function foldersIn(slot: string): Promise<readonly string[]> {
  const entries = await readdir(slot, { withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => join(slot, name))
}

async function sync(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) await syncFolder(folder)
}
