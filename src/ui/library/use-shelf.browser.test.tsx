import { sampleBook } from '#services/testing'
import { live } from '#services/live'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import type { Listing } from '../services.ts'
import { useShelf } from './use-shelf.ts'

function Titles() {
  const { shelf } = useShelf()
  if (shelf.state !== 'read') return <p>{shelf.state}</p>
  return <p>{shelf.books.map(({ book }) => book.title).join(' and ') || 'nothing'}</p>
}

/**
 * Shows the titles of a library of one book, which counts how often it is read. `books` came with
 * the start.
 */
async function shown(books: Listing | null) {
  const services = await servicesOver(talkingShell([{ ...sampleBook(), title: 'Listed' }]).api)
  const times = live(0)
  let asked = 0
  const list = () => {
    asked++
    return services.library.list()
  }
  const given = {
    ...services,
    books,
    library: { ...services.library, list },
    restoring: { ...services.restoring, times },
  }
  await showPart(<Titles />, 'en', given)
  return { times, asked: () => asked }
}

it('shows the books that came with the start, and does not read the library', async () => {
  const { asked } = await shown({ books: [], faults: [] })
  await expect.element(page.getByText('nothing')).toBeVisible()
  expect(asked()).toBe(0)
})

it('reads the library when no books came with the start', async () => {
  const { asked } = await shown(null)
  await expect.element(page.getByText('Listed')).toBeVisible()
  expect(asked()).toBe(1)
})

it('reads the library again after a restore', async () => {
  const { times, asked } = await shown({ books: [], faults: [] })
  await expect.element(page.getByText('nothing')).toBeVisible()
  times.set(1)
  await expect.element(page.getByText('Listed')).toBeVisible()
  expect(asked()).toBe(1)
})
