import type { Api } from '#contract/api'
import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { emptyWork } from '#domain/work'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ServiceTools } from '#services/services'
import { sampleBook, snapshotOf } from '#services/testing'
import type { UiServices } from '../services.ts'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { RestoreDialog } from './restore-dialog.tsx'

const empty = emptyWork('library')
const translations = ['one', 'two', 'three'].map((text, index) => ({
  bookId: bookId('sample'),
  paragraphId: paragraphId(`p${index}`),
  index,
  content: plain(text),
  state: 'draft' as const,
  updatedAt: 1,
}))
const entry = { name: 'then', kind: 'auto', at: 5, bytes: 1, counts: null } as const

/** Shows the dialog for a snapshot with three translations that the library lacks. */
async function showSnapshot(
  answers: Partial<Api> = {},
  onClose = () => {},
  tools: Partial<ServiceTools> = {},
  prepare: (services: UiServices) => void = () => {},
) {
  const { api } = talkingShell([sampleBook()], {
    readBackup: async () => ({
      ok: true,
      value: await snapshotOf({ ...empty, rows: { ...empty.rows, translations } }),
    }),
    backUpBefore: async () => ({ ok: true, value: entry }),
    ...answers,
  })
  const services = await servicesOver(api, tools)
  prepare(services)
  const source = await services.restoring.openSnapshot(entry)
  if (!source.ok) throw new Error(source.fault.code)
  await showPart(<RestoreDialog source={source.value} onClose={onClose} />, 'en', services)
  await expect.element(page.getByRole('button', { name: /Show Differences: / })).toBeVisible()
}

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
const press = async (name: string | RegExp) => {
  await expect.element(page.getByRole('button', { name })).toBeVisible()
  page.getByRole('button', { name }).element().focus()
  await userEvent.keyboard('{Enter}')
}

it('keeps the focus in the list while differences are restored one after the other', async () => {
  await showSnapshot()
  await press(/Show Differences: /)
  await expect.poll(focused).toBe(sampleBook().title)
  await press('Restore: Paragraph 2')
  await expect.poll(focused).toBe('Restore: Paragraph 3')
  await userEvent.keyboard('{Enter}')
  await expect.poll(focused).toBe('Restore: Paragraph 1')
  await userEvent.keyboard('{Enter}')
  await expect.poll(focused).toBe(sampleBook().title)
  await expect.element(page.getByText('This book has no differences now.')).toBeVisible()
})

it('says which dictionaries must be added again, because no backup has them', async () => {
  const settings = { dictionaries: 'lost\t+\tMoedict' }
  await showSnapshot(
    {},
    () => {},
    {},
    services => services.preferences.change(settings),
  )
  await press('Restore Everything')
  const said =
    /^Restored: 3 changes\. Your dictionaries \(Moedict\) are in no backup: add their files/
  await expect.element(page.getByText(said), { timeout: 10_000 }).toBeVisible()
})

it('focuses the book again that was looked at', async () => {
  await showSnapshot()
  await press(/Show Differences: /)
  await press('All Books')
  await expect.poll(focused).toMatch(/Show Differences: /)
})

it('shows that it is restoring, and cancels when asked', async () => {
  let end = () => {}
  const safe = new Promise<void>(resolve => (end = resolve))
  let closed = 0
  const backUpBefore = async () => {
    await safe
    return { ok: true, value: entry } as const
  }
  await showSnapshot({ backUpBefore }, () => closed++)
  await press('Restore Everything')
  await expect.element(page.getByRole('progressbar', { name: 'Restoring…' })).toBeVisible()
  await press('Cancel')
  expect(closed).toBe(0)
  end()
  await expect.element(page.getByText('Nothing was restored.')).toBeVisible()
  expect(closed).toBe(1)
})

it('does not offer to cancel while it writes', async () => {
  let closed = 0
  const commit = () => new Promise<never>(() => {})
  await showSnapshot({}, () => closed++, { commit })
  await press('Restore Everything')
  await expect
    .element(page.getByRole('button', { name: 'Cancel' }))
    .toHaveAttribute('aria-disabled', 'true')
  expect(closed).toBe(0)
})

it('keeps the focus on the button when restoring is refused', async () => {
  await showSnapshot({
    backUpBefore: async () => ({
      ok: false,
      fault: { code: 'keeping.disk-full', file: 'backups', place: '' },
    }),
  })
  await press('Restore Everything')
  await expect.element(page.getByText(/The disk is full/)).toBeVisible()
  expect(focused()).toBe('Restore Everything')
})
