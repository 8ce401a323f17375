import type { Outcome } from '#contract/answers'
import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { TranslationText } from '#domain/translation'
import type { Division } from './division.ts'
import { readShownSection } from './read-shown-section.ts'

/** All paragraphs of a book as they are shown, in order, and their translations. */
export interface ShownTexts {
  readonly paragraphs: readonly Paragraph[]
  readonly translations: ReadonlyMap<ParagraphId, TranslationText>
}

/** Reads a whole book with the reader's latest text, saved or not. */
export async function readShownTexts(
  tools: Parameters<typeof readShownSection>[0],
  division: Division,
): Promise<Outcome<ShownTexts>> {
  const paragraphs: Paragraph[] = []
  const translations = new Map<ParagraphId, TranslationText>()
  for (const section of division.sections) {
    const answer = await readShownSection(tools, division, section)
    if (!answer.ok) return answer
    paragraphs.push(...answer.value.paragraphs)
    for (const [i, { id }] of answer.value.paragraphs.entries()) {
      const text = answer.value.translations[i]
      if (text) translations.set(id, text)
    }
  }
  return { ok: true, value: { paragraphs, translations } }
}
