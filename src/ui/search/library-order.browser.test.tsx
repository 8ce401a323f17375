import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openApp } from '../testing.ts'

it('hits in all books are in the order of the library, and follow it', async () => {
  const books = [
    { ...sampleBook('b'), title: 'B' },
    { ...sampleBook('a'), title: 'A' },
  ]
  const { services, tell } = await openApp({ books })
  services.preferences.change({ shelfOrder: 'title' })
  await expect.element(page.getByRole('button', { name: 'A', exact: true })).toBeVisible()
  tell('action', 'find.library')
  await userEvent.fill(page.getByRole('searchbox'), '段')
  const titles = () => page.getByRole('heading', { level: 2 }).elements()
  const order = () => titles().map(title => title.textContent?.trim().charAt(0))
  await expect.poll(order, { timeout: 10_000 }).toEqual(['A', 'B'])
  expect(document.activeElement).toBe(page.getByRole('searchbox').element())
})

it('titles above the hits are drawn in the other script by their words', async () => {
  const books = [{ ...sampleBook('a'), title: '皇后的后面', language: 'zh-Hans' }]
  const { services, tell } = await openApp({ books })
  services.preferences.change({ sourceScript: 'traditional' })
  await expect.element(page.getByRole('button', { name: '皇后的后面', exact: true })).toBeVisible()
  tell('action', 'find.library')
  await userEvent.fill(page.getByRole('searchbox'), '段')
  const title = () => page.getByRole('heading', { level: 2 }).query()
  const drawn = () => title()?.querySelector('.drawn-source')?.textContent
  await expect.poll(drawn, { timeout: 10_000 }).toBe('皇后的后面')
})
