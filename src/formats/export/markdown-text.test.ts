import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withoutControls } from '#domain/text/control-characters'
import { hardText } from './hard-text-testing.ts'
import { escapeMarkdown, hardBreaks } from './markdown-text.ts'

it('Markdown shows the same text, whatever is in it', () => {
  fc.assert(
    fc.property(hardText, text => {
      expect(readMarkdown(hardBreaks(escapeMarkdown(text, true), '> '))).toBe(withoutControls(text))
    }),
  )
})

it.each([
  ['1. one', '1\\. one'],
  ['1) one', '1\\) one'],
  ['2022.', '2022\\.'],
  ['in 2022. It', 'in 2022. It'],
  ['- one', '\\- one'],
  ['a-b', 'a-b'],
  ['# one', '\\# one'],
  ['---', '\\---'],
  ['===', '\\=\\=\\='],
  ['<b>&amp;', '\\<b\\>\\&amp;'],
  ['a | b', 'a \\| b'],
  ['[^1]', '\\[\\^1\\]'],
  ['https://a.b', 'https\\://a.b'],
  ['www.a.b', 'www\\.a.b'],
  ['a\n1. one', 'a\\\n1\\. one'],
  ['a\n\nb', 'a<br>\\\nb'],
  ['a\n', 'a<br>'],
  ['    code', '&#32;&#32;&#32;&#32;code'],
  ['　　天', '　　天'],
])('escapes %j as %j', (text, markdown) => {
  expect(hardBreaks(escapeMarkdown(text, true), '')).toBe(markdown)
})

/**
 * Returns the text that Markdown shows of one quoted paragraph. Throws if it contains any markup
 * besides escapes and breaks.
 */
function readMarkdown(markdown: string): string {
  const lines = markdown.split('\n').map((line, i) => (i === 0 ? line : line.replace(/^> /, '')))
  for (const line of lines) expect(line).not.toMatch(/^(?:[ \t]|[-+:]|\d+[.)])|[ \t]$/)
  const joined = lines.join('\n')
  expect(joined.replaceAll(/\\[^]|<br>|&#\d+;/g, 'x')).not.toMatch(/[\\`*_[\]<>&|~^=$#@{}\n]|:\/\//)
  return joined
    .replaceAll(/\\\n/g, '\n')
    .replaceAll(/\\([^])|<br>|&#(\d+);/g, (match, escaped?: string, code?: string) =>
      match === '<br>' ? '\n' : (escaped ?? String.fromCodePoint(Number(code))),
    )
}
