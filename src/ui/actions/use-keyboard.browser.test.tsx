import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useActionHandlers } from '../actions.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { showPart } from '../testing.ts'
import { useKeyboard } from './use-keyboard.ts'

function Part({ done }: { readonly done: string[] }) {
  useKeyboard()
  useActionHandlers({
    'edit.undo': () => done.push('undo'),
    'pair.next': () => done.push('next'),
    'edit.selectAll': () => done.push('all'),
    'edit.redo': { enabled: false, run: () => done.push('redo') },
  })
  return (
    <>
      <input aria-label="field" />
      <div
        contentEditable
        suppressContentEditableWarning
        aria-label="note"
        role="textbox"
        tabIndex={0}
      >
        a note
      </div>
      <div data-section tabIndex={-1} aria-label="text" role="group" />
      <ActionButton action="pair.next" />
      <ActionButton action="edit.redo" />
    </>
  )
}

async function showKeys() {
  const done: string[] = []
  const shell = await showPart(<Part done={done} />)
  await expect.element(page.getByLabelText('field')).toBeVisible()
  return { done, ...shell }
}

it('runs an action by its key, from the menu and by its button', async () => {
  const { done, tell } = await showKeys()
  await userEvent.keyboard('{Control>}{ArrowDown}{/Control}')
  tell('action', 'pair.next')
  await userEvent.click(page.getByRole('button', { name: 'Next Paragraph' }))
  expect(done).toEqual(['next', 'next', 'next'])
})

it('leaves undo in a plain field to the field', async () => {
  const { done } = await showKeys()
  await userEvent.click(page.getByLabelText('field'))
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(done).toEqual([])
})

it('selects all in the field with the focus, and in the text of a book as the book does', async () => {
  const { done, tell } = await showKeys()
  const field = page.getByLabelText('field')
  await userEvent.fill(field, 'some words')
  tell('action', 'edit.selectAll')
  expect(getSelection()?.toString()).toBe('some words')
  await userEvent.click(page.getByLabelText('note'))
  tell('action', 'edit.selectAll')
  expect(getSelection()?.toString()).toBe('a note')
  expect(done).toEqual([])
  document.querySelector<HTMLElement>('[data-section]')?.focus()
  tell('action', 'edit.selectAll')
  expect(done).toEqual(['all'])
})

it('runs nothing while an input method composes', async () => {
  const { done } = await showKeys()
  const press = { key: 'ArrowDown', ctrlKey: true, bubbles: true }
  document.body.dispatchEvent(new KeyboardEvent('keydown', { ...press, isComposing: true }))
  expect(done).toEqual([])
  document.body.dispatchEvent(new KeyboardEvent('keydown', press))
  expect(done).toEqual(['next'])
})

it('ignores a key that something else has handled', async () => {
  const { done } = await showKeys()
  const taken = new KeyboardEvent('keydown', { key: 'ArrowDown', ctrlKey: true, cancelable: true })
  taken.preventDefault()
  window.dispatchEvent(taken)
  expect(done).toEqual([])
})

it('names the action and its keys on a button, and disables it with the action', async () => {
  await showKeys()
  const next = page.getByRole('button', { name: 'Next Paragraph' })
  await expect.element(next).toHaveAttribute('data-action', 'pair.next')
  await expect.element(next).toHaveAttribute('aria-keyshortcuts', 'Control+ArrowDown')
  await expect.element(next).toHaveAttribute('title', 'Next Paragraph (Ctrl+↓)')
  await expect.element(page.getByRole('button', { name: 'Redo' })).toBeDisabled()
})
