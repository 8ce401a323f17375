import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import { untranslated } from '#domain/translation'
import { structureRows } from '#storage/structure'
import { translationsOf } from '#storage/translations'
import { Division } from './division.ts'
import type { StructureTools } from './structures.ts'

/** Reads how a book is divided. Rejects if the database cannot be read. */
export async function openDivision(tools: StructureTools, book: Book): Promise<Division> {
  const division = new Division(book)
  await readDivision(tools, division)
  return division
}

/** Reads it again. */
export async function readDivision(tools: StructureTools, division: Division): Promise<void> {
  const { db, writer, report } = tools
  const { id } = division.printed
  // Taken before reading and after: a row that is written meanwhile may be in neither otherwise.
  const before = waitingFor(writer.waiting(), id)
  const { rows, damaged } = await structureRows(db, id)
  report('structure', damaged)
  const all = [...rows, ...before, ...waitingFor(writer.waiting(), id)]
  if (all.length === 0 && !division.divided) return
  const divided = await division.prepare()
  divided.replace(all)
  await readParts(tools, division, divided.parts)
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
