import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { isBlank } from '#domain/rich-text'
import {
  insideName,
  placeOfName,
  unchangedParagraph,
  type ParagraphChange,
} from '#domain/structure/paragraph-change'
import { untranslated } from '#domain/translation'
import { translationsNamed } from '#storage/parts'
import { structureRows } from '#storage/structure'
import { translationsOf } from '#storage/translations'
import { Division } from './division.ts'
import type { NotFree, StructureTools } from './structures.ts'

/** Reads how a book is divided. Rejects if the database cannot be read. */
export async function openDivision(tools: StructureTools, book: Book): Promise<Division> {
  const division = new Division(book)
  const read = await readDivision(tools, division)
  read()
  return division
}

/** What says whether the text of a book is at rest. */
interface Rest extends Pick<StructureTools, 'unfinished'> {
  readonly settle: (book: BookId) => NotFree | null
  /** Resolves when a composition may have ended. */
  readonly composed: (book: BookId) => Promise<void> | undefined
}

/** Resolves when the text of `book` may be divided in the same task. */
async function settled(book: BookId, { settle, composed, unfinished }: Rest): Promise<void> {
  for (let why = settle(book); why !== null; why = settle(book)) {
    if (why === 'busy') await unfinished.finished()
    else await composed(book)
  }
}

/** Reads how a book is divided, and makes `division` so when its text is at rest. */
export async function rereadDivision(
  tools: StructureTools,
  division: Division,
  rest: Rest,
): Promise<void> {
  const read = await readDivision(tools, division)
  await settled(division.printed.id, rest)
  read()
}

/** Ignores `rows` when the text is at rest, and reports them as damaged. */
export async function refuse(
  { report }: StructureTools,
  { printed, divided }: Division,
  { rows, ...rest }: Rest & { readonly rows: readonly ParagraphChange[] },
): Promise<void> {
  await settled(printed.id, rest)
  report('structure', rows.length)
  divided?.refuse(rows)
}

/** Reads how a book is divided, and returns what makes `division` so. */
async function readDivision(tools: StructureTools, division: Division): Promise<() => void> {
  const { db, writer, report } = tools
  const { id } = division.printed
  // Taken before reading and after: a row that is written meanwhile may be in neither otherwise.
  const before = waitingFor(writer.waiting(), id)
  const [{ rows, damaged }, unnamed] = await Promise.all([
    structureRows(db, id),
    partsStored(tools, id),
  ])
  report('structure', damaged)
  const all = [...unnamed, ...rows, ...before, ...waitingFor(writer.waiting(), id)]
  if (all.length === 0 && !division.divided) return () => {}
  const divided = await division.prepare()
  await readParts(tools, division, divided.partsWith(all))
  // An act may have been written since.
  return () => divided.replace([...all, ...waitingFor(writer.waiting(), id)])
}

/**
 * Returns a cut for each translation of a part with words. Rows replace them; they are needed where
 * a row has been lost, because nothing shows the words without it.
 */
async function partsStored(
  { db, report }: StructureTools,
  book: BookId,
): Promise<readonly ParagraphChange[]> {
  const names = await translationsNamed(db, book, insideName)
  const parts = names.filter(name => placeOfName(name).offset > 0)
  if (parts.length === 0) return []
  const { rows, damaged } = await translationsOf(db, book, parts)
  report('translations', damaged)
  return rows
    .filter(({ content }) => !isBlank(content))
    .map(({ paragraphId: place, index, updatedAt }) => ({
      bookId: book,
      place,
      index,
      ...unchangedParagraph,
      words: '',
      after: null,
      updatedAt,
    }))
}

const waitingFor = (operations: readonly Operation[], book: BookId): readonly ParagraphChange[] =>
  operations.flatMap(({ table, row }) =>
    table === 'structure' && row.bookId === book ? [row] : [],
  )

/** Reads the translations of parts, as the reader wrote them last. */
export async function readParts(
  { db, texts, report }: StructureTools,
  { printed, divided }: Division,
  parts: readonly ParagraphId[],
): Promise<void> {
  if (parts.length === 0 || !divided) return
  const { rows, damaged } = await translationsOf(db, printed.id, parts)
  report('translations', damaged)
  const stored = new Map(rows.map(row => [row.paragraphId, row]))
  for (const part of parts) {
    const text = stored.get(part) ?? untranslated
    // What the reader wrote stays known: a section that was read before it may still be in memory.
    texts.learn(printed.id, part, text, false)
    divided.learn(part, texts.get(printed.id, part) ?? text)
  }
}
