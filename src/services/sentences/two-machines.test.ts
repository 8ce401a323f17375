import { paragraphId } from '#domain/ids'
import { linkOf } from '#domain/sentences/sentence-links'
import { sentenceRows } from '#storage/sentences'
import { expect, it } from 'vitest'
import { book, library, saved } from '../restoring/testing.ts'
import { sampleBook } from '../testing.ts'
import type { ShownPair } from './sentences.ts'

const source = '近年来，中国参加了磋商。2016年，峰会在中国举行。此后，数字经济成为议题。'
const english = [
  'In recent years China has taken part in the consultations.',
  'In 2016 the summit took place in China.',
  'Since then the digital economy has been a topic.',
]
const translation = english.join(' ')
const pair: ShownPair = { id: paragraphId('p0'), index: 0, source, translation }
const at = (side: 'source' | 'translation', words: string) => ({
  side,
  at: pair[side].indexOf(words) + 1,
})

/** A machine with the paragraph in its library, whose clock is `early` milliseconds behind. */
async function machine(name: string, later: number) {
  let ids = 0
  const one = await library([sampleBook()], { newId: () => `${name}${++ids}` })
  await one.translate(0, translation)
  await one.clock.pass(later)
  return { ...one, sentences: await one.services.sentences.open(book) }
}

type Machine = Awaited<ReturnType<typeof machine>>

/** Merges all work of one machine into that of another. Returns how many corrections conflict. */
async function send(from: Machine, to: Machine): Promise<number> {
  await from.services.autosave.flush()
  await to.services.autosave.flush()
  await saved(from)
  to.files.push(...from.files.slice(-1))
  const chosen = await to.chosen()
  const { other } = await to.services.restoring.preview(chosen)
  expect(await to.services.restoring.apply(chosen, { kind: 'all' })).toMatchObject({ ok: true })
  return other.conflicting
}

const sentencesOn = async (one: Machine) => (await one.services.sentences.open(book)).of(pair)

async function besideOf(one: Machine, words: string): Promise<string> {
  const { links } = await sentencesOn(one)
  const link = linkOf(links, 'source', { start: source.indexOf(words), end: 0 })
  return (link?.translation ?? []).map(({ start, end }) => translation.slice(start, end)).join(' ')
}

const stored = async (one: Machine) =>
  (await sentenceRows(one.db, book)).rows.map(({ id, deletedAt }) => `${id} ${deletedAt === null}`)

it('corrections of different sentences of one paragraph both hold on both machines', async () => {
  const [one, other] = [await machine('a', 0), await machine('b', 5000)]
  one.sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  one.sentences.split(pair, { side: 'translation', at: translation.indexOf('the summit') })
  other.sentences.join(pair, at('translation', 'In recent'))
  other.sentences.split(pair, { side: 'source', at: source.indexOf('中国') })
  expect(await send(one, other)).toBe(0)
  expect(await send(other, one)).toBe(0)
  expect(await sentencesOn(one)).toEqual(await sentencesOn(other))
  expect(await stored(one)).toEqual(await stored(other))
  const { source: chinese, translation: written } = await sentencesOn(one)
  expect([chinese.length, written.length]).toEqual([4, 3])
})

it('two links of one sentence are counted as a conflict, and the later one holds on both machines', async () => {
  const [one, other] = [await machine('a', 0), await machine('b', 5000)]
  one.sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  other.sentences.link(pair, at('source', '2016'), at('translation', 'In recent'))
  expect(await send(one, other)).toBe(1)
  expect(await send(other, one)).toBe(1)
  for (const each of [one, other]) {
    expect(await besideOf(each, '2016')).toBe(english[0])
    expect(await stored(each)).toEqual([
      expect.stringMatching(/true$/),
      expect.stringMatching(/true$/),
    ])
  }
})

it('unlinking takes apart what is shown, leaves the older link of another machine, and holds although clocks differ', async () => {
  const [one, second, third] = [
    await machine('a', 0),
    await machine('b', 5000),
    await machine('c', 9000),
  ]
  second.sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  third.sentences.link(pair, at('source', '2016'), at('translation', 'In recent'))
  await send(second, one)
  await send(third, one)
  const sentences = await one.services.sentences.open(book)
  one.services.undoing.order.show(book)
  expect(await besideOf(one, '2016')).toBe(english[0])
  expect(sentences.unlink(pair, at('source', '2016'))).toMatchObject({ ok: true })
  expect(await besideOf(one, '2016')).toBe('')
  await one.services.autosave.flush()
  expect((await stored(one)).filter(row => row.endsWith('true'))).toHaveLength(2)
  expect(one.services.undoing.order.undo()).toBe(true)
  expect(await besideOf(one, '2016')).toBe(english[0])
})
