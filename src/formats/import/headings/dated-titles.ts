/** Finds dates alone on a line, the titles of diaries, letters and chronicles: 五月三日, 成化八年壬辰. */
import { hanNumerals } from '#domain/text/numerals'
import { endsSentence } from '#domain/text/sentence'
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'

const numeral = `(?:[${hanNumerals}元正]{1,4}|[0-9０-９]{1,4})`
const day = `(?:${numeral}|初[一二三四五六七八九十]|除夕|中秋)[日号號]?`
const weekday = '(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]'
const hour = '清晨|早晨|晨|上午|中午|下午|午后|午後|傍晚|晚|夜|深夜|凌晨'
// One character each, because `rest` repeats them.
const weather = '[晴阴陰雨雪昙曇风風转轉]|多云|多雲|小雨|大雨'
const rest = `(?:\\s|，|,|${weekday}|${hour}|${weather}|[（(][^（）()]{1,12}[）)])*`
const date = new RegExp(
  `^(?:(?:公元|民国|民國)?${numeral}\\s*年\\s*(?:${numeral}\\s*月\\s*(?:${day})?)?|${numeral}\\s*月\\s*(?:${day})?|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})${rest}$`,
)
/** The year of a reign, its place in the sexagenary cycle, and an age: 弘治五年壬子（1492年）. */
const reign = new RegExp(
  `^\\p{Script=Han}{2,5}?${numeral}年(?:[甲乙丙丁戊己庚辛壬癸]\\p{Script=Han})?(?:\\s*[（(][^（）()]{1,16}[）)])?(?:\\s+[${hanNumerals}0-9]{1,4}[岁歲])?$`,
  'u',
)
const longest = 40
/** Fewer dates prove nothing. */
const least = 3
/**
 * The least share of dates that text follows at once. A date that signs a text precedes the next
 * title.
 */
const followedShare = 0.7
const shortProse = 20

const title: HeadingForm = { sign: 'bare', number: null, firm: false, why: 'date' }

/** Adds such titles to `forms` if they, and not numbers, divide the text. */
export function withDatedTitles(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const places = lines.flatMap(({ text, begins }, at) =>
    begins && forms[at] === null && text.length <= longest && (date.test(text) || reign.test(text))
      ? [at]
      : [],
  )
  const isProse = (text = ''): boolean => endsSentence(text) || text.length > shortProse
  const followed = places.filter(at => isProse(lines[at + 1]?.text))
  const dated = new Set(places)
  // A month above its days, or a year without events, has no text of its own.
  const alone = places.filter(at => dated.has(at + 1))
  if (followed.length < least || followed.length < (places.length - alone.length) * followedShare)
    return forms
  const kept = [...forms]
  for (const at of places) kept[at] = title
  return kept
}
