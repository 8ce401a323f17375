import type { Outcome } from '#contract/answers'
import type { Book, Section } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { untranslated } from '#domain/translation'
import type { ReadingTools, SectionContent } from './reading.ts'
import { readSection, type StoredSection } from './stored-section.ts'

/** Reads a section with the reader's latest text, saved or not. */
export async function sectionContent(
  tools: ReadingTools,
  book: Book,
  section: Section,
): Promise<Outcome<SectionContent>> {
  const { texts, sections, structures } = tools
  const division = structures.get(book.id)
  const wanted = division?.printedSection(section) ?? section
  const stored = await sections.get(`${book.id}/${section.id} ${wanted.start}-${wanted.end}`, {
    load: () => load(tools, book, wanted),
    worthKeeping: ({ ok }) => ok,
    dropped: dropped => {
      if (!dropped.ok) return
      for (const { id } of dropped.value.paragraphs) texts.forget(book.id, id)
    },
  })
  if (!stored.ok) return stored
  const { paragraphs, translations } = stored.value
  const newest = (id: ParagraphId) => texts.get(book.id, id) ?? translations.get(id) ?? untranslated
  if (!division) {
    const all = paragraphs.map(({ id }) => newest(id))
    return { ok: true, value: { section, paragraphs, translations: all } }
  }
  const printed = { first: wanted.offset, paragraphs }
  const wrong = division.divided?.againstPrint(printed) ?? []
  if (wrong.length > 0) {
    await structures.refuse(book.id, wrong)
    const now = division.sections.find(({ id }) => id === section.id)
    if (now) return sectionContent(tools, book, now)
  }
  return { ok: true, value: division.content(section, { wanted, paragraphs, newest }) }
}

async function load(
  tools: ReadingTools,
  book: Book,
  section: Section,
): Promise<Outcome<StoredSection>> {
  const { writer, texts, structures } = tools
  const divided = structures.get(book.id)?.structure
  const stored = await readSection(tools, book.id, section)
  if (!stored.ok) return stored
  // Another range with these paragraphs may have been read before what the database has now.
  const isOnly = structures.get(book.id)?.structure === divided
  const { paragraphs, translations } = stored.value
  const waiting = new Set(
    writer
      .waiting()
      .flatMap(({ table, row }) =>
        table === 'translations' && row.bookId === book.id ? [row.paragraphId] : [],
      ),
  )
  for (const { id } of paragraphs) {
    texts.learn(book.id, id, translations.get(id) ?? untranslated, isOnly && !waiting.has(id))
  }
  return stored
}
