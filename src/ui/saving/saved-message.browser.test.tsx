import { sampleBook } from '#services/testing'
import { useEffect } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { showSaved } from './saved-message.ts'

function Saved({ opens }: { readonly opens: boolean }) {
  const toasts = useToasts()
  const { outside } = useServices()
  useEffect(
    () =>
      showSaved(toasts, outside, 'export', {
        message: t => t('exporting.saved', { name: '红楼梦.html' }),
        file: { name: '红楼梦.html', id: 'one' },
        opens,
      }),
    [toasts, outside, opens],
  )
  return null
}

/** Shows the message over a shell that replies `isDone` to both buttons. */
async function shown(isDone: boolean, opens = true) {
  const asked: string[] = []
  const reply = (name: string) => async (id: string) => {
    asked.push(`${name} ${id}`)
    return isDone
  }
  const { api } = talkingShell([sampleBook()], { showFile: reply('show'), openFile: reply('open') })
  await showPart(<Saved opens={opens} />, 'en', await servicesOver(api))
  return asked
}

it('names the exported file, and shows and opens it while the message stays', async () => {
  const asked = await shown(true)
  await userEvent.click(page.getByRole('button', { name: 'Show in Folder' }))
  await userEvent.click(page.getByRole('button', { name: 'Open' }))
  expect(asked).toEqual(['show one', 'open one'])
  await expect.element(page.getByText('Exported: 红楼梦.html')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Dismiss' }))
  await expect.element(page.getByText('Exported: 红楼梦.html')).not.toBeInTheDocument()
})

it('says that the file is gone when it cannot be shown', async () => {
  await shown(false)
  await userEvent.click(page.getByRole('button', { name: 'Show in Folder' }))
  await expect.element(page.getByText('“红楼梦.html” is no longer there.')).toBeVisible()
})

it('does not offer to open a backup file', async () => {
  await shown(true, false)
  await expect.element(page.getByRole('button', { name: 'Show in Folder' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Open' })).not.toBeInTheDocument()
})
