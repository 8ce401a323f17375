import { anchorAt } from '#domain/anchor'
import { bookId, ownWordId, paragraphId } from '#domain/ids'
import type { OwnWord, WordStatus } from '#domain/own-words/own-word'
import { wordsOfBook } from '#domain/own-words/words-of-book'
import { createWordTools, type Own } from '#domain/words/words'
import { smallWords } from '#formats/words/testing'
import { expect, it } from 'vitest'

const more = `
大夫 大夫 [da4 fu1] /senior official/
大夫 大夫 [dai4 fu5] /doctor/
二十 二十 [er4 shi2] /twenty/
五 五 [wu3] /five/
三千 三千 [san1 qian1] /three thousand/
萬一 万一 [wan4 yi1] /in case/
組織 组织 [zu3 zhi1] /to organize/organization/
經濟 经济 [jing1 ji4] /economy/
和 和 [he2] /sum/and/
和 和 [huo4] /to mix together/
華 华 [Hua2] /Mount Hua/
華 华 [hua2] /magnificent/
`
const tools = createWordTools(smallWords(more))
const book = bookId('b1')
const paragraph = paragraphId('p1')

let rows = 0
const common = (expression: string) => ({
  id: ownWordId(`o${++rows}`),
  createdAt: rows,
  updatedAt: rows,
  deletedAt: null,
  expression,
})
const everywhere = { scope: 'everywhere', bookId: null, place: null } as const
const status = (expression: string, known: WordStatus): OwnWord => ({
  ...common(expression),
  ...everywhere,
  kind: 'status',
  status: known,
})
const gloss = (expression: string, meaning: string, where: object = everywhere): OwnWord => ({
  ...common(expression),
  ...everywhere,
  kind: 'gloss',
  reading: '',
  meaning,
  note: '',
  ...where,
})

const own = (...given: readonly OwnWord[]): Own => ({
  tools: tools.own(wordsOfBook(book, given, [])),
  paragraphs: [paragraph],
})
const shown = (text: string, said?: Own, level: 'all' | 'uncommon' | 'rare' = 'all') =>
  tools
    .lens(text, level, said)
    .map(({ start, end, texts }) => `${text.slice(start, end)}=${texts.join('|')}`)

it('words have the gloss of the entry that is read as in the text', () => {
  const read = { ...common('大夫'), ...everywhere, kind: 'reading' } as const
  expect(shown('大夫', own({ ...read, reading: 'dai4 fu5' }))).toEqual(['大夫=doctor'])
  expect(shown('大夫', own({ ...read, reading: 'da4 fu1' }))).toEqual(['大夫=senior official'])
})

it.each<[WordStatus, readonly string[]]>([
  ['known', []],
  ['ignored', []],
  ['learning', ['自由=freedom|liberty']],
])('a word that is %s has the glosses %j', (said, glosses) => {
  expect(shown('自由', own(status('自由', said)))).toEqual(glosses)
})

it('common words have no gloss if the reader wants only others, unless they are being learnt', () => {
  const common = tools.lookUp('自由', 0).matches[0]?.entries[0]?.frequency ?? 0
  const level = common >= 5 ? 'uncommon' : 'rare'
  expect(shown('自由', undefined, level)).toEqual(common >= 4 ? [] : ['自由=freedom|liberty'])
  expect(shown('自由', own(status('自由', 'learning')), level)).toEqual(['自由=freedom|liberty'])
})

it('the gloss of the reader comes before the dictionary, in the other script and rarely', () => {
  expect(shown('自由', own(gloss('自由', 'liberty; being free')), 'rare')).toEqual([
    '自由=liberty|being free',
  ])
  expect(shown('長江', own(gloss('长江', 'the river')))).toEqual(['長江=river'])
})

it('a gloss of several words stands for all of them, and one here only here', () => {
  expect(shown('自由主义', own(gloss('自由主义', 'my liberalism')))).toEqual([
    '自由主义=my liberalism',
  ])
  const text = '自由和自由'
  const place = { index: 0, anchor: anchorAt(paragraph, text, 3, 5) }
  const here = gloss('自由', 'mine', { scope: 'here', bookId: book, place })
  expect(shown(text, own(here)).filter(each => each.startsWith('自由'))).toEqual([
    '自由=freedom|liberty',
    '自由=mine',
  ])
})

it('a gloss without a meaning leaves the dictionary, and letters have none', () => {
  expect(shown('自由', own(gloss('自由', '')))).toEqual(['自由=freedom|liberty'])
  expect(shown('abc 123。')).toEqual([])
})

it.each(['二十', '五', '三千'])('the number %s has no gloss, unless it is being learnt', number => {
  expect(shown(number)).toEqual([])
  expect(shown(number, own(status(number, 'learning')))).toHaveLength(1)
  expect(shown(number, own(gloss(number, 'my number')))).toEqual([`${number}=my number`])
})

it('what only looks like a number has its gloss', () => {
  expect(shown('万一')).toEqual(['万一=in case'])
})

it.each([
  ['经济组织。', '经济=economy, 组织=organization'],
  ['经济的组织', '经济=economy, 组织=organization'],
  ['要组织经济', '组织=organize, 经济=economy'],
  ['组织了经济', '组织=organize, 经济=economy'],
])('the senses of %s are of the class that the words beside them make likely', (text, wanted) => {
  const glosses = shown(text).map(one => one.split('|')[0])
  expect(glosses.filter(one => /^(?:组织|经济)=/.test(one ?? '')).join(', ')).toBe(wanted)
})

it('a common word has its usual gloss, and a name comes after the word', () => {
  expect(shown('和')).toEqual(['和=and|with'])
  expect(shown('华')).toEqual(['华=magnificent'])
})
