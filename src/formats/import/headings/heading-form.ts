import type { HeadingSign } from '../findings.ts'

/** The form of a line as a heading. Whether the line is one depends on the other lines. */
export interface HeadingForm {
  readonly sign: HeadingSign
  /** The heading's number; null if it has none. */
  readonly number: number | null
  /** Whether the number is set off from the title. A sentence that mentions 第四回 mostly runs on. */
  readonly firm: boolean
  /** Whether the line may be a clause. Its number must then follow or precede another's. */
  readonly isDoubtful?: true
  /** Words before the heading on its line. They must occur before other headings too. */
  readonly prefix?: string
}

/** The signs of headings that name a part of a book: 第…章 and the like. */
export const divisions: ReadonlySet<HeadingSign> = new Set([
  'reader',
  'markup',
  'part',
  'volume',
  'ordinal',
  'chapter',
  'boxed',
  'section',
  'named',
])

/** The signs of headings above titles that have no number. */
const aboveUnnumbered: ReadonlySet<HeadingSign> = new Set(['part', 'volume', 'named'])

/**
 * Whether numbered headings divide the text. If so, brackets and dates on their own line are no
 * titles.
 */
export const arePartsNumbered = (forms: readonly (HeadingForm | null)[]): boolean =>
  forms.some(form => form !== null && !aboveUnnumbered.has(form.sign))
