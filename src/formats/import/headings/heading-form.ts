import type { HeadingReason, HeadingSign } from '../findings.ts'

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
  /** Why the line is a heading, if the form alone does not say it. */
  readonly why?: HeadingReason
}

/** The signs of numbers that prove nothing without others. */
const numberedOnly: ReadonlySet<HeadingSign> = new Set(['bare', 'ordinal', 'decimal', 'subdecimal'])

/** Returns why a line with this form is a heading. */
export function reasonOf({ sign, firm, isDoubtful, why }: HeadingForm): HeadingReason {
  if (why !== undefined) return why
  if (sign === 'named') return 'name'
  if (sign === 'boxed') return 'boxed'
  return !firm || isDoubtful || numberedOnly.has(sign) ? 'series' : 'form'
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
