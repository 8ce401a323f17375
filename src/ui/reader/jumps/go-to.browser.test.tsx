import type { Book } from '#domain/book'
import { paragraphId } from '#domain/ids'
import type { Settings } from '#domain/settings'
import { nameSearch, type NameSearch } from '#services/library/name-search'
import { live } from '#services/live'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../../testing.ts'
import { GoTo } from './go-to.tsx'

const sample = sampleBook('sample', [10])
const book: Book = {
  ...sample,
  chapters: sample.chapters.map(chapter => ({
    ...chapter,
    headings: [
      { paragraph: paragraphId('h1'), level: 1, title: '一、前言', index: 0 },
      { paragraph: paragraphId('h2'), level: 1, title: 'Law and 国际', index: 4 },
    ],
  })),
}

/** Shows the field while the search tables are still being fetched. `search.set` delivers them. */
async function showGoTo(settings: Partial<Settings> = {}) {
  const gone: (number | string)[] = []
  const search = live<NameSearch | null>(null)
  const services = await servicesOver(talkingShell([book]).api)
  services.preferences.change(settings)
  await showPart(
    <GoTo
      book={book}
      onGo={index => void gone.push(index)}
      onFollow={address => void gone.push(address)}
      onClose={() => {}}
    />,
    'en',
    {
      ...services,
      names: { search, fetch: () => {} },
    },
  )
  await expect.element(page.getByRole('combobox')).toHaveFocus()
  return { gone, search }
}

const options = () => page.getByRole('option')

it('goes to the heading that was typed when Enter comes before the search tables', async () => {
  const { gone } = await showGoTo()
  await userEvent.keyboard('law')
  await expect.element(options()).toHaveTextContent('Law and 国际5')
  await userEvent.keyboard('{Enter}')
  expect(gone).toEqual([4])
})

it('finds a heading in either way of writing when the search tables are there', async () => {
  const { search } = await showGoTo()
  await userEvent.keyboard('國際')
  await expect.element(page.getByText(/國際/)).toBeVisible()
  expect(options().elements()).toEqual([])
  search.set(await nameSearch())
  await expect.element(options()).toHaveTextContent('Law and 国际5')
})

it('draws a heading in the other script by its words', async () => {
  await showGoTo({ sourceScript: 'traditional' })
  await userEvent.keyboard('law')
  const drawn = () => options().element().querySelector('.drawn-source')
  await expect.poll(() => drawn()?.textContent).toBe('Law and 国际')
})

it('follows a link that is pasted', async () => {
  const { gone } = await showGoTo()
  await userEvent.fill(page.getByRole('combobox'), 'duizhao:book/b/paragraph/p')
  await expect.element(options()).toHaveTextContent('Follow Link')
  await userEvent.keyboard('{Enter}')
  expect(gone).toEqual(['duizhao:book/b/paragraph/p'])
})
