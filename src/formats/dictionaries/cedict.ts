/** Reads dictionaries of the form of CC-CEDICT: `Traditional Simplified [pin1 yin1] /sense/`. */
import type { DictionaryWriter } from './dictionary-writer.ts'

const line = /^(\S+)\s+(\S+)\s+\[{1,2}([^\]]*)\]{1,2}\s*\/(.*)\/\s*$/u

/** How such a line begins. */
const beginning = /^\S+\s+\S+\s+\[/u
const linesTried = 200

/** Whether a text has such lines, by its first ones. */
export function isCedict(text: string): boolean {
  let [tried, fitting] = [0, 0]
  for (const each of linesIn(text)) {
    if (each.trim() === '' || each.startsWith('#')) continue
    if (beginning.test(each)) fitting++
    if (++tried === linesTried) break
  }
  return fitting > 0 && fitting * 2 >= tried - 1
}

/** Adds the entries of `text`. Returns its title; '' if it has none. */
export function readCedict(text: string, writer: DictionaryWriter): string {
  let title = ''
  let number = 0
  for (const each of linesIn(text)) {
    number++
    if (each.trim() === '') continue
    if (each.startsWith('#')) {
      if (title === '')
        title = /^#\s*(?:!\s*)?(?:name|title)?\s*[=:]?\s*(.*)$/iu.exec(each)?.[1] ?? ''
      continue
    }
    const [, traditional = '', simplified = '', reading = '', senses = ''] = line.exec(each) ?? []
    if (simplified === '') writer.leaveOut('form', number)
    else
      writer.add(
        { expression: simplified, other: traditional, reading, senses: senses.split('/') },
        number,
      )
  }
  return title
}

/** The lines of a text, without making an array of them all. */
export function* linesIn(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    yield text.slice(at, text[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
  }
}
