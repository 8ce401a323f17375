import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { TranslationText } from '#domain/translation'
import { expect, it } from 'vitest'
import { Spread } from './spread.ts'
import { silentSpread } from './testing/silent.ts'

const sections: readonly Section[] = [0, 1].map(chapter => ({
  id: sectionId(chapter, 0),
  chapter,
  start: 0,
  end: 2,
  offset: 2 * chapter,
}))
const text = (words: string): TranslationText => ({ content: plain(words), state: 'draft' })

function opened() {
  const kept = new Map<number, string>()
  const spread = new Spread({
    ...silentSpread,
    sections,
    load: async section => ({
      section,
      paragraphs: [0, 1].map(pair => ({
        id: paragraphId(`p${section.offset + pair}`),
        kind: 'body',
        text: '海',
      })),
      translations: [0, 1].map(pair => text(kept.get(section.offset + pair) ?? 'Sent.')),
    }),
    changed: ({ translations }) => {
      for (const { index, content } of translations) kept.set(index, content.text)
    },
  })
  const apply = (paragraph: string, index: number) =>
    spread.translations.applyReviewed(
      [{ index, id: paragraphId(paragraph), from: text('Sent.'), to: text('Theirs.') }],
      { progress: () => {}, signal: new AbortController().signal, written: async () => {} },
    )
  return { spread, kept, apply }
}

it('a pair gets the text of its row', async () => {
  const { kept, apply } = opened()
  expect(await apply('p3', 3)).toBe(1)
  expect(kept.get(3)).toBe('Theirs.')
})

it('a pair that the reader changed since stays as it is', async () => {
  const { spread, kept, apply } = opened()
  await spread.translations.replace(3, text('Mine.'))
  expect(await apply('p3', 3)).toBe(0)
  expect(kept.get(3)).toBe('Mine.')
})

it('a pair that is at the place of another since stays, though its words are the same', async () => {
  const { kept, apply } = opened()
  expect(await apply('p2', 3)).toBe(0)
  expect(kept.get(3)).toBeUndefined()
})
