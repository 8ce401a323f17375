import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { positionOf } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import { Spread, type SpreadOptions } from '../spread.ts'
import { commit, compose, paste, settled } from '../testing/hands.ts'
import { placesIn } from '../testing/shown.ts'
import { silentSpread } from '../testing/silent.ts'

const sections: readonly Section[] = [0, 1, 2].map(chapter => ({
  id: sectionId(chapter, 0),
  chapter,
  start: 0,
  end: 1,
  offset: chapter,
}))

/**
 * A spread of three sections with one pair each. Section `home` is in memory and has the keyboard,
 * and everything is selected; the others are in memory after `open`.
 */
async function allSelected(options: Partial<SpreadOptions> = {}, home: 0 | 2 = 0) {
  const opened = new Map<number, () => void>()
  const spread = new Spread({
    ...silentSpread,
    ...options,
    sections,
    load: async section => {
      if (section.chapter !== home)
        await new Promise<void>(resolve => opened.set(section.chapter, resolve))
      return {
        section,
        paragraphs: [{ id: paragraphId(`p${section.offset}`), kind: 'body', text: '道' }],
        translations: [{ content: plain(`text ${section.offset}`), state: 'draft' }],
      }
    },
  })
  spread.sections.hold(0, 1, 2)
  const editor = await spread.sections.load(home)
  if (!editor) throw new Error('the section with the keyboard was not loaded')
  editor.takeCaret('translation', { pair: 0, offset: 6 })
  const ends = [
    { index: 2, offset: 6 },
    { index: 0, offset: 0 },
  ] as const
  const [anchor, head] = home === 0 ? ends : ([ends[1], ends[0]] as const)
  spread.selection.select({ side: 'translation', anchor, head }, editor)
  const open = async (number: number) => {
    const loading = spread.sections.load(number)
    await expect.poll(() => opened.has(number)).toBe(true)
    opened.get(number)?.()
    const loaded = await loading
    if (!loaded) throw new Error(`section ${number} was not loaded`)
    return loaded
  }
  const openLate = async (number: number) => {
    await expect.poll(() => opened.has(number)).toBe(true)
    opened.get(number)?.()
  }
  const texts = () => [0, 1, 2].map(number => spread.sections.get(number)?.text('translation', 0))
  return { spread, editor, open, openLate, texts }
}

const write = (editor: SectionEditor, text: string) => {
  const { doc, tr } = editor.state('translation')
  const end = positionOf(doc, { pair: 0, offset: editor.text('translation', 0).length })
  editor.dispatch('translation', tr.insertText(text, end))
}

it('what is typed into a section as soon as it is opened stays, although all had been deleted', async () => {
  const { spread, open, texts } = await allSelected()
  spread.translations.clearSelected()
  const last = await open(2)
  write(last, 'new')
  await open(1)
  await expect.poll(texts).toEqual(['', '', 'new'])
  spread.undo()
  expect(texts()).toEqual(['', '', ''])
  spread.undo()
  await expect.poll(texts).toEqual(['text 0', 'text 1', 'text 2'])
})

it('a deletion that is undone while sections are loaded does not reach them, nor does its undo', async () => {
  const { spread, open, texts } = await allSelected()
  spread.translations.clearSelected()
  spread.undo()
  expect(texts()[0]).toBe('text 0')
  write(await open(2), ' new')
  await open(1)
  await expect.poll(texts).toEqual(['text 0', 'text 1', 'text 2 new'])
})

it('a deletion that is undone and redone while sections are loaded reaches all of them', async () => {
  const { spread, open, texts } = await allSelected()
  spread.translations.clearSelected()
  spread.undo()
  await open(2)
  spread.redo()
  await open(1)
  await expect.poll(texts).toEqual(['', '', ''])
  spread.undo()
  await expect.poll(texts).toEqual(['text 0', 'text 1', 'text 2'])
})

/** A spread as `allSelected`, with the last text of each pair that it has reported. */
async function allSelectedAndKept(home: 0 | 2 = 0) {
  const kept = new Map<number, string>()
  const work: Promise<unknown>[] = []
  const all = await allSelected(
    {
      changed: ({ translations }) => {
        for (const { index, content } of translations) kept.set(index, content.text)
      },
      unfinished: one => void work.push(one),
    },
    home,
  )
  return { ...all, kept, finished: () => Promise.all(work) }
}

it('a deletion reaches the sections that are not in memory although the book is closed at once', async () => {
  const { spread, openLate, kept, finished } = await allSelectedAndKept()
  spread.translations.clearSelected()
  spread.destroy()
  await Promise.all([1, 2].map(openLate))
  await finished()
  expect(Object.fromEntries(kept)).toEqual({ 0: '', 1: '', 2: '' })
})

it('a deletion that was undone does not go on when the book is closed', async () => {
  const { spread, openLate, kept, finished } = await allSelectedAndKept()
  spread.translations.clearSelected()
  spread.undo()
  spread.destroy()
  await Promise.all([1, 2].map(openLate))
  await finished()
  expect(Object.fromEntries(kept)).toEqual({ 0: 'text 0' })
})

it('what is pasted over a selection stays although the book is closed before its beginning is in memory', async () => {
  const { spread, editor, openLate, kept, finished } = await allSelectedAndKept(2)
  const host = document.createElement('main')
  document.body.append(host)
  editor.views.mount(placesIn(host))
  editor.views.get('translation')?.focus()
  paste({ text: 'neu\n\nalt\n\nganz\n\nviel' })
  await settled()
  expect(kept.get(0)).toBeUndefined()
  spread.destroy()
  host.remove()
  await Promise.all([0, 1].map(openLate))
  await finished()
  expect([...kept].toSorted()).toEqual([
    [0, 'neu'],
    [1, 'alt\nganz\nviel'],
    [2, ''],
  ])
})

it('a composition that begins while a paste waits for its section keeps the caret', async () => {
  const { spread, editor, open, texts } = await allSelected({}, 2)
  const host = document.createElement('main')
  document.body.append(host)
  editor.views.mount(placesIn(host))
  editor.views.get('translation')?.focus()
  paste({ text: 'neu' })
  await compose('zh')
  await open(0)
  await open(1)
  await settled()
  expect(editor.views.get('translation')?.composing).toBe(true)
  expect(spread.selection.where?.section).toBe(2)
  await commit('中')
  await expect.poll(texts).toEqual(['neu', '', '中'])
  spread.destroy()
  host.remove()
})

it('a paste that is undone before its beginning is in memory arrives only when it is redone, and whole', async () => {
  const { spread, editor, open, texts } = await allSelected({}, 2)
  const host = document.createElement('main')
  document.body.append(host)
  editor.views.mount(placesIn(host))
  editor.views.get('translation')?.focus()
  paste({ text: 'neu\n\nalt\n\nganz' })
  spread.undo()
  await open(0)
  await open(1)
  await settled()
  expect(texts()).toEqual(['text 0', 'text 1', 'text 2'])
  spread.redo()
  await expect.poll(texts).toEqual(['neu', 'alt', 'ganz'])
  spread.undo()
  await expect.poll(texts).toEqual(['text 0', 'text 1', 'text 2'])
  spread.redo()
  await expect.poll(texts).toEqual(['neu', 'alt', 'ganz'])
  spread.destroy()
  host.remove()
})
