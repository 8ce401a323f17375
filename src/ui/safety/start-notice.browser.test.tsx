import type { StartReport } from '#services/keeping/keeping'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from '../testing.ts'

const startWith = (report: StartReport | null) =>
  openApp({ tools: { started: { seq: 0, report } } })

const rebuilt = {
  found: 'rebuilt',
  at: Date.UTC(2026, 10, 24, 8, 30),
  translations: 120,
  annotations: 7,
  missing: 0,
  rawCopy: 'raw-1',
  damaged: ['auto-1.json.gz'],
} as const

it('says what was recovered, with its time and counts, until it is read', async () => {
  await startWith(rebuilt)
  const dialog = page.getByRole('dialog', { name: 'Your work was recovered' })
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog.getByText(/everything up to .*2026/)).toBeVisible()
  await expect.element(dialog.getByText('120 translations')).toBeVisible()
  await expect.element(dialog.getByText('7 marks')).toBeVisible()
  await expect.element(dialog.getByText('auto-1.json.gz')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog).not.toBeInTheDocument()
})

it('says that something is lost for good', async () => {
  await startWith({ ...rebuilt, missing: 3 })
  const dialog = page.getByRole('dialog', { name: 'Some of your work could not be recovered' })
  await expect.element(dialog.getByText('3 entries could not be recovered.')).toBeVisible()
})

it('says that nothing is missing, and what was done for each kind of file', async () => {
  const damaged = ['witness.json', 'CURRENT', '000001-000002.jsonl', 'a.json.gz', 'b.json.gz']
  await startWith({ found: 'copies-damaged', damaged })
  const dialog = page.getByRole('dialog', { name: 'Damaged files were found' })
  await expect.element(dialog.getByText(/None of your work is missing/)).toBeVisible()
  const words = [/Files of the database/, /The record of what/, /Parts of the record/, /Snapshots/]
  for (const sentence of words) await expect.element(dialog.getByText(sentence)).toBeVisible()
  for (const file of damaged) await expect.element(dialog.getByText(file)).toBeVisible()
})

it('says that rows were recovered while the reader was reading', async () => {
  const counts = { at: 1, translations: 1, annotations: 2 }
  await startWith({ found: 'rows-mended', ...counts, damaged: [] })
  const dialog = page.getByRole('dialog', { name: 'Your work was recovered' })
  await expect.element(dialog.getByText(/missing from the database/)).toBeVisible()
  await expect.element(dialog.getByText('1 translation')).toBeVisible()
  await expect.element(dialog.getByText('2 marks')).toBeVisible()
})

it('says when the disk becomes full while the program runs, and when there is space again', async () => {
  const { tell } = await startWith(null)
  await expect.element(page.getByRole('button', { name: '网络空间' })).toBeVisible()
  tell('space', 'low')
  await expect.element(page.getByText(/Less than 200 MB are free/)).toBeVisible()
  tell('space', 'none')
  await expect.element(page.getByText(/Less than 50 MB are free/)).toBeVisible()
  await expect.element(page.getByText('Disk almost full: read-only')).toBeVisible()
  tell('space', 'enough')
  await expect.element(page.getByText(/The disk has free space again/)).toBeVisible()
  await expect.element(page.getByText('Saved and backed up')).toBeVisible()
})

it('says that another program took the library over, and no longer claims that work is saved', async () => {
  const { tell } = await startWith(null)
  await expect.element(page.getByText('Saved and backed up')).toBeVisible()
  tell('hold', 'taken')
  await expect.element(page.getByText(/has started to use this library/)).toBeVisible()
  await expect.element(page.getByText(/Not saving: another Duizhao/)).toBeVisible()
  await expect.element(page.getByText('Saved and backed up')).not.toBeInTheDocument()
})

it('says that the folder of the library is gone, and that it is back', async () => {
  const { tell } = await startWith(null)
  tell('hold', 'moved')
  await expect.element(page.getByText(/Nothing is written to that folder/)).toBeVisible()
  tell('hold', 'ours')
  await expect.element(page.getByText(/is back/)).toBeVisible()
  await expect.element(page.getByText('Saved and backed up')).toBeVisible()
})

it('says since when no snapshot can be made and why, and stops when one is made', async () => {
  const { tell } = await startWith(null)
  const fault = { code: 'keeping.not-written', file: 'backups', place: 'EACCES' } as const
  tell('backupTrouble', { since: Date.UTC(2026, 10, 24, 8, 30), fault })
  await expect.element(page.getByText(/no snapshot since .*2026.*cannot be written/)).toBeVisible()
  tell('backupTrouble', { since: 1, fault: { ...fault, code: 'keeping.disk-full' } })
  await expect.element(page.getByText(/no snapshot since .*the disk is full/)).toBeVisible()
  tell('backupTrouble', null)
  await expect.element(page.getByText('Saved and backed up')).toBeVisible()
})

it('says that the library is a copy', async () => {
  await openApp({ tools: { started: { seq: 0, report: null, isCopy: true } } })
  await expect.element(page.getByText(/was copied or moved here/)).toBeVisible()
})

it.each<[StartReport, RegExp, string]>([
  [{ found: 'read-only', why: 'no-space' }, /Less than 50 MB are free/, 'read-only'],
  [{ found: 'read-only', why: 'newer' }, /A newer version of Duizhao/, 'read-only'],
  [
    { found: 'read-only', why: 'elsewhere', host: 'desk' },
    /open in another Duizhao, on “desk”/,
    'read-only',
  ],
  [
    { found: 'read-only', why: 'elsewhere', host: '' },
    /open in another Duizhao\. You/,
    'read-only',
  ],
  [{ found: 'read-only', why: 'unwritable', host: '' }, /cannot be written to/, 'read-only'],
  [{ found: 'low-space' }, /Less than 200 MB are free/, 'backed-up'],
])('keeps a message on the screen for %j', async (report, words, state) => {
  const { place } = await startWith(report)
  await expect.element(page.getByText(words)).toBeVisible()
  await expect
    .poll(() => place.querySelector('[data-save-state]')?.getAttribute('data-save-state'))
    .toBe(state)
})

it('says nothing when everything is in order', async () => {
  await openApp()
  await expect.element(page.getByRole('button', { name: '网络空间' })).toBeVisible()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})
