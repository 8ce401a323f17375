import { expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { looksLikeMarkdown } from './looks-like.ts'

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))

it.each([
  ['headings', ['# 天', '', '玄。', '', '## 地', '', '黄。']],
  ['headings after a byte order mark', ['\ufeff# 天', '', '玄。', '', '## 地', '', '黄。']],
  ['a table', ['| 天 | 地 |', '|---|---|', '| 玄 | 黄 |']],
])('a plain text with %s is Markdown', (_title, lines) => {
  expect(looksLikeMarkdown(bytesOf(lines))).toBe(true)
  const preview = previewImport(bytesOf(lines), '书.txt')
  expect(preview.ok && preview.text.book.provenance.importer).toBe('markdown')
})

it.each([
  ['one heading', ['# 天', '', '玄。']],
  ['one paragraph a line', ['# 天', '玄。', '黄。', '宇。', '', '# 地', '宙。', '洪。', '荒。']],
  ['hashtags', ['#天', '', '#地', '', '#人']],
  ['comments of the Kanseki Repository', ['# -*- mode: mandoku -*-', '', '# 天', '', '# 地']],
  ['a rule', ['天', '---', '地']],
])('a plain text with %s is not Markdown', (_title, lines) => {
  expect(looksLikeMarkdown(bytesOf(lines))).toBe(false)
})
