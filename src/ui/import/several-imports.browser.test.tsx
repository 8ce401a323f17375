import type { OpenedFile } from '#services/outside'
import { sampleBook } from '#services/testing'
import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from '../testing.ts'

const fileOf = (name: string, text: string): OpenedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
})
const files = [
  fileOf('甲.txt', '山水人。'),
  fileOf('空.txt', ''),
  fileOf('丙.txt', '水人山。'),
  fileOf('丁.txt', '人水山。'),
]

let kept: number
beforeEach(async () => {
  kept = 0
  await openApp({
    answers: {
      chooseFiles: async () => files.map(value => ({ ok: true, value })),
      keepBundle: async () => {
        kept++
        return { ok: true, value: sampleBook('new') }
      },
    },
  })
  await userEvent.keyboard('{Control>}o{/Control}')
})

const dialog = (place: number) =>
  page.getByRole('dialog', { name: `Import a Text: ${place} of ${files.length}` })

it('says which of several files is shown, and adds or skips each by keys alone', async () => {
  await expect.element(dialog(1).getByRole('button', { name: 'Add to Library' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog(2).getByRole('alert')).toBeVisible()
  await expect.element(dialog(2).getByRole('button', { name: 'Skip This File' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog(3).getByRole('button', { name: 'Add to Library' })).toHaveFocus()
  await userEvent.tab({ shift: true })
  await userEvent.keyboard('{Enter}')
  // No file follows the last one, so it cannot be skipped.
  await expect.element(dialog(4).getByRole('button', { name: 'Add to Library' })).toHaveFocus()
  expect(document.querySelector('[data-action="import.skip"]')).toBeNull()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(kept).toBe(2)
})

it.each(['Cancel the Rest', 'Esc'])('ends with the file that is shown by %s', async how => {
  await expect.element(dialog(1).getByRole('button', { name: 'Add to Library' })).toHaveFocus()
  if (how === 'Esc') await userEvent.keyboard('{Escape}')
  else await userEvent.click(page.getByRole('button', { name: how }))
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await userEvent.keyboard('{Control>}o{/Control}')
  await expect.element(dialog(1)).toBeVisible()
  expect(kept).toBe(0)
})
