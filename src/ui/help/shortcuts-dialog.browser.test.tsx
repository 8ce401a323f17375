import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useActionHandlers } from '../actions.ts'
import { useKeyboard } from '../actions/use-keyboard.ts'
import type { UiServices } from '../services.ts'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

function Sheet({ done, closed }: { readonly done: string[]; readonly closed: () => void }) {
  useKeyboard()
  useActionHandlers({ 'find.open': () => done.push('find'), 'go.to': () => done.push('go') })
  return <ShortcutsDialog onClose={closed} />
}

async function showSheet() {
  const done: string[] = []
  let closes = 0
  const services: UiServices = await servicesOver(talkingShell([]).api)
  await showPart(<Sheet done={done} closed={() => closes++} />, 'en', services)
  await expect.element(page.getByRole('dialog')).toBeVisible()
  const own = () => services.preferences.settings.get().shortcuts
  return { done, own, closes: () => closes, services }
}

const keysOf = (action: string) =>
  document.querySelector<HTMLElement>(
    `[data-shortcut="${action}"] [data-action="shortcut.change"]`,
  )!
const record = async (action: string) => userEvent.click(page.elementLocator(keysOf(action)))
const said = (words: string | RegExp) => expect.element(page.getByText(words)).toBeVisible()

it('gives an action the next key, which does nothing else', async () => {
  const { done, own } = await showSheet()
  await record('note.create')
  await said(/^Press the new shortcut/)
  await userEvent.keyboard('{Control>}{F4}{/Control}')
  expect(own()).toBe('{"note.create":"Mod+F4"}')
  await expect.element(page.elementLocator(keysOf('note.create'))).toHaveTextContent('Ctrl+F4')
  await expect.element(page.elementLocator(keysOf('note.create'))).toHaveFocus()
  expect(keysOf('note.create').getAttribute('aria-label')).toBe('Write a Note: Ctrl+F4. Change')
  expect(done).toEqual([])
})

it('shows which action has a key, and takes it only when the reader confirms', async () => {
  const { done, own } = await showSheet()
  await record('note.create')
  await userEvent.keyboard('{Control>}f{/Control}')
  await said('Ctrl+F is already used for “Find…”.')
  expect([own(), done]).toEqual(['', []])
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(own()).toBe('')
  await record('note.create')
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(page.getByRole('button', { name: 'Reassign' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.elementLocator(keysOf('note.create'))).toHaveTextContent('Ctrl+F')
  await expect.element(page.elementLocator(keysOf('find.open'))).toHaveTextContent('no shortcut')
})

it.each([
  ['a letter alone', 'k', /^K types text. Add Ctrl or Alt/],
  ['Ctrl+Alt with a letter', '{Control>}{Alt>}m{/Alt}{/Control}', /^Ctrl\+Alt with a character/],
  ['the key for pasting', '{Control>}v{/Control}', /^Ctrl\+V has a fixed meaning/],
])('refuses %s, says why, and waits for another', async (_what, keys, why) => {
  const { own } = await showSheet()
  await record('note.create')
  await userEvent.keyboard(keys)
  await said(why)
  expect(own()).toBe('')
  await userEvent.keyboard('{Control>}{F4}{/Control}')
  expect(own()).toBe('{"note.create":"Mod+F4"}')
})

it('stops waiting at Esc and stays open', async () => {
  const { own, closes } = await showSheet()
  await record('note.create')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText(/^Press the new shortcut/)).not.toBeInTheDocument()
  expect([own(), closes()]).toEqual(['', 0])
  await userEvent.keyboard('{Escape}')
  expect(closes()).toBe(1)
})

it('removes the keys of an action, by key or by mouse', async () => {
  const { own } = await showSheet()
  await record('note.create')
  await userEvent.keyboard('{Backspace}')
  expect(own()).toBe('{"note.create":""}')
  await record('mark.show')
  await userEvent.click(page.getByRole('button', { name: 'Remove Shortcut' }))
  expect(own()).toBe('{"note.create":"","mark.show":""}')
})

it('warns that input methods use a key', async () => {
  await showSheet()
  await record('note.create')
  await userEvent.keyboard('{Control>}.{/Control}')
  await userEvent.click(page.getByRole('button', { name: 'Reassign' }))
  await said(/Chinese input methods also use this shortcut/)
})

it('resets one action, asks if another has its key, resets all, and undoes that', async () => {
  const { own } = await showSheet()
  await record('find.open')
  await userEvent.keyboard('{Control>}{F4}{/Control}')
  await record('go.to')
  await userEvent.keyboard('{Control>}f{/Control}')
  expect(own()).toBe('{"find.open":"Mod+F4","go.to":"Mod+F"}')
  await userEvent.click(page.getByRole('button', { name: 'Reset the shortcut of “Find…”' }))
  await said('Ctrl+F is already used for “Go to Paragraph or Heading…”.')
  await userEvent.click(page.getByRole('button', { name: 'Reassign' }))
  expect(own()).toBe('{"go.to":""}')
  await userEvent.click(page.getByRole('button', { name: 'Reset All' }))
  expect(own()).toBe('')
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  expect(own()).toBe('{"go.to":""}')
})

it('leaves every key to an input method that is composing', async () => {
  const { own } = await showSheet()
  await record('note.create')
  const press = { key: 'F4', code: 'F4', ctrlKey: true, bubbles: true, cancelable: true }
  const composed = new KeyboardEvent('keydown', { ...press, isComposing: true })
  keysOf('note.create').dispatchEvent(composed)
  expect([composed.defaultPrevented, own()]).toEqual([false, ''])
})

it('finds an action by its key, and lists the fixed keys', async () => {
  await showSheet()
  await userEvent.fill(page.getByRole('searchbox'), 'ctrl+l')
  await said('Go to Paragraph or Heading…')
  await userEvent.fill(page.getByRole('searchbox'), 'full screen')
  await said('F11')
})
