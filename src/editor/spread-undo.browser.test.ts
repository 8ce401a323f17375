import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { untranslated, type TranslationText } from '#domain/translation'
import { changesKept } from '#domain/undo-order'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Spread } from './spread.ts'
import { silentSpread } from './testing/silent.ts'

const pairs = 2
const sections: readonly Section[] = [0, 1, 2].map(chapter => ({
  id: sectionId(chapter, 0),
  chapter,
  start: 0,
  end: pairs,
  offset: chapter * pairs,
}))
const indexes = sections.flatMap(({ offset }) => [offset, offset + 1])

/** A spread of which no section is mounted, so only the section with the caret stays in memory. */
function unseen() {
  const kept = new Map<string, TranslationText>()
  const spread = new Spread({
    ...silentSpread,
    sections,
    load: async section => {
      const paragraphs = [0, 1].map(pair => ({
        id: paragraphId(`p${section.offset + pair}`),
        kind: 'body' as const,
        text: '道',
      }))
      const translations = paragraphs.map(({ id }) => kept.get(id) ?? untranslated)
      return { section, paragraphs, translations }
    },
    changed: ({ translations }) => {
      for (const { paragraphId: id, content, state } of translations)
        kept.set(id, { content, state })
    },
  })
  const write = async (index: number, text: string) => {
    await spread.translations.replace(index, { content: plain(text), state: 'draft' })
    await turn()
  }
  const texts = () => indexes.map(index => kept.get(`p${index}`)?.content.text ?? '')
  return { spread, kept, write, texts }
}

/** Resolves when all microtasks and timers that are due have run. */
const turn = () => new Promise(resolve => setTimeout(resolve))

describe('undo across sections that are not in memory', () => {
  it('undoes the last change of the book first, and redoes in the same order', async () => {
    const { spread, write, texts } = unseen()
    await write(0, 'one')
    await write(2, 'two')
    await write(0, 'one more')
    expect([0, 1, 2].map(number => spread.sections.get(number))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    const seen = [texts()]
    while (spread.undo()) {
      await turn()
      seen.push(texts())
    }
    expect(seen.map(line => [line[0], line[2]])).toEqual([
      ['one more', 'two'],
      ['one', 'two'],
      ['one', ''],
      ['', ''],
    ])
    for (const expected of seen.toReversed().slice(1)) {
      expect(spread.redo()).toBe(true)
      await turn()
      expect(texts()).toEqual(expected)
    }
  })

  it('keeps the order if it is called faster than sections load', async () => {
    const { spread, write, texts } = unseen()
    for (const [n, index] of [0, 4, 0, 2].entries()) await write(index, `${n}`)
    for (let n = 0; n < 4; n++) expect(spread.undo()).toBe(true)
    expect(spread.undo()).toBe(false)
    await turn()
    expect(texts()).toEqual(['', '', '', '', '', ''])
    for (let n = 0; n < 4; n++) spread.redo()
    await turn()
    expect(texts()).toEqual(['2', '', '3', '', '1', ''])
  })

  it('skips a section whose text has changed by other means', async () => {
    const { spread, kept, write, texts } = unseen()
    await write(0, 'one')
    await write(2, 'two')
    kept.set('p2', { content: plain('from elsewhere'), state: 'done' })
    spread.undo()
    await turn()
    expect(texts().slice(0, 3)).toEqual(['', '', 'from elsewhere'])
  })

  it('has one step for each change, although a section’s history is full', async () => {
    const { spread, write, texts } = unseen()
    const held = spread.sections.hold(0)
    for (let n = 0; n < changesKept + 20; n++) await write(0, `${n}`)
    await write(2, 'elsewhere')
    await write(0, 'last')
    spread.undo()
    await turn()
    expect([texts()[0], texts()[2]]).toEqual([`${changesKept + 19}`, 'elsewhere'])
    spread.undo()
    await turn()
    expect([texts()[0], texts()[2]]).toEqual([`${changesKept + 19}`, ''])
    held()
  })

  it('undoes and redoes random changes in global order across sections', async () => {
    const step = fc.oneof(
      fc.record({ index: fc.constantFrom(...indexes), text: fc.constantFrom('a', 'ab', 'b', '') }),
      fc.constantFrom('undo' as const, 'redo' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
        const { spread, write, texts } = unseen()
        const past = [texts()]
        let future: string[][] = []
        for (const what of steps) {
          if (typeof what === 'object') {
            await write(what.index, what.text)
            if (texts().join() === past.at(-1)?.join()) continue
            past.push(texts())
            future = []
          } else if (what === 'undo') {
            expect(spread.undo()).toBe(past.length > 1)
            await turn()
            if (past.length > 1) future.push(past.pop() ?? [])
          } else {
            expect(spread.redo()).toBe(future.length > 0)
            await turn()
            const next = future.pop()
            if (next) past.push(next)
          }
          expect(texts()).toEqual(past.at(-1))
        }
      }),
      { numRuns: 60 },
    )
  })
})
