import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { canonical, emptyWork, fold } from '#domain/work'
import { expect, it } from 'vitest'
import { commit } from './commit.ts'
import type { LibraryDb } from './db.ts'
import { journalledUpTo } from './outbox.ts'
import { isResending, nextToResend, resendEverything, resent, type ToResend } from './resending.ts'
import { memoryLibrary } from './testing.ts'
import { readWork } from './whole.ts'

const translation = (n: number, text = '', updatedAt = 1): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt,
  },
})

/** A library with seven translations and the built-in categories. */
async function filled() {
  const db = await memoryLibrary()
  await commit(
    db,
    [0, 1, 2, 3, 4, 5, 6].map(n => translation(n, `${n}`)),
    1,
  )
  return db
}

/** Everything sent from now on; `between` is called after each part is read. */
async function send(db: LibraryDb, between: (some: ToResend) => Promise<void> = async () => {}) {
  const parts: ToResend[] = []
  for (let some = await nextToResend(db, 3, 9); some; some = await nextToResend(db, 3, 9)) {
    parts.push(some)
    await between(some)
    await resent(db, some)
  }
  return parts
}

const targets = (parts: readonly ToResend[]) =>
  parts.flatMap(({ entries }) => entries.map(({ target }) => target))

it('sends every row once, a few at a time, and reports the progress', async () => {
  const db = await filled()
  expect(await nextToResend(db, 3, 9)).toBeNull()
  await resendEverything(db)
  const parts = await send(db)
  expect(parts.every(({ entries }) => entries.length <= 3)).toBe(true)
  expect(new Set(targets(parts)).size).toBe(11)
  expect(targets(parts)).toHaveLength(11)
  const entries = parts.flatMap(part => part.entries)
  const copy = fold(emptyWork('library-under-test'), entries)
  expect(canonical(copy)).toBe(canonical(await readWork(db)))
  const shares = parts.map(({ part }) => part)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(await isResending(db)).toBe(false)
  // All with the library's number, which does not rise.
  expect(new Set(entries.map(({ seq }) => seq))).toEqual(new Set([7]))
  expect(await journalledUpTo(db)).toBe(7)
})

it('continues where it was, including what is written meanwhile', async () => {
  const db = await filled()
  await resendEverything(db)
  const first = await nextToResend(db, 3, 9)
  if (!first) throw new Error('nothing')
  expect(await resent(db, first)).toBe(true)
  await commit(db, [translation(5, 'written again', 2)], 2)
  const rest = await send(db)
  expect(targets([first, ...rest])).toHaveLength(11)
  const sentAgain = rest
    .flatMap(({ entries }) => entries)
    .find(({ target }) => target.endsWith('p5'))
  expect(sentAgain).toMatchObject({ seq: 8, operation: translation(5, 'written again', 2) })
})

it('starts again when asked to, whatever was being sent', async () => {
  const db = await filled()
  await resendEverything(db)
  const some = await nextToResend(db, 3, 9)
  if (!some) throw new Error('nothing')
  await resendEverything(db)
  expect(await resent(db, some)).toBe(true)
  expect(targets(await send(db))).toHaveLength(11)
})

it('starts again if its progress cannot be read', async () => {
  const db = await filled()
  await db.meta.put({ key: 'resending', value: { table: 'meta', after: 3 } })
  expect(targets(await send(db))).toHaveLength(11)
  expect(await isResending(db)).toBe(false)
})

it('skips invalid rows', async () => {
  const db = await filled()
  await db.translations.put({ bookId: 'b', paragraphId: 'p1', content: null })
  await resendEverything(db)
  expect(targets(await send(db))).toHaveLength(10)
})

it('gives a new library a number by which a lost copy is missed', async () => {
  const db = await memoryLibrary()
  await resendEverything(db)
  await send(db)
  expect(await journalledUpTo(db)).toBe(1)
})
