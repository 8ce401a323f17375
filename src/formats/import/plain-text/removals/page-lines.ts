/** Finds page numbers and the rules between pages. */
import { hanNumerals, numberOf } from '#domain/text/numerals'
import { endsSentence } from '#domain/text/sentence'
import { ruleSign } from '../../headings/heading-numbers.ts'
import type { PrintedLine } from '../printed-lines.ts'
import { proseBefore } from './prose-before.ts'
import { offered, lineNumbersOf, type Offer } from './offer.ts'

const numeral = `[0-9０-９${hanNumerals}]{1,5}`
const rule = ruleSign

/** A labelled page number, with or without a rule around it: 第12页, page 3. */
const named = new RegExp(
  `^${rule}{0,40}\\s*(?:[（(［\\[【]\\s*)?(?:第\\s*${numeral}\\s*[页頁面](?:\\s*[,，/／、]?\\s*共\\s*${numeral}\\s*[页頁])?|(?:page|p\\.)\\s*\\d{1,5}(?:\\s*(?:of|/)\\s*\\d{1,5})?|\\d{1,5}\\s*[/／]\\s*\\d{1,5}\\s*[页頁])\\s*(?:[）)］\\]】]\\s*)?${rule}{0,40}$`,
  'iu',
)
/** A number between two signs: - 12 -, ·12·, —一二—. */
const between = new RegExp(`^(${rule}{1,40})\\s*(${numeral})\\s*(${rule}{1,40})$`, 'u')
/** A number with the total: 12 / 340. It counts only if other lines have the same total. */
const ofMany = /^\d{1,5}\s*[/／]\s*(\d{2,5})$/
const bare = /^[0-9０-９]{1,4}$/
const pureRule = new RegExp(`^(${rule}|[★☆◆◇■□●○※#+])(?:\\s*\\1){7,}$`, 'u')
const rules = new RegExp(`^${rule}{4}`, 'u')

/**
 * Returns the offers to leave out the page numbers and rules in `lines`, without those that may be
 * `titles`.
 */
export function pageLines(
  lines: readonly PrintedLine[],
  titles: ReadonlySet<number> = new Set(),
): readonly Offer[] {
  const isNumber = (text: string) => named.test(text) || between.test(text)
  const many = countsOfMany(lines)
  const isCounted = (text: string) => (many.get(ofMany.exec(text)?.[1] ?? '') ?? 0) >= leastBare
  const numbered = lineNumbersOf(
    lines,
    (text, at) => text.length <= 60 && !titles.has(at) && (isNumber(text) || isCounted(text)),
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

/**
 * Returns the places of numbers between signs that may be titles: they count from 1, hardly any
 * cuts a sentence, and the text begins with the first and goes on after the last. If they begin
 * again at 1, they count the parts of chapters.
 */
export function numbersOfTitles(lines: readonly PrintedLine[]): readonly number[] {
  const found = lines.flatMap(({ text }, at) => {
    const written = text.length > longestTitle ? undefined : between.exec(text)?.[2]
    const value = written === undefined ? null : numberOf(written)
    return value === null ? [] : [{ at, value }]
  })
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined || found.length < leastBare) return []
  const inOrder = found.every(
    ({ value }, i) => value === 1 || value === (found[i - 1]?.value ?? 0) + 1,
  )
  if (!inOrder) return []
  const before = proseBefore(lines)
  const cuts = found.filter(({ at }) => {
    const prose = before(at)
    return prose.length > 8 && !endsSentence(prose)
  })
  if (cuts.length * 4 >= found.length) return []
  const restarts = found.filter(({ value }) => value === 1).length > 1
  const lengthOf = (from: number, to: number): number =>
    lines.slice(from, to).reduce((sum, { text }) => sum + text.length, 0)
  const mean = lengthOf(first.at, last.at) / (found.length - 1)
  const opens = lengthOf(0, first.at) * 2 < mean && last.at + 1 < lines.length
  return restarts || opens ? found.map(({ at }) => at) : []
}

/** A number between signs that is longer is no title. */
const longestTitle = 24

/** Counts how often each total occurs. */
function countsOfMany(lines: readonly PrintedLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const whole = text.length > 20 ? undefined : ofMany.exec(text)?.[1]
    if (whole !== undefined) counts.set(whole, (counts.get(whole) ?? 0) + 1)
  }
  return counts
}

/** A single page number is believed only if it is labelled. */
const believed = (lines: readonly PrintedLine[], places: readonly number[]): readonly number[] =>
  places.length > 1 || places.some(at => named.test(lines[at]?.text ?? '')) ? places : []

/** The fewest unlabelled numbers that show a rising series. */
const leastBare = 3

/**
 * Returns the numbers alone on a line if they are page numbers: they rise, and at least one of four
 * cuts a sentence. Chapter numbers rise too, but cut no sentences.
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
  // Numbers from 1 without a gap number chapters as often as pages, and those of pages mostly cut.
  const mayBeTitles =
    places.some(at => /^[0０]/.test(lines[at]?.text ?? '')) ||
    values.every((value, i) => value === i + 1)
  const share = mayBeTitles ? 2 : 4
  return rises >= (values.length - 1) * 0.8 && cuts * share >= places.length ? places : []
}
