/** Numbers and rules that print puts between pages. */
import { hanNumerals, numberOf } from '#domain/text/numerals'
import { endsSentence } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'
import { proseBefore } from './prose-before.ts'
import { offered, lineNumbersOf, type Offer } from './offer.ts'

const numeral = `[0-9０-９${hanNumerals}]{1,5}`
const rule = '[-—–－_=＝~～·・•*＊.．─━═]'

/** A page's number that says that it is one, with or without a rule around it. */
const named = new RegExp(
  `^${rule}{0,40}\\s*(?:[（(［\\[【]\\s*)?(?:第\\s*${numeral}\\s*[页頁面](?:\\s*[,，/／、]?\\s*共\\s*${numeral}\\s*[页頁])?|(?:page|p\\.)\\s*\\d{1,5}(?:\\s*(?:of|/)\\s*\\d{1,5})?|\\d{1,5}\\s*[/／]\\s*\\d{1,5}\\s*[页頁])\\s*(?:[）)］\\]】]\\s*)?${rule}{0,40}$`,
  'iu',
)
/** A number between two signs: - 12 -, ·12·, —一二—. */
const between = new RegExp(`^(${rule}{1,40})\\s*(${numeral})\\s*(${rule}{1,40})$`, 'u')
/** A number of so many: 12 / 340. Others with the same have to stand elsewhere. */
const ofMany = /^\d{1,5}\s*[/／]\s*(\d{2,5})$/
const bare = /^[0-9０-９]{1,4}$/
const pureRule = new RegExp(`^(${rule}|[★☆◆◇■□●○※#+])(?:\\s*\\1){7,}$`, 'u')
const rules = new RegExp(`^${rule}{4}`, 'u')

/** The offers to leave out the numbers and the rules of pages in `lines`. */
export function pageLines(lines: readonly PrintedLine[]): readonly Offer[] {
  const isNumber = (text: string) => named.test(text) || between.test(text)
  const many = countsOfMany(lines)
  const isCounted = (text: string) => (many.get(ofMany.exec(text)?.[1] ?? '') ?? 0) >= leastBare
  const numbered = lineNumbersOf(
    lines,
    text => text.length <= 60 && (isNumber(text) || isCounted(text)),
  )
  const ruled = numbered.filter(at => rules.test(lines[at]?.text ?? ''))
  const plain = numbered.filter(at => !rules.test(lines[at]?.text ?? ''))
  const pages = new Set(numbered)
  return [
    ...offered('page-number', believed(lines, plain), { isFurniture: true }),
    ...offered('page-rule', ruled, { isFurniture: true }),
    ...offered(
      'page-rule',
      lineNumbersOf(lines, (text, at) => pureRule.test(text) && !pages.has(at)),
      { id: '@rule' },
    ),
    ...offered('page-number', pages.size > 0 ? [] : bareNumbers(lines), {
      id: '@bare-number',
      isFurniture: true,
    }),
  ]
}

/** How often each number stands behind a stroke. */
function countsOfMany(lines: readonly PrintedLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const whole = text.length > 20 ? undefined : ofMany.exec(text)?.[1]
    if (whole !== undefined) counts.set(whole, (counts.get(whole) ?? 0) + 1)
  }
  return counts
}

/** One line alone is believed only if it says that it numbers a page. */
const believed = (lines: readonly PrintedLine[], places: readonly number[]): readonly number[] =>
  places.length > 1 || places.some(at => named.test(lines[at]?.text ?? '')) ? places : []

/** So many are needed to see that they rise. */
const leastBare = 3

/**
 * Numbers alone on a line, if they are of pages: they rise, and at least one of four cuts a
 * sentence. Chapters that have nothing but a number rise too, but cut none.
 */
function bareNumbers(lines: readonly PrintedLine[]): readonly number[] {
  const places = lineNumbersOf(lines, text => bare.test(text))
  if (places.length < leastBare) return []
  const values = places.map(at => numberOf(lines[at]?.text ?? '') ?? 0)
  const rises = values.filter((value, i) => i > 0 && value > (values[i - 1] ?? 0)).length
  const before = proseBefore(lines)
  const cuts = places.filter(at => {
    const prose = before(at)
    return prose.length > 8 && !endsSentence(prose)
  }).length
  // Parts of a story are numbered 01 more often than pages.
  const share = places.some(at => /^[0０]/.test(lines[at]?.text ?? '')) ? 2 : 4
  return rises >= (values.length - 1) * 0.8 && cuts * share >= places.length ? places : []
}
