/** Helps the tests of plain text to read texts and to wrap paragraphs. */
import type { ImportChoices } from '../choices.ts'
import { plainText } from './plain-text.ts'

/** Returns the preview of a plain text of `lines`. */
export function read(lines: readonly string[], choices: ImportChoices = {}) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const preview = plainText.parse(bytes, '书.txt', choices)
  if (!preview.ok) throw new Error(preview.code)
  const { book, chapters } = preview.text
  return { book, paragraphs: chapters.flat(), findings: preview.findings }
}
/** Returns the paragraphs of that book. */
export const textsOf = (lines: readonly string[], choices?: ImportChoices) =>
  read(lines, choices).paragraphs.map(({ text }) => text)

export const first =
  '由四川过湖南去，靠东有一条官路。这官路将近湘西边境到了一个地方名为“茶峒”的小山城时，有一小溪，溪边有座白色小塔，塔下住了一户单独的人家。'
export const second =
  '小溪流下去，绕山岨流，约三里便汇入茶峒的大河。人若过溪越小山走去，则只一里路就到了茶峒城边。溪流如弓背，山路如弓弦，故远近有了小小差异。'
export const short = '这人家只一个老人，一个女孩子，一只黄狗。'
export const english =
  'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light.'

/** Wraps `paragraph` into lines of `width` characters, the first after `indent`. */
export function printed(paragraph: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = indent
  for (const character of paragraph) {
    if (line.length >= width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}

/** Wraps `paragraph` into lines of at most `width` characters, broken between words. */
export function printedWords(paragraph: string, width: number): string[] {
  const lines: string[] = []
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}

export const paragraphs = [first, second, short, second, first]
