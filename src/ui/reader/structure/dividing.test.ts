/** Divisions of an open book whose text is being changed, with real editors and services. */
import { paragraphId } from '#domain/ids'
import type { Side } from '#domain/anchor'
import { plain } from '#domain/rich-text'
import { sectionAt } from '#editor/loaded-sections'
import { asInBook } from '#editor/source-look'
import { fakeApi, sampleBook, servicesUnderTest } from '#services/testing'
import { expect, it } from 'vitest'
import { openSpread, type OpenSpread } from '../open-spread.ts'
import { paragraphAct, type ParagraphAct } from './paragraph-act.ts'

/** More sections than Replace All changes at once. */
const chapters = 40
const book = sampleBook(
  'sample',
  Array.from({ length: chapters }, () => 2),
)
const paragraphs = chapters * 2
const last = paragraphs - 2

/** A book whose translations are `words`. `reading` is called while an act reads a paragraph. */
async function openedBook(words = (_index: number) => 'the sea') {
  const { api } = fakeApi([book])
  const shell = { reading: () => {} }
  const under = await servicesUnderTest([book], {
    api: {
      ...api,
      readSection: (...range) => {
        shell.reading()
        return api.readSection(...range)
      },
    },
  })
  const { services } = under
  services.autosave.changed({
    bookId: book.id,
    translations: Array.from({ length: paragraphs }, (_, index) => ({
      paragraphId: paragraphId(`p${index}`),
      index,
      content: plain(words(index)),
      state: 'draft' as const,
    })),
    annotations: [],
  })
  await services.autosave.flush()
  const opening = openSpread(book, services, {
    label: on => on,
    sourceLook: () => asInBook,
    hint: () => '',
    here: () => null,
    markWords: () => '',
    noteWords: () => ({ toNote: '', toReference: '' }),
    bring: (_layout, number) => void opening.then(open => open.mounted(number)),
    redivider:
      async () =>
      (_spread, { change }) =>
        change(),
    reopen: () => {
      throw new Error('this book never loses a section')
    },
  })
  const open = await opening
  return { services, open, shell, order: services.undoing.order }
}

type Opened = Awaited<ReturnType<typeof openedBook>>

async function editorAt({ spread }: OpenSpread, index: number) {
  const editor = await spread.sections.load(sectionAt(spread.sections.all, index))
  if (!editor) throw new Error('no section')
  return { editor, pair: index - editor.section.offset }
}

async function shownAt(open: OpenSpread, index: number): Promise<string> {
  const { editor, pair } = await editorAt(open, index)
  return editor.text('translation', pair)
}

async function caretAt(open: OpenSpread, index: number, offset: number, side: Side) {
  const { editor, pair } = await editorAt(open, index)
  editor.takeCaret(side, { pair, offset })
  return editor
}

/** What a reader who opens the book again finds. */
async function storedAt({ services }: Opened, index: number): Promise<string> {
  await services.autosave.flush()
  const division = await services.structure.open(book)
  const section = division.sections[sectionAt(division.sections, index)]
  if (!section) throw new Error('no section')
  const content = await services.reading.section(book, section)
  if (!content.ok) throw new Error(content.fault.code)
  return content.value.translations[index - section.offset]?.content.text ?? ''
}

function replaceAll({ open, services, order }: Opened, indexes: readonly number[]) {
  order.show(book.id)
  return open.spread.translations.replaceAll(
    indexes.map(index => ({ index, start: 4, end: 7, words: 'sea', by: 'lake' })),
    { progress: () => {}, signal: new AbortController().signal, written: services.autosave.write },
  )
}

/** Runs an act from its key, and returns how many messages say that nothing was done. */
async function act({ open, services }: Opened, which: ParagraphAct): Promise<number> {
  let messages = 0
  const toasts = { show: () => void messages++ }
  await paragraphAct({ book, open, services, say: () => {}, toasts }, which)
  return messages
}

it('an undone Replace All that still waits is made before a division is undone', async () => {
  const opened = await openedBook()
  const { services, open, order } = opened
  await services.structure.join(book.id, last)
  await replaceAll(opened, [...Array.from({ length: last }, (_, i) => i), last])
  expect(await shownAt(open, last)).toBe('the lake the sea')
  order.undo()
  order.undo()
  expect([await shownAt(open, last), await shownAt(open, last + 1)]).toEqual(['the sea', 'the sea'])
  expect([await storedAt(opened, last), await storedAt(opened, last + 1)]).toEqual([
    'the sea',
    'the sea',
  ])
})

it('nothing is divided, and no division undone, while a large change goes on', async () => {
  const opened = await openedBook()
  const { services, open, order } = opened
  await services.structure.join(book.id, 0)
  const replacing = replaceAll(opened, [2, 3])
  expect(services.autosave.isWorking.get()).toBe(true)
  await replacing
  await services.autosave.finished(book.id)
  order.undo()
  const work = Promise.withResolvers<void>()
  services.autosave.unfinished(book.id, work.promise)
  expect(await services.structure.join(book.id, 3)).toEqual({ ok: false, why: 'busy' })
  expect(order.undo()).toBe(true)
  expect(await shownAt(open, 0)).toBe('the sea the sea')
  work.resolve()
  await services.autosave.finished(book.id)
  expect(order.undo()).toBe(true)
  expect(await shownAt(open, 0)).toBe('the sea')
})

it('nothing is divided, and no division undone, while an input method composes', async () => {
  const opened = await openedBook()
  const { services, open, order, shell } = opened
  order.show(book.id)
  await services.structure.join(book.id, 0)
  let isComposing = false
  services.structure.attach(book.id, {
    settle: () => open.spread.settle(),
    isComposing: () => isComposing,
    composed: async () => {},
  })
  await caretAt(open, 1, 3, 'source')
  // The composition begins after the key, while the paragraph is read.
  shell.reading = () => (isComposing = true)
  expect(await act(opened, 'split')).toBe(1)
  expect(await services.structure.join(book.id, 3)).toEqual({ ok: false, why: 'composing' })
  expect(order.undo()).toBe(true)
  expect(await shownAt(open, 0)).toBe('the sea the sea')
  isComposing = false
  expect(order.undo()).toBe(true)
  expect(await shownAt(open, 0)).toBe('the sea')
})

it('an act is about the paragraph that has the caret when all is read', async () => {
  const opened = await openedBook(index => `Sentence ${index}.`)
  const { open, shell } = opened
  await caretAt(open, 0, 3, 'translation')
  const { editor } = await editorAt(open, 2)
  shell.reading = () => {
    editor.takeCaret('translation', { pair: 0, offset: 4 })
    shell.reading = () => {}
  }
  expect(await act(opened, 'join')).toBe(0)
  expect(await shownAt(open, 0)).toBe('Sentence 0.')
  expect(await shownAt(open, 2)).toBe('Sentence 2. Sentence 3.')
})

it('words that are typed while a paragraph is read for a split stay', async () => {
  const opened = await openedBook(() => 'One is here. Two is here.')
  const { open, shell } = opened
  const editor = await caretAt(open, 0, 2, 'source')
  shell.reading = () => {
    shell.reading = () => {}
    editor.run((state, dispatch) => {
      dispatch?.(state.tr.insertText('Now. ', 1))
      return true
    })
  }
  expect(await act(opened, 'split')).toBe(0)
  const parts = [await shownAt(open, 0), await shownAt(open, 1)]
  expect(parts.join(' ').trim()).toBe('Now. One is here. Two is here.')
  expect([await storedAt(opened, 0), await storedAt(opened, 1)]).toEqual(parts)
})

it.each([
  ['its text is at hand', 0],
  ['its text must be read again', 1],
])('Replace All is undone in a section that was divided since, if %s', async (_what, at) => {
  const opened = await openedBook(() => 'the sea is wide. It is deep.')
  const { open, order, services } = opened
  // Sections that are read after the first act have their print at hand.
  if (at === 0) await services.structure.split(book.id, { index: 9, side: 'source', offset: 1 })
  await replaceAll(opened, [last, last + 1])
  expect(await shownAt(open, last)).toBe('the lake is wide. It is deep.')
  const split = await services.structure.split(book.id, { index: last, side: 'source', offset: 2 })
  expect(split.ok).toBe(true)
  // Another section leaves memory.
  open.spread.sections.hold(5)()
  await new Promise(resolve => setTimeout(resolve))
  order.undo()
  order.undo()
  await services.autosave.flush()
  await expect.poll(() => shownAt(open, last)).toBe('the sea is wide. It is deep.')
  expect(await shownAt(open, last + 1)).toBe('the sea is wide. It is deep.')
  expect(await storedAt(opened, last)).toBe(await shownAt(open, last))
  order.redo()
  await expect.poll(() => shownAt(open, last)).toBe('the lake is wide. It is deep.')
  expect(await storedAt(opened, last)).toBe(await shownAt(open, last))
})

it('what was typed before and after a split comes back by redo, in its paragraphs', async () => {
  const opened = await openedBook(() => '')
  const { open, order, services } = opened
  const at = 60
  order.show(book.id)
  // Sections that are read after the first act have their print at hand.
  await services.structure.split(book.id, { index: 9, side: 'source', offset: 1 })
  const typed = async (index: number, words: string) => {
    const editor = await caretAt(open, index, 0, 'translation')
    editor.run((state, dispatch) => {
      dispatch?.(state.tr.insertText(words))
      return true
    })
  }
  await typed(at, 'One is here. Two is here.')
  const split = await services.structure.split(book.id, { index: at, side: 'source', offset: 2 })
  expect(split.ok).toBe(true)
  await typed(at + 2, 'The sea.')
  const shown = () => Promise.all([0, 1, 2].map(on => shownAt(open, at + on)))
  const written = await shown()
  expect(written).toEqual(['One is here.', 'Two is here.', 'The sea.'])
  for (let i = 0; i < 3; i++) order.undo()
  await expect.poll(shown).toEqual(['', '', ''])
  for (let i = 0; i < 3; i++) order.redo()
  await expect.poll(shown).toEqual(written)
  expect([await storedAt(opened, at), await storedAt(opened, at + 1)]).toEqual(written.slice(0, 2))
})
