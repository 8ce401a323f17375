/**
 * Finds titles that repeat one name with a number: 边城 1, 边城 2; 雪夜（1）, 雪夜（2）. If there are
 * several names, the numbers are those of the parts of each.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { numberOf } from '#domain/text/numerals'
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import { arabic, han } from './heading-numbers.ts'
import type { HeadingLine } from './headings.ts'

const longest = 30
const named = new RegExp(
  `^(?=.*\\p{L})([^，。！？；：:,!?;]*?[^\\s\\d０-９${han.slice(1, -1)}（([［【〔])(?:\\s*[（([［【〔](${han}{1,4}|${arabic}{1,3}|[上中下])[）)\\]］】〕]|[\\s·・—-]{1,3}([上中下])$|\\s*(${arabic}{1,3})|\\s+(${han}{1,4})|(?<=..)(${han}{1,3}))$`,
  'u',
)
/** A title of its own after such a number: 山居之二：夜雨, 山居（2） 夜雨. */
const entitled = new RegExp(
  `^([^，。！？；：:,!?;]{1,20}?(?:之${han}{1,3}|[（([［【〔](?:${han}{1,4}|${arabic}{1,3})[）)\\]］】〕]))(?:\\s*[：:]|—{1,2}|\\s)\\s*(?=\\p{L})(.{1,20})$`,
  'u',
)
/** Fewer of one name prove nothing; in brackets, two do. */
const [leastBare, leastEnclosed] = [3, 2]

interface Found {
  readonly at: number
  readonly number: number
  readonly isEnclosed: boolean
}

/** Adds such titles to `forms` if other numbers do not divide the text. */
export function withNumberedNames(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const names = new Map<string, Found[]>()
  for (const [at, { text, begins }] of lines.entries()) {
    if (!begins || text.length > longest || forms[at] !== null || hasClauses(text)) continue
    const [, counted = text] = entitled.exec(text) ?? []
    const [, name, inBrackets, third, digits, numeral, glued] = named.exec(counted) ?? []
    const enclosed = inBrackets ?? third
    const number = partNumber(
      enclosed ?? digits ?? numeral ?? glued ?? '',
      names.get(name?.trim() ?? ''),
    )
    if (name === undefined || number === null) continue
    const found = { at, number, isEnclosed: enclosed !== undefined }
    const known = names.get(name.trim())
    if (known === undefined) names.set(name.trim(), [found])
    else known.push(found)
  }
  const parts = [...names].filter(([name, found]) => !label.test(name) && areParts(lines, found))
  const cited = citedIn(lines, new Map(parts))
  const titles = parts.flatMap(([name, found]) =>
    (cited.get(name) ?? 0) * 2 >= found.length ? [] : [found],
  )
  const kept = [...forms]
  const inOrder = titles
    .flatMap(found => found.map(part => ({ ...part, first: found[0] })))
    .sort((a, b) => a.at - b.at)
  for (const [k, { at, number, first }] of inOrder.entries()) {
    // The later parts of one name are within the first, unless those of another are between them.
    const isWithin = titles.length > 1 && inOrder[k - 1]?.first === first
    kept[at] = { sign: isWithin ? 'section' : 'chapter', number, firm: false }
  }
  return kept
}

/**
 * A name by which prose refers to a formula or a figure: 方程（1）, 图（2）; or one that counts points of
 * an argument: 原因之一：天气.
 */
const label =
  /^(?:.{0,4}(?:原因|理由|特点|特點|特征|特徵|表现|表現|方法|好处|好處|坏处|壞處|优点|優點|缺点|缺點|问题|問題|证据|證據|步骤|步驟|要点|要點|条件|條件|目的|作用|影响|影響|启示|啟示|误区|誤區|建议|建議|教训|教訓|意义|意義|对策|對策|措施|经验|經驗|背景|情况|情況|选择|選擇|例子|案例|事例))之?$|(?:方程[组組式]?|公式|等式|定理|引理|命[题題]|推[论論])$|^[附如见見]?(?:[图圖表例式注件])$/

const bracketed = new RegExp(`[（(](?:${han}{1,4}|${arabic}{1,3}|[上中下])[）)]`, 'g')

/** Counts how often prose names a part of each name. A title is hardly ever cited so. */
function citedIn(
  lines: readonly HeadingLine[],
  names: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, number> {
  const cited = new Map<string, number>()
  if (names.size === 0) return cited
  for (const { text } of lines) {
    if (!/[（(]/.test(text) || !hasClauses(text)) continue
    for (const { index } of text.matchAll(bracketed)) {
      const before = text.slice(Math.max(0, index - longest), index).trimEnd()
      for (let from = 0; from < before.length; from++) {
        const name = before.slice(from)
        if (names.has(name)) cited.set(name, (cited.get(name) ?? 0) + 1)
      }
    }
  }
  return cited
}

/** The number of a part; 下 is the second or the third. */
function partNumber(written: string, before: readonly Found[] = []): number | null {
  if (written === '下') return Math.max(2, before.length + 1)
  const place = '上中'.indexOf(written)
  return written !== '' && place >= 0 ? place + 1 : numberOf(written)
}

/** Whether the numbers rise by one from the first, and text follows each. */
function areParts(lines: readonly HeadingLine[], found: readonly Found[]): boolean {
  const [first] = found
  const least = found.every(({ isEnclosed }) => isEnclosed) ? leastEnclosed : leastBare
  if (first === undefined || found.length < least || first.number > 1) return false
  return found.every(
    ({ at, number }, i) => number === first.number + i && isProse(lines[at + 1]?.text),
  )
}

const isProse = (text = ''): boolean =>
  endsSentence(text) || hasClauses(text) || text.length > longest
