import { paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { sampleBook, servicesUnderTest } from '../testing.ts'
import { emendationName } from './emendation-name.ts'

const book = sampleBook()
const reading = (index: number, words: string) => ({
  paragraph: paragraphId(`p${index}`),
  index,
  text: `第${index}段。`,
  start: 2,
  end: 3,
  reading: words,
  witness: '戊本',
})

async function opened() {
  const { services, start } = await servicesUnderTest()
  services.undoing.order.show(book.id)
  return { services, start, marks: await services.marking.open(book.id) }
}

it('readings of another edition are emendations with their witness, after a restart too', async () => {
  const { services, start, marks } = await opened()
  expect(marks.emend([reading(1, '節'), reading(2, '節')])).toBe(2)
  await services.autosave.flush()
  const again = await (await start()).marking.open(book.id)
  expect(again.all.get()).toMatchObject([
    {
      kind: 'emendation',
      reading: '節',
      witness: '戊本',
      side: 'source',
      index: 1,
      anchors: [{ paragraphId: 'p1', start: 2, end: 3, quote: { exact: '段' } }],
    },
    { index: 2 },
  ])
})

it('all of them are one step of undoing', async () => {
  const { services, marks } = await opened()
  marks.emend([reading(0, '節'), reading(1, '節'), reading(2, '節')])
  expect(services.undoing.order.next.get().undo).toBe('emendByEdition')
  services.undoing.order.undo()
  expect(marks.all.get()).toEqual([])
  services.undoing.order.redo()
  expect(marks.all.get()).toHaveLength(3)
})

it('what is an emendation already is not made again, and another reading of the same words is', async () => {
  const { marks } = await opened()
  marks.emend([reading(1, '節')])
  expect(marks.emended()).toContain(emendationName(reading(1, '節')))
  expect(marks.emend([reading(1, ' 節'), reading(1, '節')])).toBe(0)
  expect(marks.emend([reading(1, '部'), reading(1, '部')])).toBe(1)
  expect(marks.all.get()).toHaveLength(2)
})

it('an emendation that was deleted can be made again', async () => {
  const { marks } = await opened()
  marks.emend([reading(1, '節')])
  const [mark] = marks.all.get()
  if (mark) marks.remove(mark.id)
  expect(marks.emend([reading(1, '節')])).toBe(1)
})
