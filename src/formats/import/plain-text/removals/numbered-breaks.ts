/**
 * Finds the numbered breaks with which sites cut a text into pages, alone on a line or within one:
 * 书名_分节阅读_12, -- 12, 第12页 共340页.
 */
import { numberOf } from '#domain/text/numerals'
import { endsSentence } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'
import type { Cut } from './cuts.ts'
import { tidied, without } from './cuts.ts'
import { offered, type Offer } from './offer.ts'
import { proseBefore } from './prose-before.ts'

interface Break {
  readonly at: number
  readonly start: number
  readonly end: number
  readonly number: number
}

interface NumberedBreaks {
  /** Offers to leave out the lines that are breaks. */
  readonly offers: readonly Offer[]
  /** The breaks within lines. */
  readonly cuts: readonly Cut[]
}

const digits = '[0-9０-９]{1,5}'
/**
 * Of the dashes before a number, an author's are those of 收入——1 and 甲--1型: only a number alone,
 * one between dashes and one after hyphens and a space are breaks.
 */
const forms = [
  new RegExp(
    `[_＿ -]{0,3}分[节節页頁段章][阅閱][读讀][_＿ -]{0,3}(?:第 ?)?(${digits})(?:[节節页頁段章])?[_＿]?`,
    'g',
  ),
  new RegExp(
    `(?<![-—–_\\d０-９a-zA-Z])(?:^[-—–_]{2,6} ?(?=${digits}$)|[-_]{2,6} |[-—–_]{2,6} ?(?=${digits} ?[-—–_]{2}))(${digits})(?: ?[-—–_]{2,6})?(?![-—–_\\d０-９a-zA-Z年月日号點点时時分岁歲个個人次%％.．:：,，、])`,
    'g',
  ),
  new RegExp(`(?<=[a-z])(?<!chapter|section|volume|part|book)[-_]{2,6} (${digits})$`, 'gi'),
  new RegExp(
    `(?<=[\\p{Script=Han}，。！？、；”]) ?[-—–－·~～] ?(${digits}) ?[-—–－·~～] ?(?=[\\p{Script=Han}“])`,
    'gu',
  ),
  new RegExp(`第 ?(${digits}) ?[页頁] ?[,，/／、]? ?共 ?${digits} ?[页頁]`, 'g'),
  // An author says 翻到第12页 and 第12页上; pages that follow one another cut any sentence.
  new RegExp(
    `(?<=\\p{Script=Han})(?<![在到至从從翻见見看读讀]) ?第 ?(${digits}) ?[页頁] ?(?=\\p{Script=Han})(?![的上中里裡有是和与與至到])`,
    'gu',
  ),
]

/** Fewer numbers are no series. */
const least = 3
const mayHave = /[页頁读讀]|[-—–_]{2} ?[0-9０-９]|[-—–－·~～] ?[0-9０-９]{1,5} ?[-—–－·~～]/

/** Finds the breaks whose numbers follow one another, in lines that are no headings. */
export function numberedBreaks(
  lines: readonly PrintedLine[],
  isHeading: (text: string) => boolean,
): NumberedBreaks {
  const places = lines.flatMap(({ text, mark }, at) =>
    mark === undefined && mayHave.test(text) && !isHeading(text) ? [at] : [],
  )
  const found = forms.flatMap(form => {
    const breaks = places.flatMap(at => breaksIn(lines[at]?.text ?? '', at, form))
    const proven = isSeries(breaks) ? breaks : breaks.filter(one => isOfSite(one, lines))
    return withTitle(proven, lines)
  })
  const isAlone = ({ at, start, end }: Break) =>
    !/[\p{L}\p{N}]/u.test(without(lines[at]?.text ?? '', [{ start, end }]))
  const alone = [...found.filter(isAlone).map(({ at }) => at), ...namedBreaks(lines, places)]
  return {
    offers: offered(
      'page-rule',
      [...new Set(alone)].sort((a, b) => a - b),
      {
        id: '@numbered-break',
        isFurniture: true,
      },
    ),
    cuts: found
      .filter(one => !isAlone(one))
      .map(one => ({
        at: one.at,
        ...tidied(lines[one.at]?.text ?? '', one),
        kind: 'break-within',
      })),
  }
}

/** The title of a book with the number of a page: 书名--12. Parts of stories have such titles too. */
const namedBreak = new RegExp(`^([^，。！？；：,!?;:]{1,20}?)\\s?[-—–_]{2,6}\\s?(${digits})$`)

/** Returns the lines that repeat a name with the next number and cut sentences, as pages do. */
function namedBreaks(lines: readonly PrintedLine[], places: readonly number[]): readonly number[] {
  const names = new Map<string, Break[]>()
  for (const at of places) {
    const text = lines[at]?.text ?? ''
    const [, name = '', written = ''] = text.length > 32 ? [] : (namedBreak.exec(text) ?? [])
    if (!/\p{L}/u.test(name)) continue
    const found = { at, start: 0, end: text.length, number: numberOf(written) ?? 0 }
    const known = names.get(name)
    if (known === undefined) names.set(name, [found])
    else known.push(found)
  }
  const series = [...names.values()].filter(isSeries)
  if (series.length === 0) return []
  const before = proseBefore(lines)
  return series.flatMap(found => {
    const cuts = found.filter(({ at }) => !endsSentence(before(at)) && before(at).length > 8)
    return cuts.length * 4 >= found.length ? found.map(({ at }) => at) : []
  })
}

/** Signs beside these words. No author writes them so. */
const ofSite = /[_＿-]分.[阅閱][读讀]|分.[阅閱][读讀][_＿-]/

/** A line of hyphens and a number, which needs no series: no author writes -- 12. A year may be. */
const alone = /^[-_]{2,6} (?!(?:1[89]|20)\d\d$)\d{1,5}$/

const isOfSite = ({ at, start, end }: Break, lines: readonly PrintedLine[]): boolean => {
  const { text = '' } = lines[at] ?? {}
  return ofSite.test(text.slice(start, end)) || alone.test(text)
}

const breaksIn = (text: string, at: number, form: RegExp): readonly Break[] =>
  Array.from(text.matchAll(form), ({ 0: whole, 1: number = '', index }) => ({
    at,
    start: index,
    end: index + whole.length,
    number: numberOf(number) ?? 0,
  }))

/** Whether at least four of five numbers follow the one before. */
function isSeries(breaks: readonly Break[]): boolean {
  const follow = breaks.filter(({ number }, i) => number === (breaks[i - 1]?.number ?? -1) + 1)
  return breaks.length >= least && follow.length * 5 >= (breaks.length - 1) * 4
}

const longestTitle = 20

/** Extends breaks by the title of the book, if several have the same words before them. */
function withTitle(breaks: readonly Break[], lines: readonly PrintedLine[]): readonly Break[] {
  const before = ({ at, start }: Break) =>
    (lines[at]?.text ?? '').slice(Math.max(0, start - longestTitle), start)
  const counts = new Map<string, number>()
  for (const one of breaks) {
    const [title = ''] =
      one.start <= longestTitle ? (/^[^，。！？；：“”]{2,}$/.exec(before(one)) ?? []) : []
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const title = [...counts].find(([name, count]) => name !== '' && count > 1)?.[0] ?? ''
  return breaks.map(one =>
    title !== '' && before(one).endsWith(title) ? { ...one, start: one.start - title.length } : one,
  )
}
