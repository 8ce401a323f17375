import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { positionOf } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import { Spread } from '../spread.ts'
import { silentSpread } from '../testing/silent.ts'

const sections: readonly Section[] = [0, 1, 2].map(chapter => ({
  id: sectionId(chapter, 0),
  chapter,
  start: 0,
  end: 1,
  offset: chapter,
}))

/**
 * A spread of three sections with one pair each. Section 0 is in memory and has the keyboard, and
 * everything is selected; the others are in memory after `open`.
 */
async function allSelected() {
  const opened = new Map<number, () => void>()
  const spread = new Spread({
    ...silentSpread,
    sections,
    load: async section => {
      if (section.chapter > 0)
        await new Promise<void>(resolve => opened.set(section.chapter, resolve))
      return {
        section,
        paragraphs: [{ id: paragraphId(`p${section.offset}`), kind: 'body', text: '道' }],
        translations: [{ content: plain(`text ${section.offset}`), state: 'draft' }],
      }
    },
  })
  spread.sections.hold(0, 1, 2)
  const editor = await spread.sections.load(0)
  if (!editor) throw new Error('section 0 was not loaded')
  editor.takeCaret('translation', { pair: 0, offset: 6 })
  spread.selection.select(
    { side: 'translation', anchor: { index: 2, offset: 6 }, head: { index: 0, offset: 0 } },
    editor,
  )
  const open = async (number: number) => {
    const loading = spread.sections.load(number)
    await expect.poll(() => opened.has(number)).toBe(true)
    opened.get(number)?.()
    const loaded = await loading
    if (!loaded) throw new Error(`section ${number} was not loaded`)
    return loaded
  }
  const texts = () => [0, 1, 2].map(number => spread.sections.get(number)?.text('translation', 0))
  return { spread, open, texts }
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
