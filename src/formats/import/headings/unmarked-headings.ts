/** Headings of a document that marks none: told as those of a plain text are, by their form and their place. */
import type { TextBlock } from '../structured/blocks.ts'
import type { HeadingSign } from '../findings.ts'
import { divisions } from './heading-form.ts'
import { headingLevels, headingsIn } from './headings.ts'

/** One alone may be anything. */
const least = 2

interface UnmarkedHeadings {
  /** The same texts, those that are headings as such. */
  readonly texts: readonly TextBlock[]
  /** How headings of each level show that they are. */
  readonly signs: ReadonlyMap<number, HeadingSign>
}

/** The headings among `texts`; null where the document has told some itself, or there are none. */
export function unmarkedHeadings(texts: readonly TextBlock[]): UnmarkedHeadings | null {
  if (texts.some(({ kind }) => kind === 'heading')) return null
  const lines = texts.map(({ text, kind }) => ({
    text,
    begins: kind === 'body' && !text.includes('\n'),
  }))
  // Numbered items of such a document are lists as often as headings.
  const signs = headingsIn(lines).signs.map(sign =>
    sign !== null && (divisions.has(sign) || sign === 'named') ? sign : null,
  )
  if (signs.filter(sign => sign !== null).length < least) return null
  const levels = headingLevels(signs)
  return {
    texts: texts.map((block, i) => headingOf(block, levels.get(signs[i] ?? 'reader'))),
    signs: new Map(Array.from(levels, ([sign, level]) => [level, sign] as const).toReversed()),
  }
}

/** Bold is how a heading looked that was not marked as one. */
function headingOf(block: TextBlock, level: number | undefined): TextBlock {
  if (level === undefined) return block
  const inlines = block.inlines.filter(({ kind }) => kind !== 'strong')
  return { ...block, kind: 'heading', level, inlines }
}
