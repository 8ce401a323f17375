import { createWordTools } from '#domain/words/words'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { smallWords } from './testing.ts'
import { readWordsFile, WordsFileError, writeWordsFile } from './words-file.ts'

const file = writeWordsFile(smallWords())

it('the tables that were written are read again', () => {
  const { decode: _, ...read } = readWordsFile(file.buffer)
  const { decode: __, ...made } = smallWords()
  const plain = (tables: Record<string, ArrayLike<number>>) =>
    Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, Array.from(table)]))
  expect(plain(read)).toEqual(plain(made))
})

it('the same sources make the same bytes', () => {
  expect(writeWordsFile(smallWords())).toEqual(file)
})

it('a file that is cut off or longer is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: file.length - 1 }), length => {
      expect(() => readWordsFile(file.slice(0, length).buffer)).toThrow(WordsFileError)
    }),
  )
  expect(() => readWordsFile(Uint8Array.of(...file, 0, 0, 0, 0).buffer)).toThrow(WordsFileError)
})

it('a file of another version is refused', () => {
  const other = file.slice()
  other[7] = 99
  expect(() => readWordsFile(other.buffer)).toThrow(WordsFileError)
})

it('a damaged file is refused, or lookups and searches in it end', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const damaged = file.slice()
      damaged[at] = byte
      try {
        const tools = createWordTools(readWordsFile(damaged.buffer))
        tools.segment('自由主义的研究生命')
        tools.search('ziyou', 10)
        tools.search('freedom', 10)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})
