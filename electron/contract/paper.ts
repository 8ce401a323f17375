/** What is put on paper: pages that the page of the program has laid out, and their sheet. */
import * as v from 'valibot'

const millimetres = v.pipe(v.number(), v.minValue(50), v.maxValue(1000))

/** The sheet of paper and the head of the document whose pages are sent in parts. */
export const paperSheet = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(1000)),
  /** BCP 47. */
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), v.maxLength(40)),
  width: millimetres,
  height: millimetres,
  /** The names of the style sheets in the build, such as `index-x1.css`. */
  styles: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,80}\.css$/))),
    v.maxLength(40),
  ),
})
export type PaperSheet = v.InferOutput<typeof paperSheet>

export type PrintOutcome = 'printed' | 'cancelled'
