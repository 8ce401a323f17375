import type { Book } from '#domain/book'
import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { noChineseWords } from '../words/words.ts'
import { sampleBook, servicesUnderTest } from '../testing.ts'
import type { Concordance, ConcordanceQuery, FoundLines } from './concordance.ts'

const book = sampleBook()
const asked = (more: Partial<ConcordanceQuery> = {}): ConcordanceQuery => ({
  words: '段',
  books: [book],
  side: 'source',
  isWhole: false,
  ...more,
})

const found = (concordance: Concordance, query: ConcordanceQuery) =>
  new Promise<FoundLines>(resolve =>
    concordance.find(query, now => {
      if (now.isDone) resolve(now)
    }),
  )
const placesOf = (lines: readonly ConcordanceLine[]) =>
  lines.map(({ index, text, start, end }) => `${index} ${text.slice(start, end)}`)

const typed = (of: Book, index: number, text: string) => ({
  bookId: of.id,
  translations: [
    { paragraphId: paragraphId(`p${index}`), index, content: plain(text), state: 'draft' as const },
  ],
  annotations: [],
})

it('every place is a line with the translation of its paragraph, as the reader wrote it last', async () => {
  const { services } = await servicesUnderTest()
  services.autosave.changed(typed(book, 3, 'The third passage.'))
  const { lines, hasMore, faults } = await found(await services.concordance(), asked())
  expect(placesOf(lines)).toEqual(['0 段', '1 段', '2 段', '3 段', '4 段'])
  expect(lines[3]).toMatchObject({ paragraph: 'p3', other: 'The third passage.' })
  expect([hasMore, faults]).toEqual([false, []])
})

it('words of a translation are listed with the Chinese beside them', async () => {
  const { services } = await servicesUnderTest()
  services.autosave.changed(typed(book, 2, 'passages and a passage'))
  const concordance = await services.concordance()
  const query = asked({ words: 'passage', side: 'translation' })
  expect((await found(concordance, query)).lines).toHaveLength(2)
  const { lines } = await found(concordance, { ...query, isWhole: true })
  expect(lines.map(({ start }) => start)).toEqual([15])
  expect(lines[0]?.other).toContain('第2段')
})

it('only whole words are listed if the reader wants that', async () => {
  const segment = async (text: string) => Uint32Array.of(0, 1, text.length)
  const words = () => ({ ...noChineseWords, segment })
  const { services } = await servicesUnderTest(undefined, { words })
  const concordance = await services.concordance()
  const { lines } = await found(concordance, asked({ words: '第', isWhole: true }))
  expect(lines).toHaveLength(5)
  expect((await found(concordance, asked({ words: '段', isWhole: true }))).lines).toEqual([])
})

it('without a dictionary all places are listed, and that is said', async () => {
  const { services } = await servicesUnderTest()
  const { lines, lacksWords } = await found(await services.concordance(), asked({ isWhole: true }))
  expect([lines.length, lacksWords]).toEqual([5, true])
})

it('a search that is ended reports nothing more', async () => {
  const { services } = await servicesUnderTest()
  const concordance = await services.concordance()
  const reports: FoundLines[] = []
  concordance.find(asked(), now => reports.push(now))()
  await found(concordance, asked())
  expect(reports).toEqual([])
})

it('words that are found nowhere end with no line', async () => {
  const { services } = await servicesUnderTest()
  const { lines, isDone } = await found(await services.concordance(), asked({ words: '無' }))
  expect([lines, isDone]).toEqual([[], true])
})
