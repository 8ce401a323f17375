/** The texts of a document's parts, before the reader's patterns are applied. */
import { withBareTables } from '../bilingual/bare-tables.ts'
import { splitTexts } from '../bilingual/split-paragraphs.ts'
import { separate } from '../bilingual/separate.ts'
import type { HeadingSign } from '../findings.ts'
import { unmarkedHeadings } from '../headings/unmarked-headings.ts'
import { draftOf, rejoined, textsIn, type StructureBlock, type TextBlock } from './blocks.ts'

/** A range of the document that begins a chapter of the book. */
export interface Part {
  readonly title: string
  readonly level: number
  readonly blocks: readonly StructureBlock[]
}

export interface TextPart {
  readonly title: string
  readonly level: number
  readonly texts: readonly TextBlock[]
}

export interface TextParts {
  readonly parts: readonly TextPart[]
  /**
   * The parts with each bilingual paragraph as two; null if most paragraphs are in one language.
   */
  readonly split: readonly TextPart[] | null
  /** How headings of each level were recognized; null if the document marks its own. */
  readonly headingSigns: ReadonlyMap<number, HeadingSign> | null
  /** Characters of column names and row numbers that were left out of bilingual tables. */
  readonly leftOut: number
}

/**
 * Returns the texts of `parts`. If `isApart`, a translation in the document becomes paragraphs of
 * its own.
 */
export function textParts(parts: readonly Part[], isApart: boolean): TextParts {
  const bare = isApart ? withBareTables(parts) : null
  const asRead = (bare?.parts ?? parts).map(({ title, level, blocks }) => ({
    title,
    level,
    texts: textsIn(blocks),
  }))
  const split = splitByLanguage(asRead)
  const apart = isApart ? [split, asRead].find(found => found && repeatsInLanguages(found)) : null
  const whole = apart ?? asRead.map(part => ({ ...part, texts: rejoined(part.texts) }))
  const found = asRead.some(({ title }) => title !== '')
    ? null
    : unmarkedHeadings(whole.flatMap(({ texts }) => texts))
  return {
    parts: found ? [{ title: '', level: 1, texts: found.texts }] : whole,
    split,
    headingSigns: found?.signs ?? null,
    leftOut: bare?.leftOut ?? 0,
  }
}

/**
 * Returns `parts` with each bilingual paragraph as two; null if most paragraphs are in one
 * language.
 */
function splitByLanguage(parts: readonly TextPart[]): readonly TextPart[] | null {
  const texts = splitTexts(parts.flatMap(part => part.texts))
  if (texts === null) return null
  let at = 0
  return parts.map(part => {
    const start = at
    for (const { text } of part.texts) {
      // A paragraph that was split is shorter than it was.
      at += texts[at]?.text === text ? 1 : 2
    }
    return { ...part, texts: texts.slice(start, at) }
  })
}

/** Whether paragraphs that repeat others in another language form a translation of the text. */
function repeatsInLanguages(parts: readonly TextPart[]): boolean {
  const texts = parts.flatMap(part => part.texts)
  return texts.some(({ after }) => after !== undefined) && separate(texts.map(draftOf)) !== null
}
