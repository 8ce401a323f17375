import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { beforeEach, expect, it } from 'vitest'
import { startOfPair } from './pairs.ts'
import type { SectionEditor } from './section-editor.ts'
import { Spread } from './spread.ts'
import { silentSpread } from './testing/silent.ts'

const sections: readonly Section[] = Array.from({ length: 40 }, (_, chapter) => ({
  id: sectionId(chapter, 0),
  chapter,
  start: 0,
  end: 2,
  offset: 2 * chapter,
}))
const paragraphs = sections.length * 2
const all = Array.from({ length: paragraphs }, (_, index) => index)
const replacements = all.map(index => ({ index, start: 4, end: 7, words: 'sea', by: 'lake' }))

let spread: Spread
/** The latest text of each translation that the spread has reported. */
let kept: Map<number, string>
/** The sections reported since the last write, and the largest number there has been. */
let since: Set<number>
let most: number

beforeEach(() => {
  kept = new Map(all.map(index => [index, 'the sea']))
  since = new Set()
  most = 0
  spread = new Spread({
    ...silentSpread,
    sections,
    load: async section => ({
      section,
      paragraphs: [0, 1].map(pair => ({
        id: paragraphId(`p${section.offset + pair}`),
        kind: 'body',
        text: '海',
      })),
      translations: [0, 1].map(pair => ({
        content: plain(kept.get(section.offset + pair) ?? ''),
        state: 'draft',
      })),
    }),
    changed: ({ translations }) => {
      for (const { index, content } of translations) {
        kept.set(index, content.text)
        since.add(index >> 1)
        most = Math.max(most, since.size)
      }
    },
  })
})

const written = async () => since.clear()
const texts = () => new Set(kept.values())

function replace(progress: (done: number, of: number) => void = () => {}) {
  const controller = new AbortController()
  const work = { progress, signal: controller.signal, written }
  return {
    cancel: () => controller.abort(),
    count: spread.translations.replaceAll(replacements, work),
  }
}

/** Writes `text` at the end of a translation, as the reader does in a section on the screen. */
async function write(index: number, text: string): Promise<SectionEditor> {
  spread.sections.hold(index >> 1)
  const editor = await spread.sections.load(index >> 1)
  editor!.moveCaret('translation', { pair: index & 1, offset: Infinity })
  editor!.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(text, state.selection.from))
    return true
  })
  return editor!
}

it('replaces words in all sections as one step, which can be undone and redone', async () => {
  const told: number[] = []
  expect(await replace((done, of) => told.push(done / of)).count).toBe(paragraphs)
  expect(texts()).toEqual(new Set(['the lake']))
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBe(1)
  expect(spread.undo()).toBe(true)
  await expect.poll(texts).toEqual(new Set(['the sea']))
  expect(spread.undo()).toBe(false)
  expect(spread.redo()).toBe(true)
  await expect.poll(texts).toEqual(new Set(['the lake']))
})

it('waits until changed sections are written before it changes more', async () => {
  await replace().count
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(24)
})

it.each([
  ['before anything is changed', 0.2],
  ['with half of it changed', 0.75],
])('leaves every section unchanged when it is cancelled %s', async (_title, at) => {
  const { cancel, count } = replace((done, of) => done / of >= at && cancel())
  expect(await count).toBe(0)
  expect(texts()).toEqual(new Set(['the sea']))
  expect(spread.undo()).toBe(false)
})

it('keeps the undo order when the reader writes meanwhile, and cannot be cancelled then', async () => {
  let writing: Promise<SectionEditor> | null = null
  const { cancel, count } = replace((done, of) => {
    if (done / of >= 0.6) writing ??= write(paragraphs - 1, ', and the sea')
  })
  // The section of this pair is changed before anything is written in it.
  await expect.poll(() => kept.get(paragraphs - 1)).toBe('the lake, and the sea')
  cancel()
  expect(await count).toBe(paragraphs)
  expect(spread.undo()).toBe(true)
  expect(texts()).toEqual(new Set(['the lake']))
  expect(spread.undo()).toBe(true)
  await expect.poll(texts).toEqual(new Set(['the sea']))
})

it('skips a range that has other words now', async () => {
  const editor = await write(3, '')
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.insertText('In ', startOfPair(state.doc, 1)))
    return true
  })
  expect(await replace().count).toBe(paragraphs - 1)
  expect(kept.get(3)).toBe('In the sea')
})

it('finishes all changes when the book is closed meanwhile', async () => {
  const { count } = replace((done, of) => done / of >= 0.75 && spread.destroy())
  await count
  expect(texts()).toEqual(new Set(['the lake']))
})
