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
const book = sampleBook('sample', [6])

async function opened() {
  const { api } = fakeApi([book])
  const paragraphs = texts.map((text, i) => ({
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
  await shown()
  services.autosave.changed({
    bookId: book.id,
    translations: [
      {
        paragraphId: paragraphId('p3'),
        index: 3,
        content: plain('“Where were you?” “I waited for a day.”'),
        state: 'draft',
      },
    ],
    annotations: [],
  })
  await services.autosave.flush()
  services.undoing.order.show(book.id)
  const { signal } = new AbortController()
  const suggested = async () => (await services.structure.suggestions(book, signal)) ?? []
  return { ...under, shown, suggested }
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
  const { services, shown, suggested } = await opened()
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
  const { translations } = await shownOf({ services, book })
  expect(translations.map(({ content }) => content.text)).toEqual([
    '',
    '',
    '“Where were you?”',
    '“I waited for a day.”',
    '',
  ])
  expect(await suggested()).toEqual([])
  services.undoing.order.undo()
  expect(await shown()).toEqual(texts)
  services.undoing.order.redo()
  expect(await shown()).toEqual(after)
})

it('one is accepted by its own name, and the others stay suggested', async () => {
  const { services, suggested } = await opened()
  const [, , last] = await suggested()
  const outcome = await services.structure.accept(book, [last!])
  expect(outcome.ok && outcome.step?.name).toBe('joinParagraphs')
  expect((await suggested()).map(({ place }) => place)).toEqual(['p1', 'p3.at.9'])
  const gone = { ...last!, place: paragraphId('gone') }
  expect(await services.structure.accept(book, [gone])).toEqual({ ok: false, why: 'changed' })
})

it('nothing is suggested once the search was cancelled', async () => {
  const { services } = await opened()
  expect(await services.structure.suggestions(book, AbortSignal.abort())).toBeNull()
})
