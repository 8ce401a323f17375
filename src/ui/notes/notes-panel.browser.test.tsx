import type { Annotation } from '#domain/annotation'
import { categoryId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { deleted, many, mark, showNotes } from './testing/shown-notes.tsx'

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

it('calls the note of an emendation its reason, while it is read and while it is written', async () => {
  const note = [plain('the sense wants it')]
  await showNotes(undefined, [
    { ...mark('n', 1, '命运', { note }), kind: 'emendation', reading: '命数', witness: 'B' },
    mark('o', 2, '互联', { note }),
  ])
  await expect.element(page.getByText('Reason', { exact: true })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Edit the note on “命运”' }))
  await expect.element(page.getByRole('textbox', { name: 'Reason for “命运”' })).toHaveFocus()
  await expect.element(page.getByText('Reason', { exact: true })).toBeVisible()
})

it('ticks an item and follows a link of a note that is only shown, by mouse and by key', async () => {
  const { said, place } = await showNotes(undefined, [
    mark('n', 1, '命运', {
      note: [
        { ...plain('do'), block: { kind: 'heading', level: 2 } },
        {
          ...plain('look it up'),
          block: { kind: 'item', list: 'check', depth: 0, checked: false },
        },
        {
          text: 'see here',
          spans: [{ format: 'link', target: 'https://example.org/', start: 4, end: 8 }],
        },
      ],
    }),
  ])
  await expect.element(page.getByRole('heading', { name: 'do' })).toBeVisible()
  await userEvent.click(page.getByRole('checkbox', { name: 'look it up' }))
  await userEvent.click(page.getByRole('link', { name: 'here' }))
  const box = place.querySelector<HTMLElement>('[data-action="block.tick"]')
  box?.focus()
  await userEvent.keyboard(' ')
  expect(said).toEqual(['tick n 1', 'follow n https://example.org/', 'tick n 1'])
})

it('offers the tools of a note that is written as one stop, and links the selected words', async () => {
  const { said } = await showNotes(undefined, [mark('n', 1, '命运', { note: [plain('word')] })])
  await userEvent.click(page.getByRole('button', { name: 'Edit the note on “命运”' }))
  await expect.element(page.getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await expect.element(page.getByRole('combobox', { name: 'Form of the paragraph' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('button', { name: 'Bold' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('textbox')).toHaveFocus()
  await userEvent.click(page.getByRole('button', { name: 'Bulleted List' }))
  await expect
    .element(page.getByRole('button', { name: 'Bulleted List' }))
    .toHaveAttribute('aria-pressed', 'true')
  await userEvent.keyboard('{Control>}a{/Control}')
  await userEvent.click(page.getByRole('button', { name: 'Link…' }))
  await userEvent.fill(page.getByLabelText('Address of the link'), 'no address')
  await userEvent.click(page.getByRole('button', { name: 'Set Link' }))
  await expect.element(page.getByRole('alert')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Address of the link'), 'example.org')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('link', { name: 'word' })).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: 'word' }))
    .toHaveAttribute('href', 'https://example.org')
  expect(said.at(-1)).toBe('write n word')
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
