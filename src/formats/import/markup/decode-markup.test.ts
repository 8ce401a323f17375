import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { decodeMarkup } from './decode-markup.ts'

const page = (charset: string, words: string) =>
  `<html><head><meta charset="${charset}"></head><body><p>${words}</p></body></html>`
const textOf = (bytes: Uint8Array) => {
  const decoded = decodeMarkup(bytes)
  return decoded.ok ? decoded.text : decoded.code
}
const inUtf8 = (text: string) => new TextEncoder().encode(text)
/** The bytes of text of which each character is one byte. */
const inLatin = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0))

describe('an encoding that markup declares', () => {
  it.each(['iso-8859-1', 'windows-1252', 'us-ascii'])(
    'gives way to UTF-8 if it is %s, even for one character',
    charset => {
      const text = page(charset, '道 café')
      expect(textOf(inUtf8(text))).toBe(text)
    },
  )

  it('holds for bytes that are not UTF-8', () => {
    const text = page('iso-8859-1', 'café')
    expect(textOf(inLatin(text))).toBe(text)
  })

  it('holds for bytes of which only a part is UTF-8', () => {
    const text = page('iso-8859-1', 'caf\xe9 \xc3\xa9')
    expect(textOf(inLatin(text))).toBe(text)
  })

  it('holds if it has characters of two bytes, of which short UTF-8 may be made', () => {
    const text = page('gbk', '\xc2\xb7')
    expect(textOf(inLatin(text))).toBe(page('gbk', '路'))
  })

  it('gives way to UTF-8 if it has characters of two bytes and cannot be that of the bytes', () => {
    const text = page('gbk', '道')
    expect(textOf(inUtf8(text))).toBe(text)
  })
})

describe('an encoding of single bytes that a translation memory declares', () => {
  const memory = (encoding: string, words: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>道</seg></tuv><tuv xml:lang="en"><seg>${words}</seg></tuv></tu></body></tmx>`

  it.each(['ISO-8859-2', 'windows-1251', 'koi8-r'])('gives way to UTF-8 if it is %s', encoding => {
    const preview = previewImport(inUtf8(memory(encoding, 'way')), 'a.tmx')
    expect(preview).toMatchObject({ ok: true })
    expect(JSON.stringify(preview)).toContain('"道"')
  })
})
