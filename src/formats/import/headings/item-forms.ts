/** Recognizes headings that have only a number: 一、…, (一)…, 1.…, 1.1 …, or the number alone. */
import { hasClauses } from '#domain/text/sentence'
import type { HeadingForm } from './heading-form.ts'
import { arabic, endsWithStop, han, capturedNumber } from './heading-numbers.ts'
import { romanNumber } from './roman.ts'

const openings = {
  comma: new RegExp(`^(${han}{1,4})[、．.]`),
  parenthesis: new RegExp(`^[（(](${han}{1,4})[）)]`),
  arabic: new RegExp(`^(${arabic}{1,3})(?:[、．]|\\.(?!${arabic}))`),
  decimal: new RegExp(`^${arabic}{1,2}[.．](${arabic}{1,2})(?=[\\s《〈])`),
  subdecimal: new RegExp(`^${arabic}{1,2}[.．]${arabic}{1,2}[.．](${arabic}{1,2})(?=[\\s《〈])`),
  arabicParenthesis: new RegExp(`^(?:[（(](${arabic}{1,3})[）)]|(${arabic}{1,3})[）)])`),
}
const signs = [
  'comma',
  'parenthesis',
  'arabic',
  'decimal',
  'subdecimal',
  'arabicParenthesis',
] as const

/** Signs after which speeches and reports have titles of two halves: 一、提高认识，增强责任感. */
const parallel: ReadonlySet<string> = new Set(['comma', 'parenthesis', 'arabic'])

const longestTitle = 40
/** The same for a title in letters, which needs more of them than of Han characters. */
const longestLatinTitle = 90

/** Returns the form of `line` by the number at its start or end; null if it cannot be a heading. */
export const numberedForm = (line: string): HeadingForm | null =>
  itemForm(line) ?? romanForm(line) ?? ordinalForm(line) ?? bareForm(line)

function itemForm(line: string): HeadingForm | null {
  for (const sign of signs) {
    const found = openings[sign].exec(line)
    if (found === null) continue
    const title = line.slice(found[0].length)
    const firm = isItemTitle(title)
    const fits = firm || (parallel.has(sign) && isItemTitle(title.replaceAll(/[，,]/g, '')))
    return fits && !endsWithStop(title) ? { sign, number: capturedNumber(found), firm } : null
  }
  return null
}

const romanOpening = /^([IVX]{1,6})[.．、]\s*(?=[\p{Lu}\p{Script=Han}])/u

/**
 * II. The Legal System, like 二、 in Chinese. Others must follow, because the letter may begin a
 * name.
 */
function romanForm(line: string): HeadingForm | null {
  const [opening, written] = romanOpening.exec(line) ?? []
  const number = written === undefined ? null : romanNumber(written)
  const title = line.slice(opening?.length ?? 0)
  const fits = isItemTitle(title.replaceAll(/[，,]/g, '')) && !endsWithStop(title)
  return number !== null && fits ? { sign: 'comma', number, firm: false } : null
}

/** 五帝本紀第一, 學而第一: classical works have the number last. */
const ordinal = new RegExp(`^[《〈]?[\\p{Script=Han}·]{1,14}第(${han}{1,5})[》〉]?$`, 'u')

function ordinalForm(line: string): HeadingForm | null {
  const found = ordinal.exec(line)
  return found === null ? null : { sign: 'ordinal', number: capturedNumber(found), firm: false }
}

const bare = new RegExp(`^(${han}{1,5}|${arabic}{1,4}|[Ⅰ-Ⅻ])(?:[、．.]?$|\\s+(\\S.*)$)`)
const roman = /^([IVXL]{1,7})\.?$/

function bareForm(line: string): HeadingForm | null {
  const letters = roman.exec(line)?.[1]
  if (letters !== undefined) return { sign: 'bare', number: romanNumber(letters), firm: false }
  const found = bare.exec(line)
  if (found === null) return paddedForm(line)
  const title = found[2]
  if (title !== undefined && !isItemTitle(title)) return null
  return { sign: 'bare', number: capturedNumber(found), firm: false }
}

/** 002李白：静夜思, 004菩萨蛮--温庭筠: collections of poems count with zeros. */
const padded =
  /^([0０][0-9０-９]{1,3}|[0-9０-９]{3})(?=[\p{Script=Han}《【]|(?<=^[0０]...?)[.．、]\s*[\p{Script=Han}《【])([^，。！？!?；;,]{1,40})$/u

function paddedForm(line: string): HeadingForm | null {
  const found = padded.exec(line)
  if (found === null || /^[年月日号號个個人条條元]/.test(found[2] ?? '')) return null
  return endsWithStop(line) ? null : { sign: 'bare', number: capturedNumber(found), firm: false }
}

/** Whether `title` may follow a number: it is short, has words and is not a sentence. */
export const isItemTitle = (title: string): boolean =>
  title.length > 0 &&
  title.length <= (/\p{Script=Han}/u.test(title) ? longestTitle : longestLatinTitle) &&
  !hasClauses(title) &&
  !endsWithStop(title) &&
  /\p{L}/u.test(title)
