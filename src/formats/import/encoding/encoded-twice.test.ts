/** Texts that were written, read wrongly and written again: read as they were meant, and no other text taken for one. */
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { previewImport } from '../index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const misread = (label: string, text: string) => new TextDecoder(label).decode(utf8(text))
/** Latin-1 as programs have it that know no Windows: each byte is the character of its number. */
const byNumber = (text: string) =>
  Array.from(utf8(text), byte => String.fromCharCode(byte)).join('')

const text =
  '第一章 春天\r\n　　山里的春天来得很晚，雪水一滴一滴落下。café\n有人来了，他说：“坐。”\n'
/** Each of its lines has as many bytes as two to a character leave whole. */
const even = '春天来了，山里的雪水落下来，\n今天的人们都来了，他们说坐坐\n'.repeat(4)

describe('a text encoded twice', () => {
  it.each([
    ['by Windows-1252', 'UTF-8 via Windows-1252', misread('Windows-1252', text), text],
    ['by Latin-1', 'UTF-8 via Windows-1252', byNumber(text), text],
    [
      'by Windows-1252 with its mark',
      'UTF-8 via Windows-1252',
      misread('Windows-1252', `\ufeff${text}`),
      text,
    ],
    [
      'by Windows-1252 with a new mark',
      'UTF-8 via Windows-1252',
      `\ufeff${misread('Windows-1252', text)}`,
      text,
    ],
    ['by GBK', 'UTF-8 via GB18030', misread('GBK', even), even],
    [
      'by Windows-1252 at length',
      'UTF-8 via Windows-1252',
      byNumber(text.repeat(200)),
      text.repeat(200),
    ],
  ])('%s is read as it was meant', (_title, used, written, meant) => {
    expect(decodeText(utf8(written))).toMatchObject({
      ok: true,
      text: meant,
      encoding: {
        used,
        possible: [
          { encoding: used, whole: true },
          { encoding: 'UTF-8', whole: true },
        ],
      },
    })
  })

  it('is told to have been one, with what it was taken for', () => {
    const read = previewImport(utf8(misread('Windows-1252', text)), 'a.txt')
    expect(read.ok && read.notices[0]).toEqual({ code: 'encoded-twice', detail: 'Windows-1252' })
  })

  it('is read as it stands where the reader says so', () => {
    const written = byNumber(text)
    expect(decodeText(utf8(written), { encoding: 'UTF-8' })).toMatchObject({ text: written })
  })

  it('is read as it was meant in a page that says it is UTF-8', () => {
    const page = `<html><head><meta charset="utf-8"></head><body><p>${text}</p></body></html>`
    const read = previewImport(utf8(byNumber(page)), 'a.html')
    expect(read.ok && read.text.chapters.flat()[0]?.text).toContain('第一章 春天')
  })

  it('that lost a byte is refused as such, by the line, and read with a sign in its place on demand', () => {
    const bytes = utf8(byNumber(text).replace('å¤©', 'å¤'))
    const encoding = 'UTF-8 via Windows-1252'
    expect(decodeText(bytes, { encoding })).toMatchObject({
      code: 'import.wrong-encoding',
      line: 1,
    })
    expect(decodeText(bytes, { encoding, lossy: true })).toMatchObject({
      ok: true,
      encoding: { replaced: { count: 1, line: 1 } },
    })
  })
})

it.each([
  ['Chinese', text],
  ['French', 'Un été à la montagne, où la neige fondait goutte à goutte.\n'.repeat(20)],
  [
    'English that quotes one',
    `${'It was written as it came. '.repeat(30)}${byNumber('中国人民站起来了')}`,
  ],
  ['too short to tell', byNumber('中国')],
  ['half of which is one', `${byNumber(text)}${text}`],
  ['with a sign in place of a byte', misread('GBK', text)],
  ['of rare characters', '涓涓细流，鐨字。'.repeat(20)],
])('a text is read as it stands: %s', (_title, written) => {
  expect(decodeText(utf8(written))).toMatchObject({
    ok: true,
    text: written,
    encoding: { used: 'UTF-8', possible: [{ encoding: 'UTF-8', sure: 1 }] },
  })
})

it.each(['iso-8859-1', 'gb2312'])(
  'a page in UTF-8 that says it is %s is read as it is',
  charset => {
    const page = `<html><head><meta charset="${charset}"></head><body><p>${even}</p></body></html>`
    const read = previewImport(utf8(page), 'a.html')
    expect(read.ok && read.text.chapters.flat()[0]?.text).toContain('山里的雪水')
  },
)
