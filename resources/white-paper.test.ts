import { readdirSync, readFileSync } from 'node:fs'
import type { Book, Paragraph } from '#domain/book'
import { decodeChapter, decodeManifest, encodeBundle } from '#formats/bundle'
import { sha256Hex } from '#formats/naming'
import { describe, expect, it } from 'vitest'

const folder = new URL('./books/white-paper/', import.meta.url)
const bytesOf = (path: string) => readFileSync(new URL(path, folder))

const manifest = decodeManifest(bytesOf('manifest.json'))
const book = manifest.ok ? manifest.value : raise(manifest)
const chapters = book.chapters.map(({ file }) => {
  const decoded = decodeChapter(bytesOf(file))
  return decoded.ok ? decoded.value : raise(decoded)
})
const paragraphs = chapters.flat()

function raise(decoded: object): never {
  throw new Error(JSON.stringify(decoded))
}

const ofKind = (kind: Paragraph['kind'], level?: number) =>
  paragraphs.filter(paragraph => paragraph.kind === kind && paragraph.level === level)

describe('the white paper', () => {
  it('the white paper has the text of the print, character for character', () => {
    const text = paragraphs.map(({ text }) => text.replaceAll(/\s/g, '')).join('')
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(
      'af9df3f89d3a46466ed905719da47c41f7d0449dba5afd32806c34ebbdaf8de3',
    )
  })

  it('the white paper has 78 paragraphs in three chapters', () => {
    expect(chapters.map(({ length }) => length)).toEqual([52, 23, 3])
  })

  it.each([
    ['heading', 1, 2],
    ['heading', 2, 13],
    ['heading', 3, 9],
    ['body', undefined, 44],
    ['boxTitle', undefined, 3],
    ['boxBody', undefined, 6],
    ['dateline', undefined, 1],
    ['marker', undefined, 0],
    ['verse', undefined, 0],
    ['quotation', undefined, 0],
    ['caption', undefined, 0],
    ['note', undefined, 0],
  ] as const)('the white paper has of kind %s, level %s: %i paragraphs', (kind, level, count) => {
    expect(ofKind(kind, level)).toHaveLength(count)
  })

  it('the white paper has the headings of the print in order', () => {
    expect(chapterTitles(book)).toEqual([
      '',
      '四、构建更加紧密的网络空间命运共同体的中国主张',
      '结束语',
    ])
    const headings = book.chapters.flatMap(chapter => chapter.headings)
    const numbers = headings.map(
      ({ level, title }) => level + (/^\d|^\(.+?\)|^.、/u.exec(title)?.[0] ?? title),
    )
    expect(numbers.join(' ')).toBe(
      '2(二) 31 32 33 2(三) 31 32 33 2(四) 31 32 33 1四、 ' +
        '2(一) 2(二) 2(三) 2(四) 2(五) 2(六) 2(七) 2(八) 2(九) 2(十) 1结束语',
    )
  })

  it('the white paper joins paragraphs that a page break cut, and remembers where', () => {
    const cuts = paragraphs.flatMap(({ text, printBreaks = [] }) =>
      printBreaks.map(at => `${text.slice(at - 6, at)}|${text.slice(at, at + 6)}`),
    )
    expect(cuts).toEqual([
      '网治理体系改|革和建设。',
      '包括美国在内|的世界各国企',
      '反对搞双重标|准,不从事纵',
    ])
  })

  it('the white paper separates the printer’s note from the first sentence', () => {
    expect(paragraphs[0]?.text.slice(0, 12)).toBe('(上接第四版)2020年')
    expect(paragraphs[0]?.inlines).toEqual([{ kind: 'marker', start: 0, end: 7 }])
  })

  it('the white paper keeps boxes apart, and joins the text that a box interrupts', () => {
    const kinds = paragraphs.map(({ kind, text }) =>
      kind === 'boxTitle' ? `[${text.slice(0, 3)}` : kind === 'boxBody' ? '.' : ']',
    )
    expect(kinds.join('').replaceAll(/]+/g, ']')).toBe('][专栏4.][专栏5...][专栏6..]')
    expect(paragraphs.find(({ text }) => text.startsWith('以平等和相互尊重'))?.kind).toBe('body')
  })

  it('the white paper is named by its content and says where it is from', () => {
    expect(book.id).toBe(book.provenance.sha256.slice(0, 16))
    expect(book.title).toBe('携手构建网络空间命运共同体（第二部分）')
    expect(book.provenance.origin).toContain('新华社')
    expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(78)
  })

  it('the white paper encodes to the same bytes', () => {
    const files = encodeBundle({ book, chapters })
    for (const { path, bytes } of files) expect(bytesOf(path).equals(bytes), path).toBe(true)
    expect(files).toHaveLength(readdirSync(new URL('chapters/', folder)).length + 1)
    for (const { file, sha256 } of book.chapters)
      expect(sha256Hex(bytesOf(file)), file).toBe(sha256)
  })
})

const chapterTitles = ({ chapters }: Book) => chapters.map(({ title }) => title)
