/** The lines of a text that was read, as its preview shows them. */
import type { Paragraph } from '#domain/book'
import { examinedLines, type TaughtRule } from '#domain/library/taught'
import { atMost } from '#domain/text/limit'
import type { HeadingReason } from '#formats/import/findings'
import type { JoinedLine } from '#formats/import/importer'
import { compileLinePattern } from '#formats/import/line-pattern/pattern'
import { patternLike } from '#formats/import/line-pattern/pattern-like'
import type { ReadText } from './read-import.ts'

export interface PreviewLine {
  /** The paragraph, shortened. */
  readonly text: string
  readonly kind: Paragraph['kind']
  /** Headings only. */
  readonly level?: number
  /** Headings only: why it is one. */
  readonly reason?: HeadingReason
  /** The line of the file with which it begins; null if it is not known. */
  readonly origin: JoinedLine | null
  /** The patterns of the lines like it: of titles with another name, and of lines more like it. */
  readonly wide: string
  readonly narrow: string
}

/** How many characters of a paragraph are shown. */
const longest = 160

/** Returns the paragraphs from `from` to `to` of `read`. */
export function linesRead(
  { text, findings, origins }: ReadText,
  from: number,
  to: number,
): readonly PreviewLine[] {
  const paragraphs = text.chapters.flat()
  let headings = paragraphs.slice(0, from).filter(isHeading).length
  return paragraphs.slice(from, to).map((paragraph, i): PreviewLine => {
    const reason = isHeading(paragraph) ? findings.reasons[headings++] : undefined
    const origin = origins[from + i] ?? null
    const words = origin?.text ?? paragraph.text
    const short = atMost(paragraph.text, longest)
    return {
      text: short === paragraph.text ? short : `${short}…`,
      kind: paragraph.kind,
      ...(paragraph.level !== undefined && { level: paragraph.level }),
      ...(reason !== undefined && { reason }),
      origin,
      wide: patternLike(words, 'wide'),
      narrow: patternLike(words, 'narrow'),
    }
  })
}

const isHeading = ({ kind, level }: Paragraph) => kind === 'heading' && level !== undefined

/**
 * Returns how many lines of `read` the rules would change, of the first 5,000. The last rule of a
 * line decides.
 */
export function changedRead({ text, origins, findings }: ReadText, rules: readonly TaughtRule[]) {
  if (findings.taught === undefined) return 0
  const compiled = rules.toReversed().flatMap(({ what, pattern }) => {
    const { ok, ...one } = compileLinePattern(pattern)
    return ok && 'fits' in one ? [{ what, fits: one.fits }] : []
  })
  const examined = text.chapters.flat().slice(0, examinedLines)
  return examined.filter((paragraph, at) => {
    const words = origins[at]?.text ?? paragraph.text
    const what = compiled.find(({ fits }) => fits(words))?.what
    return what === 'drop' || (what !== undefined && (what === 'heading') !== isHeading(paragraph))
  }).length
}
