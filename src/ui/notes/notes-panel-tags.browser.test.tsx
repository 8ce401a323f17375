import { bookId } from '#domain/ids'
import { markOn } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, talkingShell } from '../testing.ts'
import { many, mark, showNotes } from './testing/shown-notes.tsx'

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
