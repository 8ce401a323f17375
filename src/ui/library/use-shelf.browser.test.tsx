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

/** Titles of the shelf, over a library of one book that counts how often it is asked; `books` came with the start. */
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

it('shows the books that came with the start, and asks for none', async () => {
  const { asked } = await shown({ books: [], faults: [] })
  await expect.element(page.getByText('nothing')).toBeVisible()
  expect(asked()).toBe(0)
})

it('asks for the books where none came with the start', async () => {
  const { asked } = await shown(null)
  await expect.element(page.getByText('Listed')).toBeVisible()
  expect(asked()).toBe(1)
})

it('asks again when something was restored', async () => {
  const { times, asked } = await shown({ books: [], faults: [] })
  await expect.element(page.getByText('nothing')).toBeVisible()
  times.set(1)
  await expect.element(page.getByText('Listed')).toBeVisible()
  expect(asked()).toBe(1)
})
