import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFolding } from '../words/folding.ts'
import { DictionaryIndex } from './dictionary-index.ts'
import { readEntry, writeEntry } from './entry-line.ts'
import { formsOf, readPinyin } from '../words/pinyin-query.ts'
import { OpenDictionaries } from './open-dictionaries.ts'
import { builtIn, readDictionaries, writeDictionaries, type OwnEntry } from './own-dictionary.ts'
import { queryPatterns } from './query-patterns.ts'

/** Folds 還 and 歡 as 还 and 欢. */
const folding = createFolding(
  Uint16Array.from('還歡', sign => sign.charCodeAt(0)),
  Uint16Array.from('还欢', sign => sign.charCodeAt(0)),
)
const forms = formsOf('zi4 you2 zhu3 yi4 lü4 lu4 huan1 gang3'.split(' '))
const pinyin = (query: string) => readPinyin(query, forms)
const patterns = (query: string) => queryPatterns(query, { fold: folding.text, pinyin })
const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const entry = (expression: string, more: Partial<OwnEntry> = {}): OwnEntry => ({
  expression,
  other: '',
  reading: '',
  senses: ['sense'],
  ...more,
})
const bytesOf = (entries: readonly OwnEntry[]) =>
  Buffer.from(entries.map(one => `${writeEntry(one)}\n`).join(''))
const indexOf = (entries: readonly OwnEntry[]) =>
  new DictionaryIndex(bytesOf(entries), folding, decode)
const found = (index: DictionaryIndex, query: string) =>
  index.search(patterns(query), 10).map(({ expression }) => expression)

describe('the lines of entries', () => {
  it('an entry is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }), given => {
        const senses = given.map(text => text.replaceAll(/[\p{C}\p{Z}\u2400-\u2424]/gu, 'x'))
        const one = entry('自由', { reading: 'zi4 you2', senses })
        expect(readEntry(writeEntry(one))).toEqual(one)
      }),
    )
  })

  it('lines of a sense stay, and tabs and signs of the form cannot break a line', () => {
    const written = writeEntry(entry('a\tb\nc', { senses: ['1\n 2', 'x\u241ey\tz'] }))
    expect(written).not.toContain('\n')
    expect(readEntry(written)).toMatchObject({ expression: 'a b c', senses: ['1\n2', 'x y z'] })
  })
})

describe('looking up', () => {
  const index = indexOf([
    entry('自由'),
    entry('自由港'),
    entry('由'),
    entry('还是', { other: '還是' }),
    entry('还是', { senses: ['second'] }),
  ])
  const at = (text: string, offset: number) =>
    index.at(folding.text(text), offset).map(({ start, end }) => text.slice(start, end))

  it('what contains a place is found, the longest first, in both scripts', () => {
    expect(at('爱自由港', 2)).toEqual(['自由港', '自由', '由'])
    expect(at('爱自由', 1)).toEqual(['自由'])
    expect(at('還是', 0)).toEqual(['還是'])
    expect(at('没有', 0)).toEqual([])
  })

  it('all entries of an expression come in their order', () => {
    const [match] = index.at('还是', 0)
    expect(match?.entries.map(({ senses }) => senses)).toEqual([['sense'], ['second']])
  })

  it('any dictionary finds in any text what a search of each expression finds', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('自由港𠮷')),
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (words, parts) => {
        const text = parts.join('')
        const one = indexOf(words.map(each => entry(each)))
        for (let start = 0; start < text.length; start++) {
          const ends = [...new Set(words)]
            .filter(each => text.startsWith(each, start))
            .map(each => start + each.length)
          expect(one.ends(text, start)).toEqual(ends.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

describe('searching', () => {
  const index = indexOf([
    entry('自由主义', { reading: 'zi4 you2 zhu3 yi4', senses: ['liberalism'] }),
    entry('自由', { reading: 'zi4 you2', senses: ['freedom', 'free; at liberty'] }),
    entry('绿', { reading: 'lü4', senses: ['green'] }),
    entry('欢', { reading: 'ㄏㄨㄢ', senses: ['喜悦、快乐'] }),
  ])

  it.each([
    ['自由', ['自由', '自由主义']],
    ['歡', ['欢']],
    ['*主义', ['自由主义']],
    ['自?', ['自由']],
    ['ziyou', ['自由', '自由主义']],
    ['zi4 you2', ['自由', '自由主义']],
    ['zìyóu', ['自由', '自由主义']],
    ['zy', ['自由', '自由主义']],
    ['zyzy', ['自由主义']],
    ['ziyzhuy', ['自由主义']],
    ['zi4y', ['自由', '自由主义']],
    ['zi3y', []],
    ['yz', []],
    ['zi3you2', []],
    ['lv4', ['绿']],
    ['lu', []],
    ['Freedom', ['自由']],
    ['liber', ['自由', '自由主义']],
    ['reedom', []],
    ['快乐', ['欢']],
    ['***', []],
    ['', []],
    ['(', []],
  ])('%j finds %j', (query, expressions) => {
    expect(found(index, query)).toEqual(expressions)
  })

  it('whatever is sought, a search ends and finds no more than was asked for', () => {
    fc.assert(
      fc.property(fc.string(), query => {
        expect(index.search(patterns(query), 2).length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

const period = '。'.charCodeAt(0)

describe('open dictionaries', () => {
  it('they are used in their order, and divide texts only if the reader wants that', () => {
    const open = new OpenDictionaries({ folding, decode, pinyin })
    open.put('a', bytesOf([entry('自由')]))
    open.put('b', bytesOf([entry('由港')]))
    open.use([
      { id: 'b', divides: true },
      { id: 'a', divides: false },
      { id: 'lost', divides: true },
    ])
    expect(open.at('自由港', 1).map(({ dictionary }) => dictionary)).toEqual(['b', 'a'])
    expect(open.expressions()?.ends('自由港', 0)).toEqual([])
    const own = { ends: () => [9], haveSign: () => false }
    expect(open.expressions(own)?.ends('自由港', 1)).toEqual([9, 3])
    expect(open.expressions()?.haveSign(period)).toBe(false)
    open.use([{ id: 'a', divides: false }])
    expect(open.at('自由港', 1)).toHaveLength(1)
    expect(open.expressions()).toBeUndefined()
    open.use([{ id: 'b', divides: true }])
    expect(open.at('自由港', 1)).toEqual([])
    open.put('c', bytesOf([entry('自由。由')]))
    open.use([{ id: 'c', divides: true }])
    expect(open.expressions()?.haveSign(period)).toBe(true)
  })
})

describe('the list', () => {
  it('a list is read as it was written, with the own dictionary of the program in its place', () => {
    const list = [
      { id: 'a-1', name: '漢語\t大\n詞典', isOn: true, divides: true },
      { id: builtIn, name: '', isOn: true, divides: false },
      { id: 'b', name: 'B', isOn: false, divides: false },
    ]
    const [first, ...others] = list
    expect(readDictionaries(writeDictionaries(list))).toEqual([
      { ...first, name: '漢語 大 詞典' },
      ...others,
    ])
  })

  it('what is not a dictionary is left out', () => {
    const ids = readDictionaries('../x\t+\tName\na\t+\t\nb\t+\tB\nb\t-\tagain').map(({ id }) => id)
    expect(ids).toEqual([builtIn, 'b'])
    fc.assert(
      fc.property(fc.string(), setting => {
        const read = readDictionaries(setting)
        expect(readDictionaries(writeDictionaries(read)).length).toBe(read.length)
      }),
    )
  })
})
