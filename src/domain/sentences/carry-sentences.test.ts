import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, type Side } from '../anchor.ts'
import { carryOver } from '../editions/carry-over.ts'
import type { EditionPair } from '../editions/match.ts'
import { editions, named, newBook, nothing, oldBook } from '../editions/testing.ts'
import { paragraphId, sentenceChangeId, type ParagraphId } from '../ids.ts'
import { halvesOf } from '../marking/halves.ts'
import { plain } from '../rich-text.ts'
import type { ParagraphChange } from '../structure/paragraph-change.ts'
import { changeAt } from '../structure/testing.ts'
import type { Translation } from '../translation.ts'
import type { SentenceChange } from './sentence-change.ts'

const now = 5000
const a = '那人在山下住了三年，每天只在清早出门打水。他的妻子早已不在人世。村里没有人同他说话。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。掌柜的算盘响个不停。'
const c = '他的哥哥写信来说，北方的铁路已经修到了海边。信纸是灰色的。'
const english = 'He lived below for three years. His wife was dead. Nobody spoke with him.'

const translation = (index: number, text: string): Translation => ({
  bookId: oldBook,
  paragraphId: paragraphId(`o${index}`),
  index,
  content: plain(text),
  state: 'done',
  updatedAt: 10,
})

const common = { bookId: oldBook, createdAt: 3, updatedAt: 4, deletedAt: null }

/** Whether a sentence begins at some words of old paragraph `index`. */
function border(side: Side, index: number, text: string, words: string, says = true) {
  const at = text.indexOf(words)
  const anchors = [anchorAt(paragraphId(`o${index}`), text, at, Math.min(text.length, at + 24))]
  const id = sentenceChangeId(`border-${side}-${at}`)
  return { ...common, id, kind: 'border', says, side, index, anchors } satisfies SentenceChange
}

/** A link of sentences of old paragraphs, by their number in the book. */
function link(
  source: readonly (readonly [number, string, string])[],
  translated: readonly (readonly [number, string, string])[],
  says = true,
): SentenceChange {
  const anchors = (all: typeof source) =>
    all.map(([index, text, words]) => {
      const at = text.indexOf(words)
      return anchorAt(paragraphId(`o${index}`), text, at, at + words.length)
    })
  const index = source[0]?.[0] ?? 0
  return {
    ...common,
    id: sentenceChangeId(`link-${index}-${source[0]?.[1].indexOf(source[0][2])}`),
    kind: 'link',
    says,
    side: 'source',
    index,
    anchors: anchors(source),
    counterpart: { index, anchors: anchors(translated) },
  }
}

function carried(sentences: readonly SentenceChange[], pair: EditionPair, work = nothing) {
  const translations = [translation(0, english)]
  return carryOver({ ...work, translations, sentences }, nothing, pair, now)
}

type Carried = ReturnType<typeof carryOver>

const allRowsOf = ({ changes }: Carried): readonly SentenceChange[] =>
  changes.flatMap(change =>
    change.table === 'sentences' && change.becomes ? [change.becomes] : [],
  )

const rowsOf = (all: Carried) => allRowsOf(all).filter(({ waits }) => !waits)
const waitingOf = (all: Carried) => allRowsOf(all).filter(({ waits }) => waits)

const placesOf = (row: SentenceChange | undefined) =>
  (row ? halvesOf(row) : []).map(({ side, anchors }) => [
    side,
    ...anchors.map(({ paragraphId: id, start, quote }) => `${id} ${start} ${quote.exact}`),
  ])

const wife = '他的妻子早已不在人世。'
const married = link([[0, a, wife]], [[0, english, 'Nobody spoke with him.']])
const onWife = border('source', 0, a, '早已')

describe('corrected sentences in a new edition', () => {
  it('a border and a link follow their words to a paragraph that has others added', () => {
    const fresh = [b, `从前的事。${a}这是新版加的一句。`, c]
    const all = carried([married, onWife], editions([a, b, c], fresh))
    const [moved, linked] = rowsOf(all)
    expect(placesOf(moved)).toEqual([
      ['source', `f1 ${a.indexOf('早已') + 5} 早已不在人世。村里没有人同他说话。`],
    ])
    expect(placesOf(linked)).toEqual([
      ['source', `f1 ${a.indexOf(wife) + 5} ${wife}`],
      ['translation', `f1 ${english.indexOf('Nobody')} Nobody spoke with him.`],
    ])
    expect(linked).toMatchObject({ bookId: newBook, index: 1, counterpart: { index: 1 } })
    expect(all.report.sentences).toEqual({ kept: 2, standing: 0, left: [] })
  })

  it.each([
    ['its sentence has another word', a.replace('妻子', '太太')],
    ['the sentence before it runs into it', a.replace('打水。他', '打水，他')],
    ['its sentence goes on', a.replace('人世。', '人世，')],
  ])('a link is left if %s', (_what, changed) => {
    const all = carried([married], editions([a, b, c], [changed, b, c]))
    expect(rowsOf(all)).toEqual([])
    expect(all.report.sentences).toMatchObject({
      kept: 0,
      left: [
        {
          id: married.id,
          what: 'link',
          index: 0,
          parts: [
            { side: 'source', words: wife },
            { side: 'translation', words: 'Nobody spoke with him.' },
          ],
        },
      ],
    })
  })

  it('a border is left if a word beside it has changed', () => {
    const all = carried([onWife], editions([a, b, c], [a.replace('妻子', '太太'), b, c]))
    expect(rowsOf(all)).toEqual([])
    expect(all.report.sentences.left).toMatchObject([
      { what: 'split', parts: [{ words: expect.stringMatching(/妻子$/) }, { side: 'source' }] },
    ])
  })

  it('corrections of a paragraph that is gone are left', () => {
    const onEnglish = border('translation', 0, english, 'was dead', false)
    const all = carried([married, onWife, onEnglish], editions([a, b, c], [b, c]))
    expect(rowsOf(all)).toEqual([])
    expect(all.report.sentences.left.map(({ what }) => what)).toEqual(['split', 'join', 'link'])
  })

  it('a border of the translation stays beside changed Chinese, because the words have not changed', () => {
    const onEnglish = border('translation', 0, english, 'was dead')
    const all = carried([onEnglish], editions([a, b, c], [c, a.replace('妻子', '太太'), b]))
    expect(placesOf(rowsOf(all)[0])).toEqual([
      ['translation', `f1 ${english.indexOf('was')} was dead. Nobody spoke w`],
    ])
  })

  it('a link over two paragraphs is carried with their join, and left without it', () => {
    const over = link(
      [
        [0, a, '村里没有人同他说话。'],
        [1, b, '镇上的茶馆到了冬天就很少有人坐到天黑。'],
      ],
      [[0, english, 'His wife was dead.']],
    )
    const join = changeAt(named('o', [a, b]), 1, 0, { begins: false })
    const work = { ...nothing, structure: [join] satisfies ParagraphChange[] }
    expect(rowsOf(carried([over], editions([a, b, c], [c, a, b]), work))).toMatchObject([
      { anchors: [{ paragraphId: 'f1' }, { paragraphId: 'f2' }] },
    ])
    const apart = carried([over], editions([a, b, c], [a, b, c], [0, 1]), work)
    expect(rowsOf(apart)).toEqual([])
    expect(apart.report.sentences.left).toHaveLength(1)
  })

  it('what the reader corrected in the new edition stays, and carrying twice adds nothing', () => {
    const pair = editions([a, b, c], [a, b, c])
    const work = { ...nothing, translations: [translation(0, english)] }
    const both = { ...work, sentences: [married, onWife] }
    const once = rowsOf(carryOver(both, nothing, pair, now))
    const there = { ...nothing, sentences: once }
    expect(carryOver(both, there, pair, now).report.sentences).toMatchObject({ standing: 2 })
    const own = once.map((row, k) => ({ ...row, id: sentenceChangeId(`own${k}`), says: false }))
    const again = carryOver(both, { ...nothing, sentences: own }, pair, now)
    expect(rowsOf(again)).toEqual([])
    expect(again.report.sentences).toMatchObject({ kept: 0, standing: 2 })
  })

  it('what is left waits in the new edition at no paragraph, once, until the reader decides', () => {
    const onEnglish = border('translation', 0, english, 'was dead', false)
    const pair = editions([a, b, c], [a.replace('妻子', '太太'), b, c])
    const work = { ...nothing, translations: [translation(0, english)] }
    const all = { ...work, sentences: [married, onWife, onEnglish] }
    const once = carryOver(all, nothing, pair, now)
    const waiting = waitingOf(once)
    expect(waiting.map(({ kind, index, bookId }) => [kind, index, bookId])).toEqual([
      ['border', 0, newBook],
      ['link', 0, newBook],
    ])
    for (const { anchors } of waiting.flatMap(halvesOf))
      expect(anchors.every(({ paragraphId: id }) => id.startsWith('gone.'))).toBe(true)
    expect(once.report.sentences).toMatchObject({ kept: 1, standing: 0 })
    const present = { ...nothing, sentences: allRowsOf(once) }
    const again = carryOver(all, present, pair, now)
    expect(allRowsOf(again)).toEqual([])
    expect(again.report.sentences).toMatchObject({ kept: 0, standing: 1 })
    expect(again.report.sentences.left).toHaveLength(2)
    const decided = waiting.map(row => ({ ...row, deletedAt: 9 }))
    const later = carryOver(all, { ...nothing, sentences: decided }, pair, now)
    expect(waitingOf(later)).toEqual([])
    expect(later.report.sentences).toMatchObject({ kept: 1, standing: 2, left: [] })
  })

  it('what waits in one edition waits once in the next, from whichever of both it comes', () => {
    const changed = a.replace('妻子', '太太')
    const first = carried([married], editions([a, b, c], [changed, b, c]))
    const next = editions([changed, b, c], [changed, c, b])
    const second = carryOver({ ...nothing, sentences: allRowsOf(first) }, nothing, next, now)
    expect(waitingOf(second)).toHaveLength(1)
    const there = { ...nothing, sentences: allRowsOf(second) }
    const direct = carryOver(
      { ...nothing, translations: [translation(0, english)], sentences: [married] },
      there,
      editions([a, b, c], [changed, c, b]),
      now,
    )
    expect(waitingOf(direct)).toEqual([])
  })

  it('an undone correction is not carried', () => {
    const undone = { ...married, deletedAt: 9 }
    const { report } = carried([undone], editions([a, b, c], [a, b, c]))
    expect(report.sentences).toEqual({ kept: 0, standing: 0, left: [] })
  })
})

/** Sentences with words of their own, by number. */
const sentence = (n: number): string =>
  `${Array.from({ length: 9 }, (_, k) => String.fromCodePoint(0x4e00 + ((n * 977 + k * k * 131 + k * 17) % 20_000))).join('')}。`
const own = (n: number): string => `The word${n} is here.`

const cases = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
  edits: fc.array(fc.constantFrom('keep', 'remove', 'change', 'cut', 'merge', 'insert'), {
    minLength: 8,
    maxLength: 8,
  }),
})

it('whatever became of the text, each carried link joins the sentences that it joined', () => {
  fc.assert(
    fc.property(cases, ({ sizes, edits }) => {
      let next = 0
      const old = sizes.map(size => Array.from({ length: size }, () => next++))
      const fresh: number[][] = []
      for (const [i, numbers] of old.entries()) {
        const edit = edits[i]
        const middle = Math.ceil(numbers.length / 2)
        if (edit === 'remove') continue
        if (edit === 'insert') fresh.push([2000 + i])
        if (edit === 'cut') fresh.push(numbers.slice(0, middle), numbers.slice(middle))
        else if (edit === 'change') fresh.push([...numbers.slice(0, -1), 1000 + i])
        else if (edit === 'merge' && fresh.length > 0) fresh.at(-1)?.push(...numbers)
        else fresh.push([...numbers])
      }
      const textOf = (numbers: readonly number[]) => numbers.map(sentence).join('')
      const [texts, freshTexts] = [
        old.map(textOf),
        fresh.filter(({ length }) => length > 0).map(textOf),
      ]
      const written = old.map(numbers => numbers.map(own).join(' '))
      const sentences = old.flatMap((numbers, i) =>
        numbers.map(n => link([[i, texts[i]!, sentence(n)]], [[i, written[i]!, own(n)]])),
      )
      const work = { ...nothing, translations: written.map((text, i) => translation(i, text)) }
      const all = carryOver({ ...work, sentences }, nothing, editions(texts, freshTexts), now)
      const now2 = new Map<ParagraphId, string>()
      for (const { table, becomes } of all.changes)
        if (table === 'translations' && becomes) now2.set(becomes.paragraphId, becomes.content.text)
      for (const row of rowsOf(all)) {
        const [source, translated] = halvesOf(row).map(({ anchors: [anchor] }) => anchor)
        const number = freshTexts.findIndex((_, i) => source?.paragraphId === `f${i}`)
        expect(freshTexts[number]?.slice(source?.start, source?.end)).toBe(source?.quote.exact)
        const beside = now2.get(translated?.paragraphId ?? paragraphId('none'))
        expect(beside?.slice(translated?.start, translated?.end)).toBe(translated?.quote.exact)
        const n =
          next > 0
            ? Array.from({ length: next }, (_, k) => k).find(
                k => sentence(k) === source?.quote.exact,
              )
            : -1
        expect(translated?.quote.exact).toBe(own(n ?? -1))
        expect(translated?.paragraphId).toBe(source?.paragraphId)
      }
      const { kept, standing, left } = all.report.sentences
      expect(kept + standing + left.length).toBe(sentences.length)
      if (edits.slice(0, old.length).every(edit => edit === 'keep'))
        expect(kept).toBe(sentences.length)
    }),
    { numRuns: 150 },
  )
})
