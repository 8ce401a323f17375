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
const bare = /^(?:([0-9０-９]{1,4})|[（(【[]\s?([0-9０-９]{1,4})\s?[）)】\]])$/
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
 * Returns the places of numbers that may be titles: they count from 1, hardly any cuts a sentence,
 * and the text begins with the first and goes on after the last. If numbers between signs begin
 * again at 1, they count the parts of chapters. 第3页 counts parts only in a text that nothing else
 * divides, and if the parts are not as long as each other, as pages are.
 */
export function numbersOfTitles(
  lines: readonly PrintedLine[],
  isHeading: (text: string) => boolean = () => false,
): readonly number[] {
  const before = proseBefore(lines)
  const enclosed = titlesAmong(numbersIn(lines, between, 2), lines, before)
  const pages =
    enclosed.places.length > 0 ? none : titlesAmong(numbersIn(lines, page, 1), lines, before)
  const isDivided = () =>
    lines.filter(({ text }) => text.length <= longestHeading && isHeading(text)).length > 1
  const areParts = pages.opens && !pages.restarts && pages.spread > largestSpread && !isDivided()
  if (areParts) return pages.places
  return enclosed.restarts || enclosed.opens ? enclosed.places : []
}

/** 第3页 alone on its line. */
const page = new RegExp(`^第\\s?(${numeral})\\s?[页頁]$`, 'u')
/** A number between signs that is longer is no title. */
const longestTitle = 24
const longestHeading = 60
/** The lengths of pages differ by less, as a standard deviation, as a share of the mean. */
const largestSpread = 0.35

interface Numbered {
  readonly at: number
  readonly value: number
}

const numbersIn = (
  lines: readonly PrintedLine[],
  form: RegExp,
  group: number,
): readonly Numbered[] =>
  lines.flatMap(({ text }, at) => {
    const written = text.length > longestTitle ? undefined : form.exec(text)?.[group]
    const value = written === undefined ? null : numberOf(written)
    return value === null ? [] : [{ at, value }]
  })

interface Titles {
  /** Empty if the numbers have gaps or cut sentences. */
  readonly places: readonly number[]
  /** Whether the text begins with the first and goes on after the last. */
  readonly opens: boolean
  /** Whether they begin again at 1. */
  readonly restarts: boolean
  /** How much the parts differ in length: the standard deviation as a share of the mean. */
  readonly spread: number
}
const none: Titles = { places: [], opens: false, restarts: false, spread: 0 }

function titlesAmong(
  found: readonly Numbered[],
  lines: readonly PrintedLine[],
  before: (at: number) => string,
): Titles {
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined || found.length < leastBare) return none
  const inOrder = found.every(
    ({ value }, i) => value === 1 || value === (found[i - 1]?.value ?? 0) + 1,
  )
  if (!inOrder) return none
  const cuts = found.filter(({ at }) => {
    const prose = before(at)
    return prose.length > 8 && !endsSentence(prose)
  })
  if (cuts.length * 4 >= found.length) return none
  const lengthOf = (from: number, to: number): number =>
    lines.slice(from, to).reduce((sum, { text }) => sum + text.length, 0)
  const mean = lengthOf(first.at, last.at) / (found.length - 1)
  const lengths = found.slice(1).map(({ at }, i) => lengthOf(found[i]?.at ?? 0, at))
  const variance = lengths.reduce((sum, it) => sum + (it - mean) ** 2, 0) / lengths.length
  return {
    places: found.map(({ at }) => at),
    opens: lengthOf(0, first.at) * 2 < mean && last.at + 1 < lines.length,
    restarts: found.filter(({ value }) => value === 1).length > 1,
    spread: Math.sqrt(variance) / mean,
  }
}

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
  const values = places.map(at => {
    const [, number, enclosed] = bare.exec(lines[at]?.text ?? '') ?? []
    return numberOf(number ?? enclosed ?? '') ?? 0
  })
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
