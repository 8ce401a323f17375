import type { HeadingSign } from '../findings.ts'

/** What a line would be if it were a heading. */
export interface HeadingForm {
  readonly sign: HeadingSign
  /** Null where it has none. */
  readonly number: number | null
  /** Whether it stands apart from what follows it: a sentence that mentions 第四回 mostly runs on. */
  readonly firm: boolean
  /** What stands before it in its line and is no part of it: it has to come again with others. */
  readonly prefix?: string
}

/** Signs that say that what follows is a part of a book: 第…章 and its like. */
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

/** What may stand above titles that have no number. */
const aboveUnnumbered: ReadonlySet<HeadingSign> = new Set(['part', 'volume', 'named'])

/** Whether numbers part the text whose lines have `forms`: then brackets and dates alone on a line say something else. */
export const arePartsNumbered = (forms: readonly (HeadingForm | null)[]): boolean =>
  forms.some(form => form !== null && !aboveUnnumbered.has(form.sign))
