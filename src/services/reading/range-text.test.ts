import type { BookPlace, BookSelection } from '#domain/text/book-selection'
import type { Side } from '#domain/anchor'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { sampleBook, servicesUnderTest } from '../testing.ts'

const book = sampleBook('long', [3, 90, 2])

const selection = (side: Side, anchor: BookPlace, head: BookPlace): BookSelection => ({
  side,
  anchor,
  head,
})
const all = (side: Side) =>
  selection(side, { index: 0, offset: 0 }, { index: 94, offset: Infinity })

async function read(wanted: BookSelection, services: Awaited<ReturnType<typeof open>>) {
  const answer = await services.reading.text(book, wanted, { language: 'zh-Hans' })
  if (!answer?.ok) throw new Error('the text was not read')
  return answer.value
}
const open = async () => (await servicesUnderTest([book])).services

it('the text of a whole book has every paragraph once, in order', async () => {
  const services = await open()
  const { text, html } = await read(all('source'), services)
  const paragraphs = text.split('\n\n')
  expect(paragraphs).toHaveLength(95)
  expect(new Set(paragraphs).size).toBe(95)
  expect(html.match(/<p lang="zh-Hans">/g)).toHaveLength(95)
})

it('the text of a selection begins and ends at its offsets, whichever way it was made', async () => {
  const services = await open()
  const whole = (await read(all('source'), services)).text.split('\n\n')
  const [from, to] = [
    { index: 2, offset: 1 },
    { index: 4, offset: 2 },
  ]
  const wanted = [whole[2]?.slice(1), whole[3], whole[4]?.slice(0, 2)].join('\n\n')
  expect((await read(selection('source', from, to), services)).text).toBe(wanted)
  expect((await read(selection('source', to, from), services)).text).toBe(wanted)
})

it('the text of the translations is what the reader wrote last, saved or not, with its formats and without empty ones', async () => {
  const services = await open()
  const write = (index: number, content: ReturnType<typeof plain>) =>
    services.autosave.changed({
      bookId: book.id,
      translations: [
        { paragraphId: paragraphId(`p${index}`), index, content, state: 'draft' as const },
      ],
      annotations: [],
    })
  write(1, plain('saved'))
  await services.autosave.flush()
  write(2, {
    text: 'A < "bold" word\nand more',
    spans: [{ format: 'strong' as const, start: 4, end: 10 }],
  })
  const { text, html } = await read(
    selection('translation', { index: 1, offset: 2 }, { index: 4, offset: Infinity }),
    services,
  )
  expect(text).toBe('ved\n\nA < "bold" word\nand more')
  expect(html).toBe(
    '<p lang="zh-Hans">ved</p>' +
      '<p lang="zh-Hans">A &lt; <strong>&quot;bold&quot;</strong> word<br>and more</p>',
  )
})

it('reading stops when it is cancelled, and says how far it is', async () => {
  const services = await open()
  const stopping = new AbortController()
  const shares: number[] = []
  const answer = await services.reading.text(book, all('source'), {
    language: 'zh-Hans',
    signal: stopping.signal,
    onProgress: share => {
      shares.push(share)
      stopping.abort()
    },
  })
  expect(answer).toBeNull()
  expect(shares).toEqual([3 / 95])
})
