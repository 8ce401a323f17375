/** Every line of the application menu does something on the screens on which it is enabled. */
import { actionEntry, actionNames, type ActionName } from '#domain/actions'
import { textFormats } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from './testing.ts'

const inMenu = actionNames.filter(name => actionEntry(name).menu !== undefined)
const everywhere = inMenu.filter(name => actionEntry(name).needs === undefined)

/** These wait for something to undo, or for a place to go back to. */
const afterWork: readonly ActionName[] = ['edit.undo', 'edit.redo', 'go.back', 'go.forward']
/** These wait for a note that is being written; `rich-notes.e2e.ts` runs them. */
const ofNotes = inMenu.filter(
  name =>
    /^(?:block|link|table)\./.test(name) ||
    (name.startsWith('format.') && !textFormats.some(format => name === `format.${format}`)),
)
/** It waits for a mark, in a book or in the notebook. */
const ofMarks: readonly ActionName[] = ['outline.send']
/** It waits for a text that is read aloud; `reading-aloud.e2e.ts` runs it. */
const ofReading: readonly ActionName[] = ['aloud.stop']
/** The actions of further categories wait for these. */
const isReady = (name: ActionName) =>
  ![...afterWork, ...ofNotes, ...ofReading].includes(name) && !actionEntry(name).named

it('in the library, every action of the menu that needs no book is handled', async () => {
  const { menus } = await openApp()
  const expected = everywhere.filter(name => isReady(name) && !ofMarks.includes(name))
  await expect.poll(() => menus.at(-1)).toEqual(expect.arrayContaining(expected))
  const needBook = inMenu.filter(name => actionEntry(name).needs === 'book')
  expect(menus.at(-1)?.filter(name => needBook.includes(name))).toEqual([])
})

it('in a book, every action of the menu is handled once there is something to do', async () => {
  const { menus, tell } = await openApp()
  await userEvent.click(page.getByRole('button', { name: '网络空间' }))
  const enabled = () => menus.at(-1)
  // The reader's code is fetched first.
  await expect
    .poll(enabled, { timeout: 15_000 })
    .toEqual(expect.arrayContaining(inMenu.filter(isReady)))
  tell('action', 'translation.check')
  await expect.poll(enabled).toContain('edit.undo')
  tell('action', 'edit.undo')
  await expect.poll(enabled).toContain('edit.redo')
  tell('action', 'pair.nextUntranslated')
  await expect.poll(enabled).toContain('go.back')
  tell('action', 'go.back')
  await expect.poll(enabled).toContain('go.forward')
})
