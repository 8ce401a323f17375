import type { Outcome } from '#contract/answers'
import type { Section } from '#domain/book'
import { untranslated } from '#domain/translation'
import type { SectionContent } from '../reading/reading.ts'
import { readSection } from '../reading/stored-section.ts'
import type { Texts } from '../saving/texts.ts'
import type { Division } from './division.ts'

/** Reads a shown section with the reader's latest text, saved or not, for code that shows none. */
export async function readShownSection(
  tools: Parameters<typeof readSection>[0] & { readonly texts: Pick<Texts, 'get'> },
  division: Division,
  section: Section,
): Promise<Outcome<SectionContent>> {
  const book = division.printed.id
  const wanted = division.printedSection(section)
  const stored = await readSection(tools, book, wanted)
  if (!stored.ok) return stored
  const { paragraphs, translations } = stored.value
  const value = division.content(section, {
    wanted,
    paragraphs,
    newest: id => tools.texts.get(book, id) ?? translations.get(id) ?? untranslated,
  })
  return { ok: true, value }
}
