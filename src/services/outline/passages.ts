import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId, ParagraphId } from '#domain/ids'
import { halfOn } from '#domain/marking/halves'
import type { OutlinedMark } from '#domain/outline/outline-item'
import { insideName, placeOfName } from '#domain/structure/paragraph-change'
import type { Translation } from '#domain/translation'
import { annotationsNamed } from '#storage/annotations'
import { translationsNamed } from '#storage/parts'
import { isDivided } from '#storage/structure'
import { translationsOf } from '#storage/translations'
import { annotationsAmong } from '../marking/stored-annotations.ts'
import type { OutlinedPassage, OutlineTools } from './outlines.ts'

type PassageTools = Pick<OutlineTools, 'db' | 'writer' | 'open'>

/** As `OpenOutlines.passages` promises. */
export async function readPassages(
  tools: PassageTools,
  wanted: readonly OutlinedMark[],
): Promise<ReadonlyMap<AnnotationId, OutlinedPassage>> {
  const marks = await marksNow(tools, wanted)
  const texts = await translationsAt(tools, marks)
  return new Map(
    marks.map(mark => {
      const linked = mark.counterpart ? halfOn(mark, 'translation') : null
      const half = mark.side === 'translation' ? halfOn(mark, 'source') : linked
      const words = half?.anchors.map(({ quote }) => quote.exact).join(' ') ?? ''
      const whole = mark.anchors.map(({ paragraphId }) => texts(mark.bookId, paragraphId))
      const isWhole = words === '' && mark.side === 'source' && mark.scope !== 'book'
      const translation = isWhole ? whole.filter(text => text !== '').join('\n') : words
      return [mark.id, { mark, translation }]
    }),
  )
}

/** The marks as they are now, saved or not, also deleted ones. */
async function marksNow(
  { db, writer, open }: PassageTools,
  wanted: readonly OutlinedMark[],
): Promise<readonly Annotation[]> {
  const before = writer.waiting()
  const ids = wanted.map(({ id }) => id)
  const found = new Map((await annotationsNamed(db, ids)).rows.map(row => [row.id, row]))
  const asked = new Set(ids)
  for (const row of annotationsAmong([...before, ...writer.waiting()]))
    if (asked.has(row.id)) found.set(row.id, row)
  for (const { book, id } of wanted) {
    const mark = open.get(book)?.get(id)
    if (mark) found.set(id, mark)
  }
  return [...found.values()]
}

/** Returns how to look up the translation of a printed paragraph, whatever its parts are. */
async function translationsAt(
  { db, writer }: PassageTools,
  marks: readonly Annotation[],
): Promise<(book: BookId, paragraph: ParagraphId) => string> {
  const before = writer.waiting()
  const rows = new Map<string, Translation>()
  const take = (row: Translation) => rows.set(`${row.bookId}/${row.paragraphId}`, row)
  const paragraphs = new Map<BookId, Set<ParagraphId>>()
  for (const { bookId, anchors } of marks) {
    const own = paragraphs.get(bookId) ?? new Set()
    for (const { paragraphId } of anchors) own.add(paragraphId)
    paragraphs.set(bookId, own)
  }
  const hasParts = await isDivided(db)
  for (const [book, ids] of paragraphs) {
    const inside = hasParts ? await translationsNamed(db, book, insideName) : []
    const parts = inside.filter(name => ids.has(placeOfName(name).paragraph))
    for (const row of (await translationsOf(db, book, [...ids, ...parts])).rows) take(row)
  }
  for (const { table, row } of [...before, ...writer.waiting()])
    if (table === 'translations') take(row)
  const texts = new Map<string, { readonly offset: number; readonly text: string }[]>()
  for (const { bookId, paragraphId, content } of rows.values()) {
    const { paragraph, offset } = placeOfName(paragraphId)
    const name = `${bookId}/${paragraph}`
    texts.set(name, [...(texts.get(name) ?? []), { offset, text: content.text }])
  }
  return (book, paragraph) =>
    (texts.get(`${book}/${paragraph}`) ?? [])
      .toSorted((a, b) => a.offset - b.offset)
      .map(({ text }) => text)
      .filter(text => text !== '')
      .join(' ')
}
