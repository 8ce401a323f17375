import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from '../testing.ts'

const fault = { code: 'keeping.disk-full', file: 'journal', place: '' } as const

/** Opens a book and types while neither the database nor the second copy accepts anything. */
async function writtenInVain() {
  const app = await openApp({
    answers: { journal: async () => ({ ok: false, fault }) },
    tools: { commit: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) },
  })
  app.services.autosave.changed({
    bookId: bookId('sample'),
    translations: [
      { paragraphId: paragraphId('p0'), index: 0, content: plain('Not lost.'), state: 'draft' },
    ],
    annotations: [],
  })
  return app
}

it('says that nothing is saved, and why', async () => {
  const { place } = await writtenInVain()
  await expect
    .element(page.getByRole('alert').getByText('Not saved: the disk is full.', { exact: false }))
    .toBeVisible()
  await expect.element(page.getByText('1 change is waiting.', { exact: false })).toBeVisible()
  expect(place.querySelector('[data-save-state="failed"]')?.textContent).toBe('Not saved')
})

it('is not covered by messages', async () => {
  await writtenInVain()
  await userEvent.click(page.getByRole('button', { name: 'Copy My Text' }))
  const message = page.getByText(/Your text was copied/)
  await expect.element(message).toBeVisible()
  const bar = page.getByRole('alert').first().element().getBoundingClientRect()
  expect(message.element().getBoundingClientRect().bottom).toBeLessThan(bar.top)
})

it('lets the reader copy the text', async () => {
  await writtenInVain()
  await userEvent.click(page.getByRole('button', { name: 'Copy My Text' }))
  await expect.element(page.getByText(/Your text was copied/)).toBeVisible()
  const elsewhere = document.createElement('textarea')
  document.body.append(elsewhere)
  elsewhere.focus()
  await userEvent.paste()
  expect(elsewhere.value).toBe('Not lost.')
  elsewhere.remove()
})

it('asks before the window closes, says why, and offers the text again', async () => {
  const { tell, closes } = await writtenInVain()
  await expect.element(page.getByRole('button', { name: 'Copy My Text' })).toBeVisible()
  tell('closing', null)
  const question = page.getByRole('alertdialog')
  await expect.element(question.getByText(/the disk is full/)).toBeVisible()
  await expect.element(question.getByRole('button', { name: 'Copy My Text' })).toBeVisible()
  expect(closes).toEqual([false])
})
