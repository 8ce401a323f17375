import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { plain, type RichText } from '../rich-text.ts'
import type { TranslationState, TranslationText } from '../translation.ts'
import {
  isUnproblematic,
  mergeReviewed,
  type MergedReview,
  type PairHere,
} from './merge-reviewed.ts'
import type { ReviewedFile, ReviewedRow } from './reviewed-file.ts'
import { sentOf } from './sent.ts'

const text = (words: string, state: TranslationState = 'done'): TranslationText => ({
  content: plain(words),
  state: words === '' ? 'empty' : state,
})

const strong = (words: string): RichText => ({
  text: words,
  spans: [{ format: 'strong', start: 0, end: words.length }],
})

const pair = (id: string, translation: TranslationText): PairHere => ({
  id: paragraphId(id),
  source: `${id}的原文。`,
  translation,
})

/** The row of a pair as it was sent. */
const row = (
  { id, source, translation }: PairHere,
  more: Partial<ReviewedRow> = {},
): ReviewedRow => ({
  id,
  row: 1,
  source,
  translation: translation.content,
  keepsLooks: true,
  original: null,
  tracked: [],
  state: translation.state,
  sent: sentOf(source, translation),
  comments: [],
  isMerged: false,
  isDeleted: false,
  ...more,
})

function merged(
  rows: readonly ReviewedRow[],
  pairs: readonly PairHere[],
  form: ReviewedFile['form'] = 'docx',
): MergedReview {
  const steps = mergeReviewed({ form, book: null, rows }, pairs)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

describe('one pair', () => {
  const sent = pair('p1', text('Sent.'))
  const mine = pair('p1', text('Mine.'))
  const blank = pair('p1', text(''))
  const bold = pair('p1', { content: strong('Sent.'), state: 'done' })
  const theirs = row(sent, { translation: plain('Theirs.') })

  it.each<[string, PairHere, readonly ReviewedRow[], string | null, string | undefined]>([
    ['unchanged', sent, [row(sent)], null, undefined],
    ['changed in the file', sent, [theirs], 'there', 'Theirs.'],
    ['changed here', mine, [row(sent)], 'here', 'Mine.'],
    ['changed in both places', mine, [theirs], 'both', 'Theirs.'],
    [
      'changed in both places alike',
      mine,
      [row(sent, { translation: plain('Mine.') })],
      null,
      undefined,
    ],
    ['emptied in the file', sent, [row(sent, { translation: plain(' ') })], 'emptied', ''],
    ['emptied here and changed there', blank, [theirs], 'both', 'Theirs.'],
    [
      'translated in the file',
      blank,
      [row(blank, { translation: plain('New.') })],
      'there',
      'New.',
    ],
    ['missing', sent, [], 'missing', undefined],
    ['deleted as a tracked row', sent, [row(sent, { isDeleted: true })], 'missing', undefined],
    ['doubled alike', sent, [row(sent), row(sent)], null, undefined],
    ['doubled with one change', sent, [row(sent), theirs], 'doubled', 'Theirs.'],
    ['merged', sent, [row(sent, { isMerged: true })], 'merged', 'Sent.'],
    ['without sums and the same', sent, [row(sent, { sent: null })], null, undefined],
    ['without sums and different', mine, [{ ...theirs, sent: null }], 'differs', 'Theirs.'],
    ['without sums over nothing', blank, [{ ...theirs, sent: null }], 'there', 'Theirs.'],
    [
      'without sums and empty',
      sent,
      [row(sent, { sent: null, translation: plain('') })],
      'emptied',
      '',
    ],
    ['with other Chinese', sent, [row(sent, { source: '别的。' })], 'source', 'Sent.'],
    [
      'spaced otherwise in the Chinese',
      sent,
      [row(sent, { source: 'p1 的\n原文。' })],
      null,
      undefined,
    ],
    [
      'saved with other line ends',
      sent,
      [row(sent, { translation: plain(' Sent.\r\n') })],
      null,
      undefined,
    ],
    [
      'saved without spaces at the end of a line',
      pair('p1', text('One \nTwo')),
      [row(pair('p1', text('One \nTwo')), { translation: plain('One\nTwo') })],
      null,
      undefined,
    ],
    ['set bold in the file', sent, [row(sent, { translation: strong('Sent.') })], 'there', 'Sent.'],
    [
      'bold, in a form without looks',
      bold,
      [row(bold, { translation: plain('Sent.'), keepsLooks: false })],
      null,
      undefined,
    ],
    ['in a state that the reviewer set', sent, [row(sent, { state: 'check' })], 'there', 'Sent.'],
    ['in a state that is no word of ours', sent, [row(sent, { state: null })], null, undefined],
  ])('that is %s', (_name, here, rows, wanted, words) => {
    const { pairs, unchanged } = merged(rows, [here])
    expect(pairs.map(found => found.case)).toEqual(wanted === null ? [] : [wanted])
    expect(unchanged).toBe(wanted === null ? 1 : 0)
    expect(pairs[0]?.there?.content.text).toBe(words)
  })

  it('keeps my state if the reviewer set none, and gets the state that the reviewer set', () => {
    const here = pair('p1', text('Sent.', 'check'))
    const state = (rows: readonly ReviewedRow[]) => merged(rows, [here]).pairs[0]?.there?.state
    expect(state([row(here, { translation: plain('Theirs.') })])).toBe('check')
    expect(state([row(here, { translation: plain('Theirs.'), state: 'done' })])).toBe('done')
  })

  it('keeps the looks of words that a form without looks left alone', () => {
    const content = {
      text: 'A bold word.',
      spans: [{ format: 'strong', start: 2, end: 6 }],
    } as const
    const here = pair('p1', { content, state: 'done' })
    const [found] = merged(
      [row(here, { translation: plain('A bold deed.'), keepsLooks: false })],
      [here],
    ).pairs
    expect(found?.there?.content).toEqual({ ...content, text: 'A bold deed.' })
  })

  it('knows the words that were sent from the tracked changes, if the sums agree', () => {
    const original = (words: string) =>
      merged([{ ...theirs, original: words }], [mine]).pairs[0]?.original
    expect(original('Sent.')).toBe('Sent.')
    expect(original('Forged.')).toBeNull()
  })

  it('with other Chinese in the file is not accepted with all others', () => {
    const [found] = merged([{ ...theirs, source: '别的。' }], [sent]).pairs
    expect(found).toMatchObject({ case: 'there', otherSource: '别的。' })
    expect(found && isUnproblematic(found)).toBe(false)
  })
})

it('of a doubled row each text that is another is offered, first those whose Chinese agrees', () => {
  const here = pair('p1', text('Sent.'))
  const wrong = row(here, { translation: plain('Of another.'), source: '别的。', row: 1 })
  const right = row(here, { translation: plain('Theirs.'), row: 2 })
  const { pairs } = merged([wrong, right, { ...right, row: 3 }, row(here)], [here])
  expect(pairs.map(one => [one.case, one.row, one.there?.content.text])).toEqual([
    ['doubled', 2, 'Theirs.'],
    ['doubled', 1, 'Of another.'],
  ])
})

it('rows that belong to no pair are listed, unless they have no words', () => {
  const here = pair('p1', text('Sent.'))
  const added = row(here, { id: null, translation: plain('Added.') })
  const blank = row(here, { id: null, translation: plain(''), source: ' ' })
  const { pairs } = merged([row(here), added, blank], [here])
  expect(pairs).toMatchObject([
    { case: 'unknown', index: null, there: { content: { text: 'Added.' } } },
  ])
})

it('a translation memory has no row for what is not translated', () => {
  const pairs = [pair('p1', text('Sent.')), pair('p2', text(''))]
  const cases = (form: ReviewedFile['form']) => merged([], pairs, form).pairs.map(one => one.index)
  expect(cases('tmx')).toEqual([0])
  expect(cases('docx')).toEqual([0, 1])
})

/** A book and the rows that were sent of it, of which a reviewer has changed some. */
const reviews = fc
  .array(
    fc.record({
      words: fc.constantFrom('', 'One.', 'Two words.', 'Sent.', 'Twice. Twice.'),
      isBold: fc.boolean(),
      change: fc.option(fc.constantFrom('Changed.', 'Sent.', ''), { freq: 3 }),
    }),
    { maxLength: 8 },
  )
  .map(all =>
    all.map(({ words, isBold, change }, i) => {
      const content = isBold && words !== '' ? strong(words) : plain(words)
      const here = pair(`p${i}`, { content, state: words === '' ? 'empty' : 'done' })
      const isChanged = change !== null && change !== words
      return { here, isChanged, sent: row(here, isChanged ? { translation: plain(change) } : {}) }
    }),
  )

it('moving, dropping and doubling rows never offers a change of a pair that was not changed', () => {
  const places = fc.array(fc.nat(), { maxLength: 16 })
  fc.assert(
    fc.property(reviews, places, (all, chosen) => {
      const rows = chosen.flatMap(place => all[place % Math.max(1, all.length)]?.sent ?? [])
      const offered = merged(
        rows,
        all.map(({ here }) => here),
      ).pairs.filter(({ case: found }) => found !== 'missing')
      for (const { index } of offered) expect(all[index ?? -1]?.isChanged).toBe(true)
    }),
  )
})
