import { expect, it } from 'vitest'
import { previewImport } from './index.ts'
import { hasKnownSign } from './known-signs.ts'

/** Converts each character to one byte. */
const latin = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const wide = (text: string) =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, unit => unit.charCodeAt(0)).buffer)

it.each([
  ['a PDF', latin('%PDF-1.4\n1 0 obj')],
  ['RTF', latin('{\\rtf1\\ansi')],
  ['a ZIP, such as a DOCX', latin('PK\x03\x04\x14\0\x06\0')],
  ['OLE, such as a DOC', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
  ['HTML', utf8('<!DOCTYPE html>\n<p>中国</p>')],
  ['HTML without a doctype', utf8('<HTML lang="zh"><p>中国</p>')],
  ['XML', utf8('<?xml version="1.0"?>\n<FictionBook>')],
  ['HTML after blank lines', utf8('\ufeff\r\n \t\n<!doctype html>')],
  [
    'a web page saved as one file',
    utf8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'),
  ],
  ['HTML in UTF-16', wide('\n<!doctype html>')],
])('recognizes %s by its first bytes', (_title, bytes) => {
  expect(hasKnownSign(bytes)).toBe(true)
})

it.each([
  ['a PDF', latin('%PDF-1.4\n1 0 obj'), 'import.pdf'],
  ['RTF', latin('{\\rtf1\\ansi'), 'import.rtf'],
  ['CHM', latin('ITSF\x03\0\0\0\x60\0'), 'import.chm'],
  ['MOBI', latin('a'.repeat(60) + 'BOOKMOBI\0\0'), 'import.mobi'],
  ['gzip, whole or cut off', latin('\x1f\x8b\x08\0\0\0'), 'import.packed'],
  ['bzip2', latin('BZh91AY&SY\0'), 'import.packed'],
  ['xz', latin('\xfd7zXZ\0\0'), 'import.packed'],
  ['7z', latin('7z\xbc\xaf\x27\x1c\0'), 'import.packed'],
  ['RAR', latin('Rar!\x1a\x07\x01\0'), 'import.packed'],
  ['an old Palm document', latin('a'.repeat(60) + 'TEXtREAd'), 'import.mobi'],
])('says what to do about %s, whatever its name is', (_title, bytes, code) => {
  for (const name of ['书.txt', '书.epub', '书.md', '书.html', '书.csv', '书'])
    expect(previewImport(bytes, name)).toEqual({ ok: false, code, file: name })
})

it.each([
  ['an empty file', ''],
  ['a text that names the sign of MOBI elsewhere', `${'a'.repeat(50)}BOOKMOBI`],
  ['Chinese', '中国人民。'],
  ['a text that mentions a PDF', '见 %PDF-1.4。'],
  ['a text that begins with PK', 'PK赛'],
  ['a text that begins with an angle bracket', '<三国演义>'],
  ['a text that begins with a word like a tag', '<htmlspecialchars>是函数'],
  ['a text that mentions mail', '书信:\nMIME-Version: 1.0'],
  ['a text that quotes markup further down', '如何写网页\n<!doctype html>'],
])('finds no sign in %s', (_title, text) => {
  expect(hasKnownSign(utf8(text))).toBe(false)
})
