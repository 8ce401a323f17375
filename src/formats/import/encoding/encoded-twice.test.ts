/** Tests of mojibake: texts that were encoded, decoded wrongly and encoded again. */
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { previewImport } from '../index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const misread = (label: string, text: string) => new TextDecoder(label).decode(utf8(text))
/** Decodes as true Latin-1, in which each byte is the character with its number. */
const byNumber = (text: string) =>
  Array.from(utf8(text), byte => String.fromCharCode(byte)).join('')

const text =
  '第一章 春天\r\n　　山里的春天来得很晚，雪水一滴一滴落下。café\n有人来了，他说：“坐。”\n'
/** Each line has an even number of bytes, so that two-byte characters leave no byte over. */
const even = '春天来了，山里的雪水落下来，\n今天的人们都来了，他们说坐坐\n'.repeat(4)

describe('a text encoded twice', () => {
  it.each([
    ['as Windows-1252', 'UTF-8 via Windows-1252', misread('Windows-1252', text), text],
    ['as Latin-1', 'UTF-8 via Windows-1252', byNumber(text), text],
    [
      'as Windows-1252 with its byte order mark',
      'UTF-8 via Windows-1252',
      misread('Windows-1252', `\ufeff${text}`),
      text,
    ],
    [
      'as Windows-1252 with a new byte order mark',
      'UTF-8 via Windows-1252',
      `\ufeff${misread('Windows-1252', text)}`,
      text,
    ],
    ['as GBK', 'UTF-8 via GB18030', misread('GBK', even), even],
    [
      'as Latin-1 in a long text',
      'UTF-8 via Windows-1252',
      byNumber(text.repeat(200)),
      text.repeat(200),
    ],
  ])('recovers a text once decoded %s', (_title, used, written, meant) => {
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

  it('reports that a text was encoded twice, with the mistaken encoding', () => {
    const read = previewImport(utf8(misread('Windows-1252', text)), 'a.txt')
    expect(read.ok && read.notices[0]).toEqual({ code: 'encoded-twice', detail: 'Windows-1252' })
  })

  it('leaves mojibake as it is if the reader chooses UTF-8', () => {
    const written = byNumber(text)
    expect(decodeText(utf8(written), { encoding: 'UTF-8' })).toMatchObject({ text: written })
  })

  it('recovers a web page that declares UTF-8', () => {
    const page = `<html><head><meta charset="utf-8"></head><body><p>${text}</p></body></html>`
    const read = previewImport(utf8(byNumber(page)), 'a.html')
    expect(read.ok && read.text.chapters.flat()[0]?.text).toContain('第一章 春天')
  })

  it('refuses mojibake that lost a byte, with the line, and replaces the byte on demand', () => {
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
    'English that quotes mojibake',
    `${'It was written as it came. '.repeat(30)}${byNumber('中国人民站起来了')}`,
  ],
  ['too short to judge', byNumber('中国')],
  ['half mojibake', `${byNumber(text)}${text}`],
  ['mojibake with a replaced byte', misread('GBK', text)],
  ['rare characters', '涓涓细流，鐨字。'.repeat(20)],
])('leaves a text as it is: %s', (_title, written) => {
  expect(decodeText(utf8(written))).toMatchObject({
    ok: true,
    text: written,
    encoding: { used: 'UTF-8', possible: [{ encoding: 'UTF-8', sure: 1 }] },
  })
})

it.each(['iso-8859-1', 'gb2312'])('decodes a page in UTF-8 that declares %s as UTF-8', charset => {
  const page = `<html><head><meta charset="${charset}"></head><body><p>${even}</p></body></html>`
  const read = previewImport(utf8(page), 'a.html')
  expect(read.ok && read.text.chapters.flat()[0]?.text).toContain('山里的雪水')
})
