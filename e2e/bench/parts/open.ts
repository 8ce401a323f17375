/**
 * Measures the time from a click on a book to its text on the screen, for books of every length.
 */
import { busy } from '../latency.ts'
import { atMost, median, quantile, told, type Findings } from '../measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

const rounds = 9

/** Opens every book once in each round, so that a busy machine slows all of them alike. */
export async function opening(): Promise<Findings> {
  const { page, devtools, books, close } = await openShelf()
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const made = books.map(book => ({ ...book, times: [] as number[], costs: [] as number[] }))
  // The first round measures heights and fills caches for the others, and does not count.
  for (let round = 0; round <= rounds; round++)
    for (const { id, times, costs } of made) {
      const before = await busy(devtools)
      const time = await openBook(page, id)
      const cost = (await busy(devtools)) - before
      if (round > 0) {
        times.push(time)
        costs.push(cost)
      }
      await closeBook(page)
    }
  await close()
  const found = made.map(({ name, characters, times, costs }) => ({
    name,
    characters,
    time: median(times),
    worst: quantile(times, 0.95),
    cost: median(costs),
  }))
  const [shortest] = found
  return {
    measures: found.flatMap((book, i) => {
      const named = (rest: string, value: number, unit: 'ms' | 'ms CPU') =>
        ({ name: `open ${book.name}, ${rest}`, value, unit }) as const
      const time = named('until its text is shown', book.time, 'ms')
      const cost = named('main thread', book.cost, 'ms CPU')
      if (i === 0 || !shortest) return [told(time), told(cost)]
      const than = (value: number) => ({ name: 'white paper', value })
      const isLongest = i === found.length - 1
      return [
        isLongest ? atMost(time, than(shortest.time), 1.5) : told(time, than(shortest.time)),
        told(cost, than(shortest.cost)),
      ]
    }),
    curves: [
      {
        name: 'open, until its text is shown',
        unit: 'ms',
        per: 'characters',
        points: found.map(({ characters, time }) => [characters, time] as const),
      },
      {
        name: 'open, main thread',
        unit: 'ms CPU',
        per: 'characters',
        points: found.map(({ characters, cost }) => [characters, cost] as const),
      },
    ],
  }
}
