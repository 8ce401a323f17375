import type { Annotation } from '#domain/annotation'
import {
  annotationId,
  isSafeName,
  type AnnotationId,
  type BookId,
  type CategoryId,
} from '#domain/ids'
import { addressesIn, addressOf } from '#domain/notes/place'
import { foldTag } from '#domain/tags'
import { Dexie } from 'dexie'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Returns all annotations of `book`, including deleted ones, unsorted. */
export async function annotationsOf(db: LibraryDb, book: BookId): Promise<Checked<Annotation>> {
  return checked('annotations', await db.annotations.where('bookId').equals(book).toArray())
}

/**
 * Returns every tag on an annotation that is not deleted, once, most used first. Of several
 * spellings it returns the most used one. Reads the index, and only the rows of deleted
 * annotations.
 */
export async function tagsInUse(db: LibraryDb): Promise<readonly string[]> {
  const uses = new Map<string, number>()
  const count = (tag: unknown, by: 1 | -1) => {
    if (typeof tag === 'string') uses.set(tag, (uses.get(tag) ?? 0) + by)
  }
  await db.transaction('r', db.annotations, async () => {
    for (const tag of await db.annotations.orderBy('tags').keys()) count(tag, 1)
    for (const { tags } of (await deletedAnnotations(db)).rows)
      // The index has a tag once per row.
      for (const tag of new Set(tags)) count(tag, -1)
  })
  const spelled = new Map<string, { tag: string; most: number; all: number }>()
  for (const [tag, n] of uses) {
    if (n <= 0) continue
    const folded = foldTag(tag)
    const same = spelled.get(folded) ?? { tag, most: 0, all: 0 }
    spelled.set(folded, {
      tag: n > same.most ? tag : same.tag,
      most: Math.max(n, same.most),
      all: same.all + n,
    })
  }
  return [...spelled.values()].sort((a, b) => b.all - a.all).map(({ tag }) => tag)
}

/** Returns the tags of every annotation that has any and is not deleted. Reads only the index. */
export async function allTags(db: LibraryDb): Promise<ReadonlyMap<string, readonly string[]>> {
  const tags = new Map<string, string[]>()
  await db.transaction('r', db.annotations, async () => {
    await db.annotations.orderBy('tags').eachKey((tag, { primaryKey: id }) => {
      if (typeof tag !== 'string' || typeof id !== 'string') return
      const known = tags.get(id)
      if (known) known.push(tag)
      else tags.set(id, [tag])
    })
    // Only deleted annotations are in that index.
    for (const id of await db.annotations.orderBy('[bookId+deletedAt]').primaryKeys())
      if (typeof id === 'string') tags.delete(id)
  })
  return tags
}

/** Returns the deleted annotations of all books, unsorted. Reads no others. */
export async function deletedAnnotations(db: LibraryDb): Promise<Checked<Annotation>> {
  // Only deleted annotations are in that index.
  return checked('annotations', await db.annotations.orderBy('[bookId+deletedAt]').toArray())
}

/** Returns the ids of the deleted annotations of all books. Reads no rows. */
export async function idsOfDeletedAnnotations(db: LibraryDb): Promise<readonly AnnotationId[]> {
  const keys = await db.annotations.orderBy('[bookId+deletedAt]').primaryKeys()
  return keys.filter(isSafeName).map(annotationId)
}

/** Returns the ids of all annotations of a book, including deleted ones. Reads no rows. */
export async function idsOfAnnotations(
  db: LibraryDb,
  book: BookId,
): Promise<readonly AnnotationId[]> {
  const keys = await db.annotations.where('bookId').equals(book).primaryKeys()
  return keys.filter(isSafeName).map(annotationId)
}

/** Returns all annotations with a tag that `isWanted`, in any book, including deleted ones. */
export async function annotationsTagged(
  db: LibraryDb,
  isWanted: (tag: string) => boolean,
): Promise<Checked<Annotation>> {
  const keys = await db.annotations.orderBy('tags').uniqueKeys()
  const wanted = keys.filter(key => typeof key === 'string' && isWanted(key))
  const rows = await db.annotations.where('tags').anyOf(wanted).distinct().toArray()
  return checked('annotations', rows)
}

/**
 * Returns how many annotations that are not deleted each book has. Leaves out books that never had
 * one.
 */
export async function annotationCounts(db: LibraryDb): Promise<ReadonlyMap<string, number>> {
  return db.transaction('r', db.annotations, async () => {
    const keys = await db.annotations.orderBy('bookId').uniqueKeys()
    const books = keys.filter(key => typeof key === 'string')
    const counted = await Promise.all(
      books.map(async book => {
        const all = await db.annotations.where('bookId').equals(book).count()
        const deleted = await db.annotations
          .where('[bookId+deletedAt]')
          .between([book, Dexie.minKey], [book, Dexie.maxKey])
          .count()
        return [book, all - deleted] as const
      }),
    )
    return new Map(counted)
  })
}

/** Returns all annotations with `category`, in any book, including deleted ones. */
export async function annotationsIn(
  db: LibraryDb,
  category: CategoryId,
): Promise<Checked<Annotation>> {
  const isIn = (row: unknown) =>
    typeof row === 'object' && row !== null && 'category' in row && row.category === category
  return checked('annotations', await db.annotations.filter(isIn).toArray())
}

/**
 * Returns at most `most` annotations of all books, including deleted ones, after the id `last`
 * (null for the first). The `last` of the result is the id of the last one; null if there was none.
 */
export async function annotationsAfter(
  db: LibraryDb,
  last: string | null,
  most: number,
): Promise<Checked<Annotation> & { readonly last: string | null }> {
  const keys = await db.annotations
    .where(':id')
    .above(last ?? '')
    .limit(most)
    .primaryKeys()
  const rows = await db.annotations.bulkGet(keys)
  return { ...checked('annotations', rows), last: keys.at(-1) ?? null }
}

/** Returns the annotations with these ids, including deleted ones, unsorted. */
export async function annotationsNamed(
  db: LibraryDb,
  ids: readonly AnnotationId[],
): Promise<Checked<Annotation>> {
  return checked('annotations', await db.annotations.bulkGet([...ids]))
}

/** Returns the ids of all annotations of `book`, including deleted ones. Reads no rows. */
export async function idsOfAnnotationsOf(
  db: LibraryDb,
  book: BookId,
): Promise<readonly AnnotationId[]> {
  const keys = await db.annotations.where('bookId').equals(book).primaryKeys()
  return keys.filter(isSafeName).map(annotationId)
}

/**
 * Returns the annotations whose notes link to `book` or to a place in it, in any book, including
 * deleted ones. Reads only those rows.
 */
export async function annotationsLinkingTo(
  db: LibraryDb,
  book: BookId,
): Promise<Checked<Annotation>> {
  const isIndexed = db.annotations.schema.indexes.some(({ name }) => name === 'links')
  // A library that is opened as an older program left it has neither links nor their index.
  if (!isIndexed) return { rows: [], damaged: 0 }
  const found = await db.annotations
    .where('links')
    .startsWith(addressesIn(book))
    .or('links')
    .equals(addressOf({ kind: 'book', book }))
    .distinct()
    .toArray()
  return checked('annotations', found)
}

/** Returns how many annotations there are, with deleted ones. */
export const annotationCount = async (db: LibraryDb): Promise<number> => db.annotations.count()

/**
 * Returns the terms of `book`, or of all books, including deleted ones, unsorted. Reads no other
 * marks.
 */
export async function storedTerms(
  db: LibraryDb,
  book: BookId | null,
): Promise<Checked<Annotation>> {
  const { rows, damaged } = checked(
    'annotations',
    await db.annotations.where('kind').equals('term').toArray(),
  )
  return { rows: rows.filter(({ bookId }) => book === null || bookId === book), damaged }
}
