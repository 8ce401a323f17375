/** Finds the headings of a document that marks none, by form and place as in a plain text. */
import type { TextBlock } from '../structured/blocks.ts'
import type { HeadingReason, HeadingSign } from '../findings.ts'
import { divisions } from './heading-form.ts'
import { headingLevels, headingsIn } from './headings.ts'

/** A single candidate proves nothing. */
const least = 2

interface UnmarkedHeadings {
  /** The same texts, with headings marked as such. */
  readonly texts: readonly TextBlock[]
  /** The sign of the headings of each level. */
  readonly signs: ReadonlyMap<number, HeadingSign>
}

/**
 * Returns the headings among `texts`; null if the document marks some itself, or if none is found.
 */
export function unmarkedHeadings(texts: readonly TextBlock[]): UnmarkedHeadings | null {
  if (texts.some(({ kind }) => kind === 'heading')) return null
  const lines = texts.map(({ text, kind }) => ({
    text,
    begins: kind === 'body' && !text.includes('\n'),
  }))
  // In such a document, numbered items are lists as often as headings, so they are not counted.
  const found = headingsIn(lines)
  const signs = found.signs.map(sign =>
    sign !== null && (divisions.has(sign) || sign === 'named') ? sign : null,
  )
  if (signs.filter(sign => sign !== null).length < least) return null
  const levels = headingLevels(signs)
  return {
    texts: texts.map((block, i) =>
      headingOf(block, levels.get(signs[i] ?? 'reader'), found.reasons[i] ?? 'form'),
    ),
    signs: new Map(Array.from(levels, ([sign, level]) => [level, sign] as const).toReversed()),
  }
}

/** Makes `block` a heading. Its bold type only showed that it was one, so it is dropped. */
function headingOf(block: TextBlock, level: number | undefined, reason: HeadingReason): TextBlock {
  if (level === undefined) return block
  const inlines = block.inlines.filter(({ kind }) => kind !== 'strong')
  return { ...block, kind: 'heading', level, reason, inlines }
}
