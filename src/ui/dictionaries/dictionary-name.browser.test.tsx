import { useState } from 'react'
import { fakeFiles } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { DictionariesDialog } from './dictionaries-dialog.tsx'

/** The dialog until it is closed. */
function UntilClosed() {
  const [isOpen, setIsOpen] = useState(true)
  return isOpen ? <DictionariesDialog onClose={() => setIsOpen(false)} /> : <p>closed</p>
}

const ways: readonly (readonly [string, () => Promise<void>])[] = [
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['its button', () => userEvent.click(page.getByRole('button', { name: 'Close' }))],
]

it.each(ways)('a typed name is kept when the dialog is closed by %s', async (_, close) => {
  const services = await servicesOver(
    talkingShell(
      [],
      fakeFiles(() => {}),
    ).api,
  )
  const dictionaries = await services.dictionaries()
  const bytes = new TextEncoder().encode('自由\tfreedom\n')
  const [read] = await dictionaries.read([{ name: 'old.tsv', bytes }], AbortSignal.timeout(60_000))
  if (!read?.ok) throw new Error(read?.fault)
  await dictionaries.add(read)
  await showPart(<UntilClosed />, 'en', services)
  await userEvent.fill(page.getByRole('textbox').last(), 'My Glossary')
  await close()
  await expect.element(page.getByText('closed')).toBeVisible()
  expect(services.preferences.settings.get().dictionaries).toContain('My Glossary')
  expect(services.undoing.order.next.get().undo).toBe('changeDictionaries')
})
