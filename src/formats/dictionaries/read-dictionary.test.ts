import { readEntry } from '#domain/dictionaries/entry-line'
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeZip } from '../zip/make-zip.ts'
import {
  dictionaryGroups,
  readDictionary,
  readDictionaryFiles,
  type ReadDictionary,
} from './read-dictionary.ts'
import { dictionaryFormats } from './write-dictionary.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const file = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
})
const linesOf = (read: ReadDictionary) =>
  read.ok ? new TextDecoder('utf-8').decode(read.bytes).trimEnd().split('\n') : []
const entriesOf = (read: ReadDictionary) => linesOf(read).map(readEntry)
const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  makeZip(
    Object.entries(files).map(([name, content]) => file(name, content)),
    0,
  )

const cedict = `# Name: My words
自由 自由 [zi4 you2] /freedom/liberty/
還是 还是 [hai2 shi5] /or/still/
broken line
空 空 [kong1] //
`

describe('the form of CC-CEDICT', () => {
  it('entries are read, and what is left out is reported with its line', () => {
    const read = readDictionary([file('my.u8', cedict)])
    expect(entriesOf(read)).toEqual([
      { expression: '自由', other: '', reading: 'zi4 you2', senses: ['freedom', 'liberty'] },
      { expression: '还是', other: '還是', reading: 'hai2 shi5', senses: ['or', 'still'] },
    ])
    expect(read).toMatchObject({
      report: {
        kind: 'cedict',
        title: 'My words',
        entries: 2,
        leftOut: [
          { why: 'form', count: 1, places: [4] },
          { why: 'meaning', count: 1, places: [5] },
        ],
      },
    })
  })

  it('a packed file is the same, and one without a name is called after its file', () => {
    const text = '自由 自由 [zi4 you2] /freedom/\r\n'
    const read = readDictionary([file('words.u8.gz', gzipSync(bytesOf(text)))])
    expect(read).toMatchObject({ report: { title: 'words', entries: 1, leftOut: [] } })
  })
})

describe('tables', () => {
  it.each([
    ['a.csv', 'word,pinyin,meaning\n自由,zì yóu,"free, at liberty"\n', 'free, at liberty'],
    ['a.tsv', '自由\tzi4you2\tfree\n', 'free'],
    ['a.txt', 'Front;Back\n自由;<b>free</b><script>x()</script>\n', 'free'],
    ['a.csv', '释义,词语\nfree,自由\n', 'free'],
  ])('%s with %j has the entry', (name, text, sense) => {
    expect(entriesOf(readDictionary([file(name, text)]))).toMatchObject([
      { expression: '自由', senses: [sense] },
    ])
  })

  it('readings in pinyin become numbered syllables, and others stay', () => {
    const text = 'word,reading,meaning\n自由,zìyóu,free\n自,ㄗˋ,self\n'
    const readings = entriesOf(readDictionary([file('a.csv', text)])).map(one => one.reading)
    expect(readings).toEqual(['zi4 you2', 'ㄗˋ'])
  })
})

/** The files of a dictionary of StarDict with these entries, whose offsets can be wrong. */
function starDict(
  entries: readonly (readonly [string, string])[],
  { sequence = 'm', shift = 0 }: { readonly sequence?: string; readonly shift?: number } = {},
) {
  const index: number[] = []
  const definitions: number[] = []
  for (const [word, text] of entries) {
    const content = bytesOf(text)
    const numbers = new DataView(new ArrayBuffer(8))
    numbers.setUint32(0, definitions.length + shift)
    numbers.setUint32(4, content.length)
    index.push(...bytesOf(word), 0, ...new Uint8Array(numbers.buffer))
    definitions.push(...content)
  }
  const info = `StarDict's dict ifo file\nversion=2.4.2\nbookname=Star\nsametypesequence=${sequence}\n`
  return {
    'star/s.ifo': bytesOf(info),
    'star/s.idx': Uint8Array.from(index),
    'star/s.dict': Uint8Array.from(definitions),
  }
}

describe('StarDict', () => {
  const files = starDict([
    ['自由', 'freedom'],
    ['自在', 'at ease'],
  ])

  it('its files are read together, packed or not, with synonyms', () => {
    const synonyms = Uint8Array.from([...bytesOf('自繇'), 0, 0, 0, 0, 0])
    const read = readDictionary([
      ...Object.entries(files).map(([name, bytes]) => file(name, bytes)),
      file('s.syn', synonyms),
    ])
    expect(read).toMatchObject({ report: { kind: 'stardict', title: 'Star', entries: 3 } })
    expect(
      entriesOf(read).map(({ expression, senses }) => `${expression} ${senses.join()}`),
    ).toEqual(['自由 freedom', '自在 at ease', '自繇 freedom'])
    const packed = { ...files, 'star/s.dict': gzipSync(files['star/s.dict']) }
    expect(entriesOf(readDictionary([file('s.zip', zip(packed))]))).toHaveLength(2)
  })

  it('all dictionaries of an archive are read, whatever is wrong with one of them', () => {
    const other = Object.entries(starDict([['由', 'cause']]))
    const both = Object.fromEntries(other.map(([name, bytes]) => [`other/${name}`, bytes]))
    const all = { ...files, ...both, 'x.ifo': 'x', 'x.idx': '', 'readme.txt': 'a, b' }
    const read = readDictionaryFiles([file('all.zip', zip(all))])
    expect(read.map(one => entriesOf(one).map(({ expression }) => expression))).toEqual([
      ['自由', '自在'],
      ['由'],
      [],
    ])
  })

  it('a definition with a reading and HTML becomes text', () => {
    const html = 'zi4 you2\0<ol><li>freedom<li>liberty</ol><img src=x onerror=alert(1)>'
    const read = readDictionary([
      file('s.zip', zip(starDict([['自由', html]], { sequence: 'yh' }))),
    ])
    expect(entriesOf(read)).toEqual([
      {
        expression: '自由',
        other: '',
        reading: 'zi4 you2',
        senses: ['• freedom\n• liberty'],
      },
    ])
  })

  it('entries outside the file are left out, and a missing file is named', () => {
    const wrong = starDict([['自由', 'freedom']], { shift: 4_000_000_000 })
    const other = starDict([['自在', 'at ease']])
    expect(readDictionary([file('s.zip', zip(wrong))])).toEqual({
      ok: false,
      fault: 'empty',
      what: '',
    })
    const { 'star/s.idx': _, ...rest } = other
    expect(readDictionary([file('s.zip', zip(rest))])).toMatchObject({
      fault: 'incomplete',
      what: '.idx',
    })
  })
})

describe('Yomitan', () => {
  const index = (format: number) => JSON.stringify({ title: 'Yomi', format })
  const content = {
    type: 'structured-content',
    content: [
      {
        tag: 'ul',
        content: [
          { tag: 'li', content: 'freedom' },
          { tag: 'li', content: ['li', 'berty'] },
        ],
      },
      { tag: 'img', path: 'x.png' },
      { tag: 'ruby', content: ['自', { tag: 'rt', content: 'zì' }] },
      { tag: 'script', content: { __proto__: null, tag: 'div', content: 'text only' } },
    ],
  }

  it.each([
    [3, ['自由', 'zìyóu', '', '', 0, [content, 'plain'], 1, '']],
    [1, ['自由', 'zìyóu', '', '', 0, 'plain', 'second']],
  ])('version %d has its senses as text', (format, row) => {
    const archive = zip({ 'index.json': index(format), 'term_bank_1.json': JSON.stringify([row]) })
    const read = readDictionary([file('y.zip', archive)])
    expect(read).toMatchObject({ report: { kind: 'yomitan', title: 'Yomi', entries: 1 } })
    const [entry] = entriesOf(read)
    expect(entry).toMatchObject({ expression: '自由', reading: 'zi4 you2' })
    expect(entry?.senses).toEqual(
      format === 1 ? ['plain', 'second'] : ['• freedom\n• liberty\n自（zì）\ntext only', 'plain'],
    )
  })

  it('prototype names, depth and wrong rows break nothing', () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    const bank = `[["自由","",null,null,0,[{"__proto__":{"tag":"p","content":"x"}},${deep}]],7,null,
      {"constructor":1},["字","","","",0,["letter"]]]`
    const archive = zip({ 'index.json': index(3), 'term_bank_1.json': bank })
    const read = readDictionary([file('y.zip', archive)])
    expect(entriesOf(read).map(({ senses }) => senses)).toEqual([['letter']])
    expect(Object.hasOwn(Object.prototype, 'tag')).toBe(false)
  })
})

describe('hostile files', () => {
  it.each([
    ['nothing', []],
    ['an empty file', [file('a.u8', '')]],
    ['a picture', [file('a.u8', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3))]],
    ['a table of one column', [file('a.csv', '自由\n自在\n')]],
    ['a packed file of another kind', [file('a.7z', '7z')]],
    ['half a zip', [file('a.zip', zip({ 'index.json': '{}' }).slice(0, 40))]],
    ['a zip without a dictionary', [file('a.zip', zip({ 'a.png': 'x' }))]],
  ])('%s is refused with a reason', (_, files) => {
    expect(readDictionary(files)).toMatchObject({ ok: false })
  })

  it('a file that unpacks to more than a hundred times its size is refused', () => {
    const bomb = gzipSync(new Uint8Array(20 * 1024 * 1024))
    expect(readDictionary([file('a.u8.gz', bomb)])).toMatchObject({ ok: false, fault: 'too-large' })
  })

  it('more entries than a dictionary may have are refused', () => {
    const text = '字 字 [zi4] /a/\n'.repeat(500_001)
    expect(readDictionary([file('a.u8', text)])).toMatchObject({ ok: false, fault: 'too-many' })
  })

  it('a huge line is shortened, and a long word is left out', () => {
    const text = `字 字 [zi4] /${'a'.repeat(100_000)}/\n${'字'.repeat(61)} 字 [zi4] /b/\n`
    const read = readDictionary([file('a.u8', text)])
    expect(read).toMatchObject({
      report: { entries: 1, shortened: 1, leftOut: [{ why: 'long', count: 1, places: [2] }] },
    })
    expect(linesOf(read)[0]?.length).toBeLessThan(4100)
  })

  it('whatever the bytes are, reading ends with a result', () => {
    const names = ['a.u8', 'a.zip', 'a.ifo', 'a.idx', 'a.dict', 'a.gz', 'a.tar', 'a.csv']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.uint8Array({ maxLength: 600 })), {
          maxLength: 3,
        }),
        files => {
          const read = readDictionaryFiles(files.map(([name, bytes]) => ({ name, bytes })))
          expect(read.every(({ ok }) => typeof ok === 'boolean')).toBe(true)
        },
      ),
    )
  })
})

it('what is exported is read again as it was', () => {
  const word = fc.string({
    unit: fc.constantFrom(...Array.from('自由還𠮷T')),
    minLength: 1,
    maxLength: 8,
  })
  const sense = fc
    .string({ unit: fc.constantFrom(...Array.from('ab "\',;(由')), minLength: 1, maxLength: 12 })
    .map(text => `x${text}x`.replaceAll(/\s+/g, ' '))
  const entry = fc.record({
    expression: word,
    other: word,
    reading: fc.constantFrom('', 'zi4 you2'),
    senses: fc.array(sense, { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(
      fc.constantFrom('tsv' as const, 'cedict' as const),
      fc.array(entry, { minLength: 1, maxLength: 5 }),
      (format, given) => {
        const entries = given.map(one => ({
          ...one,
          other: one.other === one.expression ? '' : one.other,
        }))
        const { extension, head, line } = dictionaryFormats[format]
        const text = head + entries.map(line).join('')
        expect(entriesOf(readDictionary([file(`a.${extension}`, text)]))).toEqual(entries)
      },
    ),
  )
})

it('files that belong together are one dictionary', () => {
  const names = ['a.ifo', 'b.u8', 'a.idx', 'a.dict.dz', 'c.zip', 'A.syn']
  const groups = dictionaryGroups(names.map(name => ({ name })))
  expect(groups.map(group => group.map(({ name }) => name))).toEqual([
    ['a.ifo', 'a.idx', 'a.dict.dz', 'A.syn'],
    ['b.u8'],
    ['c.zip'],
  ])
})
