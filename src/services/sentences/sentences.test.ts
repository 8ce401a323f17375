import { anchorAt } from '#domain/anchor'
import { bookId, paragraphId, sentenceChangeId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { linkOf } from '#domain/sentences/sentence-links'
import { waitingSentence } from '#domain/sentences/waiting-sentence'
import { sentenceRows } from '#storage/sentences'
import { expect, it } from 'vitest'
import { servicesUnderTest } from '../testing.ts'
import { openedPaper, shownOf, type Opened } from '../structure/testing.ts'
import type { ShownPair } from './sentences.ts'

const book = bookId('sample')
const id = paragraphId('p1')
const source =
  '近年来，中国积极参加相关磋商。2016年，峰会在中国举行。此后，数字经济成为核心议题之一。'
const english = [
  'In recent years China has taken an active part in the consultations.',
  'In 2016 the summit took place in China.',
  'Since then the digital economy has been one of the core topics.',
]
const pair: ShownPair = { id, index: 0, source, translation: english.join(' ') }

async function corrected() {
  const under = await servicesUnderTest([])
  const { services } = under
  services.undoing.order.show(book)
  const write = async (text: string) => {
    services.autosave.changed({
      bookId: book,
      translations: [{ paragraphId: id, index: 0, content: plain(text), state: 'draft' }],
      annotations: [],
    })
    await services.autosave.flush()
    return { ...pair, translation: text }
  }
  const written = await write(pair.translation)
  return { ...under, write, written, sentences: await services.sentences.open(book) }
}

type Corrected = Awaited<ReturnType<typeof corrected>>

/** The translation of the sentence that has some words of the Chinese. */
function besideOf(sentences: Corrected['sentences'], here: ShownPair, words: string): string {
  const own = sentences.at(here, { side: 'source', at: here.source.indexOf(words) })
  const link = own && linkOf(sentences.of(here).links, 'source', own)
  return (link?.translation ?? [])
    .map(({ start, end }) => here.translation.slice(start, end))
    .join(' … ')
}

const at = (side: 'source' | 'translation', words: string, here = pair) => ({
  side,
  at: here[side].indexOf(words) + 1,
})

it('a corrected link is one step of undoing, and is there after a restart', async () => {
  const { services, sentences, start } = await corrected()
  expect(besideOf(sentences, pair, '2016')).toBe(english[1])
  const made = sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  expect(made.ok).toBe(true)
  expect(besideOf(sentences, pair, '2016')).toBe(english[2])
  expect(services.undoing.order.undo()).toBe(true)
  expect(besideOf(sentences, pair, '2016')).toBe(english[1])
  expect(services.undoing.order.redo()).toBe(true)
  await services.autosave.flush()
  const again = await (await start()).sentences.open(book)
  expect(besideOf(again, pair, '2016')).toBe(english[2])
})

it('joining sentences keeps their links, and undoing it brings back the links as they were', async () => {
  const { services, sentences, start } = await corrected()
  sentences.link(pair, at('source', '此后'), at('translation', 'In recent'))
  sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  const before = sentences.of(pair)
  sentences.join(pair, at('source', '2016'))
  const both = `${english[0]} … ${english[2]}`
  expect([besideOf(sentences, pair, '2016'), besideOf(sentences, pair, '此后')]).toEqual([
    both,
    both,
  ])
  expect(services.undoing.order.undo()).toBe(true)
  expect(sentences.of(pair)).toEqual(before)
  expect(services.undoing.order.redo()).toBe(true)
  await services.autosave.flush()
  const again = await (await start()).sentences.open(book)
  expect(besideOf(again, pair, '2016')).toBe(both)
})

it('corrections follow the translation while it is written, also inside their sentences', async () => {
  const { services, sentences, write, start } = await corrected()
  sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  sentences.split(pair, { side: 'translation', at: pair.translation.indexOf('the digital') })
  const now = await write(
    pair.translation.replace('In recent', 'Over recent').replace('has been', 'has become'),
  )
  const next = await write(now.translation.replace('Since then', 'From then on'))
  await services.autosave.flush()
  const linked = ['From then on', 'the digital economy has become one of the core topics.'].join(
    ' ',
  )
  expect(besideOf(sentences, next, '2016')).toBe(linked)
  expect(sentences.of(next).translation).toHaveLength(4)
  const again = await (await start()).sentences.open(book)
  expect(besideOf(again, next, '2016')).toBe(linked)
  expect(again.of(next).translation).toHaveLength(4)
})

it.each([
  ['zh-Hans', '近年来中国参加了磋商。二〇一六年开了峰会。此后议题是数字经济。', '数字', '数码'],
  [
    'ja',
    '近年、中国は協議に参加した。二〇一六年に会議が開かれた。以来、主題は数字だ。',
    '数字',
    '経済',
  ],
  [
    'ar',
    'شاركت الصين في المشاورات. عقدت القمة عام 2016. ومنذ ذلك صار الاقتصاد موضوعا.',
    'صار',
    'أصبح',
  ],
])('corrections follow a translation into %s', async (language, text, words, others) => {
  const { services, sentences, write } = await corrected()
  services.preferences.change({ translationLanguage: language })
  const here = await write(text)
  const last = sentences.of(here).translation.at(-1)
  sentences.link(here, at('source', '2016'), { side: 'translation', at: last?.start ?? 0 })
  expect(sentences.of(here).translation).toHaveLength(3)
  const now = await write(text.replace(words, others))
  await services.autosave.flush()
  expect(besideOf(sentences, now, '2016')).toBe(
    text.slice(last?.start, last?.end).replace(words, others),
  )
})

it('words that were deleted and brought back have their correction again', async () => {
  const { sentences, write } = await corrected()
  sentences.link(pair, at('source', '2016'), at('translation', 'Since'))
  const less = await write(english.slice(0, 2).join(' '))
  expect(besideOf(sentences, less, '2016')).toBe(english[1])
  const back = await write(pair.translation)
  expect(besideOf(sentences, back, '2016')).toBe(english[2])
})

it('undoing a correction that was changed elsewhere changes nothing', async () => {
  const { services, sentences, db } = await corrected()
  sentences.unlink(pair, at('source', '2016'))
  await services.autosave.flush()
  const [row] = (await sentenceRows(db, book)).rows
  expect(row).toMatchObject({ kind: 'link', says: false, deletedAt: null })
  sentences.link(pair, at('source', '2016'), at('translation', 'In 2016'))
  services.undoing.order.undo()
  expect(besideOf(sentences, pair, '2016')).toBe('')
  services.undoing.order.undo()
  expect(besideOf(sentences, pair, '2016')).toBe(english[1])
  services.undoing.order.redo()
  expect(besideOf(sentences, pair, '2016')).toBe('')
})

it.each([
  ['the last sentence', 'join', 'source', '此后', 'last'],
  ['a beginning', 'split', 'source', '', 'edge'],
] as const)('%s cannot be changed by %s', async (_name, act, side, words, why) => {
  const { sentences } = await corrected()
  expect(sentences[act](pair, { side, at: source.indexOf(words) })).toEqual({ ok: false, why })
})

/** A pair of the white paper as it is shown. */
async function shownPairAt(opened: Opened, index: number): Promise<ShownPair> {
  const { paragraphs, translations } = await shownOf(opened)
  const { id: name, text } = paragraphs[index]!
  return { id: name, index, source: text, translation: translations[index]!.content.text }
}

it('corrections stay at their sentences while paragraphs are joined and split', async () => {
  const opened = await openedPaper()
  const { services, book: paper } = opened
  const { paragraphs } = await shownOf(opened)
  const index = paragraphs.findIndex(({ text }) => (text.match(/。/g) ?? []).length === 3)
  const translation = 'One comes first. Two is second. Three is the end.'
  services.autosave.changed({
    bookId: paper.id,
    translations: [
      { paragraphId: paragraphs[index]!.id, index, content: plain(translation), state: 'draft' },
    ],
    annotations: [],
  })
  await services.autosave.flush()
  const sentences = await services.sentences.open(paper.id)
  const before = await shownPairAt(opened, index)
  const first = { side: 'source', at: 0 } as const
  expect(sentences.link(before, first, at('translation', 'Three', before)).ok).toBe(true)
  const beside = (here: ShownPair) => {
    const words = before.source.slice(0, 8)
    return besideOf(sentences, here, words)
  }
  expect(beside(before)).toBe('Three is the end.')
  await services.structure.join(paper.id, index - 1)
  const joined = await shownPairAt(opened, index - 1)
  expect(joined.source).toContain(before.source)
  expect(beside(joined)).toBe('Three is the end.')
  const cut = joined.translation.indexOf('Two')
  await services.structure.split(paper.id, { index: index - 1, side: 'translation', offset: cut })
  const { translations } = await shownOf(opened)
  expect(translations[index]!.content.text).toContain('Three is the end.')
  await services.structure.join(paper.id, index - 1)
  const again = await shownPairAt(opened, index - 1)
  expect(beside(again)).toBe('Three is the end.')
})

/** Writes a correction of an older edition that waits: a split before some words. */
async function withWaiting(words: string) {
  const under = await corrected()
  const { services } = under
  const at = source.indexOf(words)
  const anchors = [anchorAt(paragraphId('old'), source, at, at + 12)]
  const waits = waitingSentence(
    {
      id: sentenceChangeId('waits'),
      bookId: book,
      kind: 'border',
      says: true,
      side: 'source',
      index: 0,
      anchors,
      createdAt: 1,
      updatedAt: 1,
      deletedAt: null,
    },
    0,
  )
  await under.db.sentences.put(waits)
  await services.autosave.flush()
  const again = await under.start()
  again.undoing.order.show(book)
  const sentences = await again.sentences.open(book)
  const count = () => sentences.of(pair).source.length
  const waiting = () => sentences.waiting().length
  const here = anchors.map(anchor => ({ ...anchor, paragraphId: id }))
  const to = { halves: [{ side: 'source' as const, index: 0, anchors: here }], parts: [] }
  return { ...under, again, sentences, count, waiting, to, waits }
}

it('a correction that waits changes nothing until it is placed, which is one step of undoing', async () => {
  const { again, sentences, count, waiting, to, waits, start } = await withWaiting('积极参加')
  expect([count(), waiting()]).toEqual([3, 1])
  expect(await sentences.decide(waits.id, to)).toBe(true)
  expect([count(), waiting()]).toEqual([4, 0])
  expect(await sentences.decide(waits.id, to)).toBe(false)
  again.undoing.order.undo()
  expect([count(), waiting()]).toEqual([3, 1])
  again.undoing.order.redo()
  await again.autosave.flush()
  const later = await (await start()).sentences.open(book)
  expect(later.of(pair).source).toHaveLength(4)
  expect(later.waiting()).toEqual([])
})

it('a correction that is left without a place waits no more, and undoing brings it back', async () => {
  const { again, sentences, count, waiting, waits } = await withWaiting('积极参加')
  expect(await sentences.decide(waits.id, null)).toBe(true)
  expect([count(), waiting()]).toEqual([3, 0])
  again.undoing.order.undo()
  expect([count(), waiting()]).toEqual([3, 1])
})

it('a correction made by hand ends the waiting of the one that is like it, as one step', async () => {
  const { again, sentences, count, waiting, waits } = await withWaiting('积极参加')
  sentences.byHand(waits.id)
  sentences.join(pair, at('source', '近年来'))
  expect([count(), waiting()]).toEqual([2, 1])
  sentences.split(pair, { side: 'source', at: source.indexOf('积极参加') })
  expect([count(), waiting()]).toEqual([3, 0])
  again.undoing.order.undo()
  expect([count(), waiting()]).toEqual([2, 1])
})
