import type { ParagraphKind } from '#domain/book'
import { hasClauses } from '#domain/text/sentence'
import type { ContentsList } from '../headings/contents-lists.ts'
import { isMarker } from '../draft.ts'
import type { HeadingReason, HeadingSign } from '../findings.ts'
import { headingLevels, headingsIn, type Headings } from '../headings/headings.ts'
import { signOfTaught, type TaughtLines } from '../taught-lines.ts'
import type { PrintedLine } from './printed-lines.ts'
import { verseLines } from './verse.ts'

/** A line of a text and its kind, as far as the line itself and its place show it. */
export interface Line extends PrintedLine {
  readonly kind: ParagraphKind
  /** Headings only. */
  readonly level?: number
  /** Headings only: the sign by which the heading was recognized. */
  readonly sign?: HeadingSign
  /** Headings only: why it is one. */
  readonly reason?: HeadingReason
  /** The line is joined to no other line. */
  readonly apart?: true
}

/** Facts about lines that their words do not show. Lines are given by their index. */
interface LineContext {
  /** Whether a line may begin a paragraph. */
  readonly begins: (at: number) => boolean
  /**
   * The kind of a line that is already known. Such a line is not a heading and is joined to no
   * other.
   */
  readonly apart: (at: number) => ParagraphKind | undefined
  /** The reader's test for lines that begin a chapter; null if the reader gave none. */
  readonly isReaders: ((line: string) => boolean) | null
  readonly taught: TaughtLines
}

const shortLine = 60
/** Zero-width spaces are stripped only from lines that are no longer than this. */
const longestStripped = 200
/** Zero-width spaces before and after the words of a line. */
const invisible = /^[\u200b\u2060]+\s*|\s*[\u200b\u2060]+$/g

const numeral = '[0-9０-９〇零一二三四五六七八九十]{1,3}'
const boxTitle = new RegExp(
  `^[【\\[]?(?:(?:专栏|專欄|方框|框)\\s*${numeral}(?![0-9０-９.％%]|[个個年月日])|(?:资料链接|资料鏈接|資料連結|知识链接|知識鏈接|相关链接|相關鏈接|名词解释|名詞解釋|小贴士|小貼士|专栏|專欄)(?=[\\s：:】\\]]|$))`,
)
const caption = new RegExp(`^[（(]?(?:图|圖|表)\\s*${numeral}(?:[-—.．]${numeral})?[\\s：:、]`)
const dateline =
  /^[（(][^（）()]{0,40}(?:[0-9０-９〇一二三四五六七八九十]+[日号號][^（）()]{0,4}[电電讯訊]|(?:记者|記者|责任编辑|責任編輯|编辑|編輯)[^（）()]*)[）)]$/

interface KnownLines {
  readonly lines: readonly Line[]
  readonly contents: ContentsList
}

/** Returns the kind of each line. The insides of boxes and the joining of lines come later. */
export function lineKinds(lines: readonly PrintedLine[], context: LineContext): KnownLines {
  const begins = (at: number) => !lines[at]?.joins && context.begins(at)
  const special = lines.map(
    ({ text }, i) => context.apart(i) ?? (begins(i) ? specialKind(text) : null),
  )
  const found = headingsIn(
    lines.map(({ text, gap, isHeading = false }, i) => ({
      text: text.length > longestStripped ? text : text.replaceAll(invisible, ''),
      begins: special[i] === null && begins(i),
      isRest: !context.begins(i) && !lines[i]?.joins,
      isMarked: isHeading,
      isClose: gap === 0,
      isAside: context.apart(i) !== undefined,
    })),
    context.isReaders,
  )
  const { contents } = found
  const { signs, reasons } = asTaught(lines, found, context.taught)
  const levels = headingLevels(signs)
  const verses = verseLines(lines, i => special[i] === null && signs[i] === null)
  const known = lines.map((line, i): Line => {
    const sign = signs[i]
    const level = sign == null ? undefined : levels.get(sign)
    if (sign != null && level !== undefined)
      return { ...line, kind: 'heading', level, sign, reason: reasons[i] ?? 'form' }
    const kind = special[i] ?? (verses.has(i) ? 'verse' : 'body')
    return context.apart(i) === undefined ? { ...line, kind } : { ...line, kind, apart: true }
  })
  return { lines: known, contents }
}

/** Returns the headings among `lines` as the reader taught them. */
function asTaught(
  lines: readonly PrintedLine[],
  { signs, reasons }: Pick<Headings, 'signs' | 'reasons'>,
  taught: TaughtLines,
): Pick<Headings, 'signs' | 'reasons'> {
  const verdicts = lines.map(({ text, joins }) => (joins ? 'plain' : taught.verdict(text)))
  const found = new Set(signs)
  return {
    signs: signs.map((sign, i) => {
      if (verdicts[i] === 'plain') return null
      return verdicts[i] === 'heading' ? (sign ?? signOfTaught(lines[i]?.text ?? '', found)) : sign
    }),
    reasons: reasons.map((reason, i) => (verdicts[i] === 'heading' ? 'reader' : reason)),
  }
}

function specialKind(line: string): ParagraphKind | null {
  if (isMarker(line)) return 'marker'
  if (dateline.test(line)) return 'dateline'
  if (line.length > shortLine || hasClauses(line)) return null
  if (boxTitle.test(line)) return 'boxTitle'
  return caption.test(line) ? 'caption' : null
}
