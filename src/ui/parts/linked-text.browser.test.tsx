import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { LinkedText } from './linked-text.tsx'

it('opens an address outside by mouse or keyboard, and keeps the page', async () => {
  const opened: string[] = []
  const { api } = talkingShell([], { openLink: async url => void opened.push(url) })
  const services = await servicesOver(api)
  await showPart(<LinkedText text="见 https://example.org/a。" />, 'en', services)
  const link = page.getByRole('link', { name: 'https://example.org/a' })
  await link.click()
  await userEvent.keyboard('{Enter}')
  expect(opened).toEqual(['https://example.org/a', 'https://example.org/a'])
  await expect.element(link).toBeVisible()
})
