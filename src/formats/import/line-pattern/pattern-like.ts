/**
 * Derives from one line the pattern of the lines like it, in the syntax of `compileLinePattern`:
 * its number becomes any number, and its title any title. The pattern always meets the line.
 */
import { hanNumerals } from '#domain/text/numerals'
import { compileLinePattern } from './pattern.ts'

/** A part of a pattern: words, any number, or any text. */
type Part = { readonly words: string } | 'number' | 'any'

/**
 * How like they are: if `narrow`, a character that follows the number without a space must be the
 * same, so that 第三回 is not like 第三回合.
 */
export type Likeness = 'wide' | 'narrow'

/** Returns the pattern of the lines like `line`. */
export function patternLike(line: string, likeness: Likeness): string {
  const text = line.trim().replaceAll(/\s+/g, ' ')
  const parts = partsOf(text, likeness) ?? exact(text)
  const found = [written(parts), written(exact(text))].find(pattern => meets(pattern, line))
  return found ?? beginning(text)
}

function meets(source: string, line: string): boolean {
  const pattern = compileLinePattern(source)
  return pattern.ok && pattern.fits(line)
}

const numeral = `[${hanNumerals}0-9０-９Ⅰ-Ⅻ]`
const number = `${numeral}+`
const pairs: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '〖': '〗',
  '［': '］',
  '[': ']',
  '〔': '〕',
  '《': '》',
  '〈': '〉',
}

/** Returns the parts of a line with the form of a title or of a page line; null for other lines. */
function partsOf(text: string, likeness: Likeness): readonly Part[] | null {
  const close = pairs[text[0] ?? '']
  const inner = text.slice(1, -1)
  if (close !== undefined && text.endsWith(close) && inner !== '' && !inner.includes(close))
    return [{ words: text[0] ?? '' }, ...(partsOf(inner, likeness) ?? ['any']), { words: close }]
  return (
    pageLine(text) ?? ordinal(text, likeness) ?? counted(text, likeness) ?? labelled(text) ?? null
  )
}

/** What no line of a page number has. A repeated choice between numbers and signs backtracks. */
const wordInPage = new RegExp(`(?![第页頁共]|${numeral})[\\p{L}\\p{N}]`, 'u')
const aNumber = new RegExp(number, 'u')

/** A line of numbers and signs: - 12 -, 第12页 共30页. */
const pageLine = (text: string): readonly Part[] | null =>
  aNumber.test(text) && !wordInPage.test(text) ? numbersOut(text, number) : null

const unit = '[章回节節卷部集篇页頁讲講课課幕场場折话話封夜天首编編册冊季辑輯单單出]'
const ordered = new RegExp(
  `^([^，。！？；,!?;第]{0,16}?)(第\\s*)(${number})(\\s*${unit}?)(.*)$`,
  'u',
)
const date = new RegExp(`^${number}\\s*[年月](?:\\s*${number}\\s*[月日号號])*`, 'u')

/** 第三回 …, 五帝本紀第一, 五月三日. */
function ordinal(text: string, likeness: Likeness): readonly Part[] | null {
  const [dated] = date.exec(text) ?? []
  if (dated !== undefined)
    return [...numbersOut(dated, number), ...title(text.slice(dated.length), likeness)]
  const [, before = '', sign = '', , after = '', rest = ''] = ordered.exec(text) ?? []
  if (sign === '') return null
  // Without a unit the words before the number are the title: 五帝本紀第一, 夏本紀第二.
  const isTitle = before.trim().length > 1 && after === '' && rest === ''
  const name: readonly Part[] = isTitle ? ['any'] : exact(before)
  return [...name, { words: sign }, 'number', { words: after }, ...title(rest, likeness)]
}

const numberFirst = new RegExp(
  `^(\\P{L}{0,2}?)(${number}(?:[.．]${number})*)(?=$|[\\s、．.,，:：·)）】\\]］〕—-]|(?<=[0-9０-９])\\p{L})(.*)$`,
  'u',
)
const nameFirst = new RegExp(
  `^((?:\\p{Script=Latin}{1,30}|\\p{Script=Han}{1,8}?)\\s*[（(]?)(${number})(?=$|[\\s、．.,，:：·)）—-])(.*)$`,
  'u',
)

/** The name of a speaker whose second character is a number: 张三：. */
const isName = new RegExp(`^(?!${unit})\\p{Script=Han}$`, 'u')

/** 三、…, 3.1 …, （三）…, Chapter 3, 卷三 …, 雪夜（三）. */
function counted(text: string, likeness: Likeness): readonly Part[] | null {
  const [, before = '', numbers = '', rest = ''] =
    numberFirst.exec(text) ?? nameFirst.exec(text) ?? []
  if (numbers === '' || (isName.test(before) && /^[：:]/.test(rest))) return null
  return [{ words: before }, ...numbersOut(numbers, number), ...title(rest, likeness)]
}

const sign = /^([^\p{L}\p{N}\s“‘「『（(《〈"'…—–-]+)\s*(?=\S)/u
const label =
  /^(【[^【】]{1,12}】|\p{Script=Han}{1,4}[：:]|\p{Script=Han}{1,4}\s(?=\p{Script=Han}+$))\s*(?=\S)/u
const longestLabelled = 60

/** A line after a sign or a label: ◎…, 【注释】…, 番外 …. */
function labelled(text: string): readonly Part[] | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  const [opening] =
    (text.length <= longestLabelled ? (label.exec(text) ?? sign.exec(text)) : null) ?? []
  return opening === undefined ? null : [{ words: opening }, ...ended(text)]
}

const opening = /^(?:\s*[、．.,，:：·—–)）】\]］〕-]+)?\s*/

/** The title after a number: any, after the same signs and before the same stop. */
function title(rest: string, likeness: Likeness): readonly Part[] {
  const [signs = ''] = opening.exec(rest) ?? []
  const words = rest.slice(signs.length)
  if (words === '') return signs === '' ? [] : [{ words: signs }]
  const [first = ''] = words
  const isAttached = signs === '' && likeness === 'narrow'
  return [
    { words: signs },
    ...(isAttached ? [{ words: first }] : []),
    ...ended(words.slice(isAttached ? first.length : 0)),
  ]
}

/** Any text, before the same stop. */
function ended(text: string): readonly Part[] {
  const [stop = ''] = /[。！？!?…；;]["”’」』）)]*$/u.exec(text) ?? []
  return ['any', { words: stop }]
}

/** The same words, with any number for each in digits. */
const exact = (text: string): readonly Part[] => numbersOut(text, '[0-9０-９]+')

function numbersOut(text: string, numbers: string): readonly Part[] {
  return text
    .split(new RegExp(`(${numbers})`, 'u'))
    .flatMap((part, i): readonly Part[] =>
      part === '' ? [] : [i % 2 === 1 ? 'number' : { words: part }],
    )
}

/** Writes `parts` in plain words, or as an expression if their words have signs of the syntax. */
function written(parts: readonly Part[]): string {
  const plain = parts.map(part => (part === 'number' ? '#' : part === 'any' ? '*' : part.words))
  const isPlain = parts.every(part => typeof part === 'string' || !/[#*/]/.test(part.words))
  if (isPlain) return plain.join('').trim()
  const all = parts.map(part =>
    part === 'number' ? number : part === 'any' ? '[\\s\\S]*' : escaped(part.words),
  )
  return `/^${all.join('')}$/`
}

const escaped = (words: string): string =>
  words.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s*`)

/** How many characters of a line that is too long for a pattern are in it. */
const longestBeginning = 30

/** The pattern of lines that begin as `text` does. */
const beginning = (text: string): string =>
  `/^${escaped(Array.from(text).slice(0, longestBeginning).join(''))}/`
