import type { Annotation, Category, CommonFields } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId, type AnnotationId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { keptMarks } from '#services/marking/marks-now'
import { builtInCategories } from '#storage/seed'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { UiServices } from '../services.ts'
import { markOn } from '#services/testing'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import type { NoteFilter } from './note-filter.ts'
import { NotesPanel } from './notes-panel.tsx'

const mark = (id: string, index: number, exact: string, change: Partial<CommonFields> = {}) => ({
  id: annotationId(id),
  bookId: bookId('sample'),
  kind: 'highlight' as const,
  category: categoryId('term'),
  side: 'source' as const,
  index,
  anchors: [
    { paragraphId: paragraphId('p'), start: 0, end: 2, quote: { exact, prefix: '', suffix: '' } },
  ],
  note: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
  ...change,
})

const marks: readonly Annotation[] = [
  mark('b', 5, '互联网', { category: categoryId('doubt') }),
  mark('a', 1, '命运', {
    note: [plain('Fate, or destiny?')],
    tags: ['命', 'Fate'],
  }),
  mark('gone', 3, '旧句'),
]
const orphans = new Set([annotationId('gone')])

/** A category that was deleted here while another library used it. */
const deleted: Category = {
  ...(builtInCategories[0] as Category),
  id: categoryId('old'),
  name: '人名',
  deletedAt: 1,
}

interface PanelProps {
  readonly said: string[]
  readonly given?: readonly Annotation[]
}

function Panel({ said, given = marks }: PanelProps) {
  const [edited, setEdited] = useState<AnnotationId | null>(null)
  const [filter, setFilter] = useState<NoteFilter>(null)
  const [kept] = useState(() => keptMarks(new Map(given.map(each => [each.id, each]))))
  return (
    <NotesPanel
      marks={kept}
      orphans={orphans}
      categories={builtInCategories}
      known={[...builtInCategories, deleted]}
      bookLanguage="zh-Hans"
      translationLanguage="en"
      current={null}
      edited={edited}
      filter={filter}
      onFilter={setFilter}
      onState={({ id }) => said.push(`state ${id}`)}
      onTags={({ id }, next) => {
        said.push(`tags ${id} ${next.join('/')}`)
        const before = kept.get(id)
        if (before) kept.keep([{ ...before, tags: next }])
      }}
      onShow={({ id }) => said.push(`show ${id}`)}
      onEdit={annotation => setEdited(annotation?.id ?? null)}
      latest={({ note }) => note}
      isWriting={() => true}
      onPause={() => {}}
      onWrite={({ id }, note) => said.push(`write ${id} ${note.map(({ text }) => text).join('/')}`)}
      onCategory={({ id }, category) => said.push(`category ${id} ${category}`)}
      onHistory={({ id }) => said.push(`history ${id}`)}
      onUnlink={() => {}}
      onDelete={({ id }) => said.push(`delete ${id}`)}
    />
  )
}

async function showNotes(services?: UiServices, given?: readonly Annotation[]) {
  const said: string[] = []
  const { place } = await showPart(
    <div style={{ display: 'grid', blockSize: 600 }}>
      <Panel said={said} {...(given && { given })} />
    </div>,
    'en',
    services,
  )
  await expect.element(page.getByRole('heading', { name: 'Notes' })).toBeVisible()
  const order = () =>
    [...place.querySelectorAll('[data-annotation-id]')].map(item =>
      item.getAttribute('data-annotation-id'),
    )
  return { said, order, place }
}

it('lists notes in the order of the text, and orphans at the end', async () => {
  const { order } = await showNotes()
  await expect.poll(order).toEqual(['a', 'b', 'gone'])
  await expect.element(page.getByRole('heading', { name: 'No longer in the text' })).toBeVisible()
})

it('shows one category', async () => {
  const { order } = await showNotes()
  await userEvent.selectOptions(page.getByLabelText('Filter Notes'), 'Doubt')
  await expect.poll(order).toEqual(['b'])
})

it('goes to a mark, changes its category, shows the history of its note and deletes it', async () => {
  const { said } = await showNotes()
  await userEvent.click(page.getByRole('button', { name: 'Go to “互联网”' }))
  await userEvent.selectOptions(page.getByLabelText('Category of “互联网”'), 'Idea')
  await userEvent.click(
    page.getByRole('button', { name: 'Earlier versions of the note on “命运”' }),
  )
  await userEvent.click(page.getByRole('button', { name: 'Delete “旧句”' }))
  expect(said).toEqual(['show b', 'category b idea', 'history a', 'delete gone'])
})

it('writes a note, and restores the focus when it is done', async () => {
  const { said } = await showNotes()
  await userEvent.click(page.getByRole('button', { name: /^Add a note/ }).first())
  await userEvent.keyboard('Net')
  await expect.poll(() => said.at(-1)).toBe('write b Net')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('note.show')
})

it('opens a note with its text', async () => {
  const { said } = await showNotes()
  await userEvent.click(page.getByRole('button', { name: /^Edit the note on/ }))
  await userEvent.keyboard('!')
  await expect.poll(() => said.at(-1)).toBe('write a Fate, or destiny?!')
})

const field = () => page.getByRole('combobox', { name: /New tag/ })

async function addTag(to: string) {
  await userEvent.click(page.getByRole('button', { name: `Add a tag to “${to}”` }))
  await expect.element(field()).toHaveFocus()
}

it('adds tags with Enter and with a comma, and restores the focus when it is done', async () => {
  const { said } = await showNotes()
  await addTag('互联网')
  await userEvent.keyboard('net{Enter}法律，经济,')
  await expect.poll(() => said).toEqual(['tags b net', 'tags b net/法律', 'tags b net/法律/经济'])
  await expect.element(field()).toHaveValue('')
  await userEvent.keyboard('{Enter}')
  await expect.element(field()).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('note.show')
})

it('cuts a tag at its limit, and says so', async () => {
  const { said } = await showNotes()
  await addTag('互联网')
  const cut = page.getByText('This field holds at most 100 characters. The rest was left out.')
  await userEvent.fill(field(), '𠀀'.repeat(2000))
  await expect.element(field()).toHaveValue('𠀀'.repeat(100))
  await expect.element(cut).toBeInTheDocument()
  await userEvent.fill(field(), 'a\u0001b')
  await expect.element(field()).toHaveValue('ab')
  await expect.element(cut).not.toBeInTheDocument()
  await userEvent.fill(field(), `${'x'.repeat(101)},`)
  await expect.poll(() => said).toEqual([`tags b ${'x'.repeat(100)}`])
  await expect.element(cut).toBeInTheDocument()
})

it('adds no tag twice, and says that the mark has it', async () => {
  const { said } = await showNotes()
  await addTag('命运')
  await userEvent.keyboard('FATE{Enter}')
  await expect.element(page.getByText('Already tagged “FATE”')).toBeInTheDocument()
  expect(said).toEqual([])
})

it('adds what was typed when the focus moves elsewhere, and nothing after Escape', async () => {
  const { said } = await showNotes()
  await addTag('互联网')
  await userEvent.keyboard('net')
  await userEvent.click(page.getByRole('button', { name: 'Go to “命运”' }))
  await expect.poll(() => said).toEqual(['tags b net', 'show a'])
  await addTag('旧句')
  await userEvent.keyboard('no{Escape}')
  await expect.element(field()).not.toBeInTheDocument()
  expect(said).toHaveLength(2)
})

it('takes the last tag into the empty field with Backspace', async () => {
  const { said } = await showNotes()
  await addTag('命运')
  await userEvent.keyboard('{Backspace}')
  await expect.element(field()).toHaveValue('Fate')
  await userEvent.keyboard('s{Enter}')
  expect(said).toEqual(['tags a 命', 'tags a 命/Fates'])
})

it('leaves every key to an input method that is composing', async () => {
  const { said } = await showNotes()
  await addTag('命运')
  const input = field().element()
  const key = (name: string) =>
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, keyCode: 229, isComposing: true, bubbles: true }),
    )
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  for (const name of ['Enter', 'Backspace', ',', 'Escape']) key(name)
  await expect.element(field()).toHaveFocus()
  expect(said).toEqual([])
})

it('removes a tag by mouse and by keyboard', async () => {
  const { said } = await showNotes()
  await userEvent.click(page.getByRole('button', { name: 'Remove the tag “Fate”' }))
  page.getByRole('button', { name: '命', exact: true }).element().focus()
  await userEvent.keyboard('{Delete}')
  expect(said).toEqual(['tags a 命', 'tags a '])
  await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('note.show')
})

it('shows the marks with a tag, by the tag itself or by the filter', async () => {
  const { order } = await showNotes()
  await userEvent.click(page.getByRole('button', { name: 'Fate', exact: true }))
  await expect.poll(order).toEqual(['a'])
  const filter = page.getByLabelText('Filter Notes')
  await expect.element(filter).toHaveDisplayValue('Fate')
  await userEvent.click(page.getByRole('button', { name: 'Remove the tag “Fate”' }))
  await expect.element(page.getByText('Nothing is tagged “Fate”.')).toBeVisible()
  await userEvent.selectOptions(filter, 'All notes')
  await expect.poll(order).toEqual(['a', 'b', 'gone'])
})

it('suggests the tags in use, most used first, and adds the chosen one', async () => {
  const services = await servicesOver(talkingShell([]).api)
  const open = await services.marking.open(bookId('another'))
  for (const tags of [['经济', '法律'], ['法律', 'Law', '经济'], ['法律']]) {
    const { id } = markOn(open, mark('x', 0, '一'))
    open.retag(id, tags)
  }
  await services.autosave.flush()
  const { said } = await showNotes(services)
  await addTag('互联网')
  const options = () =>
    page
      .getByRole('option')
      .elements()
      .filter(option => option.closest('[role="listbox"]'))
      .map(option => option.textContent)
  await expect.poll(options).toEqual(['法律', '经济', 'Law'])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect
    .poll(() =>
      document.getElementById(field().element().getAttribute('aria-activedescendant') ?? ''),
    )
    .toHaveTextContent('经济')
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('la')
  await expect.poll(options).toEqual(['Law'])
  await userEvent.click(page.getByRole('option', { name: 'Law' }))
  expect(said).toEqual(['tags b 经济', 'tags b 经济/Law'])
  await expect.element(field()).toHaveFocus()
})

/** 2,000 marks, each with a note and a tag of its own. */
const many: readonly Annotation[] = Array.from({ length: 2_000 }, (_, i) =>
  mark(`m${i}`, i, `词${i}`, { note: [plain(`note ${i}`)], tags: [`tag ${i}`] }),
)
const focused = () => document.activeElement
const focusedNote = () =>
  focused()?.closest('[data-annotation-id]')?.getAttribute('data-annotation-id')

it('is one stop for Tab with any number of notes, and renders those near the screen', async () => {
  const { order, place } = await showNotes(undefined, many)
  await expect.poll(() => order().length).toBeGreaterThan(0)
  expect(order().length).toBeLessThan(100)
  const stops = '[data-annotation-id] :is(button, select, a):not([tabindex="-1"])'
  expect(place.querySelectorAll(stops)).toHaveLength(1)
  const first = page.getByRole('listitem').first()
  await expect.element(first).toHaveAttribute('aria-setsize', '2000')
})

it('goes by keys to the true first and last note and by pages, and by Right to the controls of a note', async () => {
  const { order, place } = await showNotes(undefined, many)
  place.querySelector<HTMLElement>('[data-action="note.show"]')?.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(focusedNote).toBe('m1999')
  await userEvent.keyboard('{PageUp}')
  await expect.poll(focusedNote).not.toBe('m1999')
  await userEvent.keyboard('{Home}')
  await expect.poll(focusedNote).toBe('m0')
  expect(order().length).toBeLessThan(100)
  const actions: (string | null | undefined)[] = []
  for (let i = 0; i < 6; i++) {
    await userEvent.keyboard('{ArrowRight}')
    actions.push(focused()?.getAttribute('data-action'))
  }
  expect(actions).toEqual([
    'note.edit',
    'tag.show',
    'tag.remove',
    'note.category',
    'note.tag',
    'note.history',
  ])
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowDown}')
  await expect.poll(focusedNote).toBe('m1')
  expect(focused()?.getAttribute('data-action')).toBe('note.show')
})

it('edits the focused note with F2 and deletes its mark with Delete', async () => {
  const { said } = await showNotes()
  page.getByRole('button', { name: 'Go to “命运”' }).element().focus()
  await userEvent.keyboard('{Delete}')
  expect(said).toEqual(['delete a'])
  page.getByRole('button', { name: 'Go to “命运”' }).element().focus()
  await userEvent.keyboard('{F2}')
  await userEvent.keyboard('!')
  await expect.poll(() => said.at(-1)).toBe('write a Fate, or destiny?!')
})

it('offers the most used tags at once, and all others by a search', async () => {
  const { order } = await showNotes(undefined, many)
  const filter = page.getByLabelText('Filter Notes')
  await userEvent.selectOptions(filter, 'All 2,000 tags…')
  const sought = page.getByRole('searchbox', { name: 'Find a tag' })
  await expect.element(sought).toHaveFocus()
  await userEvent.fill(sought, 'tag 1999')
  await expect.poll(() => page.getByRole('dialog').getByRole('listitem').elements().length).toBe(1)
  await userEvent.keyboard('{Enter}')
  await expect.poll(order).toEqual(['m1999'])
  await expect.element(filter).toHaveDisplayValue('tag 1999')
})

it('says that no tag matches, and closes without a choice', async () => {
  const { order } = await showNotes(undefined, many)
  const filter = page.getByLabelText('Filter Notes')
  await userEvent.selectOptions(filter, 'All 2,000 tags…')
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find a tag' }), 'xyz')
  await expect.element(page.getByText('No tag contains “xyz”.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(filter).toHaveDisplayValue('All notes')
  expect(order()[0]).toBe('m0')
})

const questions: readonly Annotation[] = [
  { ...mark('q1', 1, '命运'), kind: 'question', answered: false },
  { ...mark('q2', 2, '互联网'), kind: 'question', answered: true },
  mark('plain', 3, '天下'),
]

it('shows the state of a question, changes it, and filters by it', async () => {
  const { said, order } = await showNotes(undefined, questions)
  const open = page.getByRole('button', { name: 'Open question: “命运”' })
  await expect.element(open).toHaveTextContent('? Open question')
  await expect
    .element(page.getByRole('button', { name: 'Resolved question: “互联网”' }))
    .toHaveTextContent('✓ Resolved question')
  await userEvent.click(open)
  expect(said).toEqual(['state q1'])
  const filter = page.getByLabelText('Filter Notes')
  await userEvent.selectOptions(filter, 'Open question')
  await expect.poll(order).toEqual(['q1'])
  await userEvent.selectOptions(filter, 'Resolved question')
  await expect.poll(order).toEqual(['q2'])
})

it('offers no filter by states without a question', async () => {
  await showNotes()
  const options = page.getByLabelText('Filter Notes').element().querySelectorAll('option')
  expect([...options].map(({ value }) => value).filter(value => value.startsWith('state'))).toEqual(
    [],
  )
})

it('shows and filters marks whose category is deleted or missing', async () => {
  const { order } = await showNotes(undefined, [
    mark('m1', 1, '命运', { category: deleted.id }),
    mark('m2', 2, '互联网', { category: categoryId('never-seen') }),
    mark('m3', 3, '天下'),
  ])
  await expect.poll(order).toEqual(['m1', 'm2', 'm3'])
  await expect
    .element(page.getByLabelText('Category of “命运”'))
    .toHaveDisplayValue('人名 (deleted)')
  const filter = page.getByLabelText('Filter Notes')
  await userEvent.selectOptions(filter, '人名 (deleted)')
  await expect.poll(order).toEqual(['m1'])
  await userEvent.selectOptions(filter, 'Deleted category')
  await expect.poll(order).toEqual(['m2'])
})
