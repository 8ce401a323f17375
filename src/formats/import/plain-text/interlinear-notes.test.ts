import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interlinearNotes } from './interlinear-notes.ts'

const notesIn = (text: string) =>
  interlinearNotes(text).map(({ start, end }) => text.slice(start, end))

describe('interlinear notes', () => {
  it.each([
    ['黃帝者（號有熊），少典之子', ['（號有熊）']],
    [
      '黃帝者〔集解曰：號有熊。〕少典之子〔索隱曰：國號。〕',
      ['〔集解曰：號有熊。〕', '〔索隱曰：國號。〕'],
    ],
    ['黃帝(號有熊)者', ['(號有熊)']],
    ['黃帝（號有熊（音雄））者', ['（號有熊（音雄））']],
    ['（未完 黃帝（號有熊）者', ['（號有熊）']],
    ['【音雄】黃帝', ['【音雄】']],
  ])('finds the notes in %s', (text, notes) => {
    expect(notesIn(text)).toEqual(notes)
  })

  it.each([
    ['a number', '第二條（三）（2022年）（十二）'],
    ['no Han characters', '互聯網（Internet）'],
    ['one character', '陳（陳）國'],
    ['a bracket that is never closed', '黃帝（號有熊者'],
    ['a bracket of another kind', '黃帝（號有熊〕者'],
    ['brackets too far apart', `（${'天'.repeat(600)}）`],
  ])('finds no note in brackets with %s', (_title, text) => {
    expect(notesIn(text)).toEqual([])
  })

  it('never returns overlapping notes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('（', '）', '〔', '〕', '天', '地') }),
        text => {
          const notes = interlinearNotes(text)
          expect(
            notes.every(({ start, end }, i) => start >= (notes[i - 1]?.end ?? 0) && end > start),
          ).toBe(true)
        },
      ),
    )
  })
})
