import type { Section } from '#domain/book'
import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { redo, undo } from 'prosemirror-history'
import { expect, it } from 'vitest'
import { replacePair } from './commands/replace-pair.ts'
import { setState } from './commands/set-state.ts'
import { LoadedSections } from './loaded-sections.ts'
import type { EditableSection } from './section-host.ts'
import { silentHost } from './testing/silent.ts'

const section: Section = { id: sectionId(0, 0), chapter: 0, start: 0, end: 1, offset: 0 }

const text: EditableSection = {
  section,
  paragraphs: [{ id: paragraphId('p'), kind: 'body', text: '道可道，非常道。' }],
  translations: [{ content: plain('The way'), state: 'draft' }],
}

/**
 * A book of one section. It is loaded when `arrive` is called, and has the caret while
 * `caret.isHere`.
 */
function oneSection() {
  const caret = { isHere: false }
  const undoable = new Set<number>()
  const inUse = new Set<number>()
  const { promise, resolve } = Promise.withResolvers<EditableSection>()
  const sections = new LoadedSections([section], () => promise, silentHost, {
    isHere: () => caret.isHere,
    undoable: () => undoable,
    inUse: () => inUse,
  })
  return { sections, caret, undoable, inUse, arrive: () => resolve(text) }
}

/** Resolves when all microtasks and timers that are due have run. */
const turn = () => new Promise(resolve => setTimeout(resolve))

it('unloads a section when its last holder lets it go', async () => {
  const { sections, arrive } = oneSection()
  arrive()
  const [one, other] = [sections.hold(0), sections.hold(0)]
  await sections.load(0)
  one()
  one()
  await turn()
  expect(sections.get(0)).toBeDefined()
  other()
  await turn()
  expect(sections.get(0)).toBeUndefined()
})

it('unloads a section after loading if it was let go meanwhile', async () => {
  const { sections, arrive } = oneSection()
  const letGo = sections.hold(0)
  const loading = sections.load(0)
  letGo()
  arrive()
  expect(await loading).not.toBeNull()
  await turn()
  expect(sections.get(0)).toBeUndefined()
})

it('keeps a section that is held again at once or while it is loading', async () => {
  const { sections, arrive } = oneSection()
  const letGo = sections.hold(0)
  const loading = sections.load(0)
  letGo()
  const again = sections.hold(0)
  arrive()
  const editor = await loading
  await turn()
  again()
  sections.hold(0)
  await turn()
  expect(sections.get(0)).toBe(editor)
})

it('keeps only the history of an unloaded section, while it can be undone', async () => {
  const { sections, undoable, arrive } = oneSection()
  arrive()
  const letGo = sections.hold(0)
  const editor = await sections.load(0)
  editor?.run(replacePair(0, { content: plain(''), state: 'empty' }))
  // A reload returns the stored text, which here is the text before the change.
  editor?.run(undo)
  undoable.add(0)
  letGo()
  await turn()
  expect(sections.get(0)).toBeUndefined()
  expect(sections.isKept(0)).toBe(true)

  const again = await sections.load(0)
  expect(sections.isKept(0)).toBe(false)
  expect(again).not.toBe(editor)
  expect(again?.run(redo)).toBe(true)
  expect(again?.text('translation', 0)).toBe('')
  again?.run(undo)
  undoable.clear()
  sections.letGo(0)
  expect(sections.isKept(0)).toBe(false)
})

it('drops the history of a section whose text has changed meanwhile', async () => {
  const { sections, undoable, arrive } = oneSection()
  arrive()
  const letGo = sections.hold(0)
  const editor = await sections.load(0)
  editor?.run(setState('done', 0))
  undoable.add(0)
  letGo()
  await turn()
  const again = await sections.load(0)
  expect(again?.translation(0).state).toBe('draft')
  expect(again?.run(undo)).toBe(false)
})

it('keeps the editor of a section while it is in use', async () => {
  const { sections, inUse, arrive } = oneSection()
  arrive()
  const letGo = sections.hold(0)
  const editor = await sections.load(0)
  inUse.add(0)
  letGo()
  await turn()
  expect(sections.get(0)).toBe(editor)
  inUse.clear()
  // Nothing reports that. It is noticed when another section is let go.
  sections.letGo(7)
  expect(sections.get(0)).toBeUndefined()
})

it('applies a due change before it unloads the section', async () => {
  const { sections, undoable, arrive } = oneSection()
  arrive()
  const letGo = sections.hold(0)
  const editor = await sections.load(0)
  sections.due.add(0, () => void editor?.run(setState('done', 0)))
  undoable.add(0)
  letGo()
  await turn()
  expect(editor?.translation(0).state).toBe('done')
  expect(sections.isKept(0)).toBe(true)
})

it('keeps the section with the caret until the caret is elsewhere', async () => {
  const { sections, caret, arrive } = oneSection()
  arrive()
  const letGo = sections.hold(0)
  await sections.load(0)
  caret.isHere = true
  letGo()
  await turn()
  expect(sections.get(0)).toBeDefined()
  caret.isHere = false
  sections.letGo(0)
  expect(sections.get(0)).toBeUndefined()
})
