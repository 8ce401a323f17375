/** Suggested joins and splits over real services: accepted one by one and all as one step. */
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'
import { shownOf } from './testing.ts'

const long = '他从城里回来，一路上都没有说话，只是看着窗外的'
const texts = [
  long,
  '田野。天色渐渐暗了，雨也停了。',
  '“你来了！”',
  '“你到哪里去了？”“我等了你整整一天。”',
  long,
  '小路，慢慢走着。他忽然停了下来。',
]
async function opened(print = texts, written = '“Where were you?” “I waited for a day.”') {
  const book = sampleBook('sample', [print.length])
  const { api } = fakeApi([book])
  const paragraphs = print.map((text, i) => ({
    id: paragraphId(`p${i}`),
    kind: 'body' as const,
    text,
  }))
  const under = await servicesUnderTest([book], {
    api: {
      ...api,
      readSection: async (_book, _chapter, start, end) => ({
        ok: true,
        value: paragraphs.slice(start, end),
      }),
    },
  })
  const { services } = under
  const shown = async () => (await shownOf({ services, book })).paragraphs.map(({ text }) => text)
  const translated = async () =>
    (await shownOf({ services, book })).translations.map(({ content }) => content.text)
  await shown()
  services.autosave.changed({
    bookId: book.id,
    translations: [
      {
        paragraphId: paragraphId('p3'),
        index: 3,
        content: plain(written),
        state: 'draft',
      },
    ],
    annotations: [],
  })
  await services.autosave.flush()
  services.undoing.order.show(book.id)
  const { signal } = new AbortController()
  const suggested = async () => (await services.structure.suggestions(book, signal)) ?? []
  return { ...under, book, shown, translated, suggested }
}

it('each suggestion has its place and the words around it', async () => {
  const { suggested } = await opened()
  expect(await suggested()).toEqual([
    { repair: 'join', place: 'p1', printed: 1, before: long, after: texts[1] },
    {
      repair: 'split',
      place: 'p3.at.9',
      printed: 3,
      before: '“你到哪里去了？”',
      after: '“我等了你整整一天。”',
    },
    { repair: 'join', place: 'p5', printed: 5, before: long, after: texts[5] },
  ])
})

it('all are accepted as one step, translations are cut with them, and undo takes all back', async () => {
  const { services, book, shown, translated, suggested } = await opened()
  const outcome = await services.structure.accept(book, await suggested())
  expect(outcome.ok && outcome.step?.name).toBe('repairParagraphs')
  const after = [
    long + texts[1],
    texts[2],
    '“你到哪里去了？”',
    '“我等了你整整一天。”',
    long + texts[5],
  ]
  expect(await shown()).toEqual(after)
  expect(await translated()).toEqual(['', '', '“Where were you?”', '“I waited for a day.”', ''])
  expect(await suggested()).toEqual([])
  services.undoing.order.undo()
  expect(await shown()).toEqual(texts)
  services.undoing.order.redo()
  expect(await shown()).toEqual(after)
})

it('one is accepted by its own name, and the others stay suggested', async () => {
  const { services, book, suggested } = await opened()
  const [, , last] = await suggested()
  const outcome = await services.structure.accept(book, [last!])
  expect(outcome.ok && outcome.step?.name).toBe('joinParagraphs')
  expect((await suggested()).map(({ place }) => place)).toEqual(['p1', 'p3.at.9'])
  const gone = { ...last!, place: paragraphId('gone') }
  expect(await services.structure.accept(book, [gone])).toEqual({ ok: false, why: 'changed' })
})

const three = ['“你到哪里去了？”', '“我等了你整整一天。”', '“我病了，没有来。”']
const ofThree = ['“Where were you?”', '“I waited for a day.”', '“I was ill.”']

it.each([
  ['from the first', [0, 1]],
  ['from the last', [1, 0]],
])('two splits of one paragraph cut the translation each at its place, %s', async (_, order) => {
  const print = [texts[2]!, texts[2]!, texts[2]!, three.join('')]
  const { services, book, shown, translated, suggested } = await opened(print, ofThree.join(' '))
  const found = await suggested()
  expect(found).toHaveLength(2)
  for (const i of order) await services.structure.accept(book, [found[i]!])
  expect((await shown()).slice(3)).toEqual(three)
  expect((await translated()).slice(3)).toEqual(ofThree)
  services.undoing.order.undo()
  services.undoing.order.undo()
  expect((await translated()).slice(3)).toEqual([ofThree.join(' ')])
})

it('a paragraph that was joined to the one before is split in its own part', async () => {
  const print = [texts[2]!, texts[2]!, texts[2]!, texts[3]!, texts[2]!]
  const { services, book, shown, translated, suggested } = await opened(print)
  const [split] = await suggested()
  services.autosave.changed({
    bookId: book.id,
    translations: [
      { paragraphId: paragraphId('p2'), index: 2, content: plain('You came! So.'), state: 'draft' },
    ],
    annotations: [],
  })
  await services.structure.join(book.id, 2)
  await services.structure.accept(book, [split!])
  expect((await shown()).slice(2)).toEqual([texts[2]! + three[0]!, three[1], texts[2]])
  expect((await translated()).slice(2)).toEqual([`You came! So. ${ofThree[0]}`, ofThree[1], ''])
})

it('nothing is suggested once the search was cancelled', async () => {
  const { services, book } = await opened()
  expect(await services.structure.suggestions(book, AbortSignal.abort())).toBeNull()
})
