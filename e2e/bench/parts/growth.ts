/** Measures the cost of a key in books of 1,000 to 50,000 translated pairs. */
import { keys, quiet, together, type Latency } from '../latency.ts'
import { openLongBook } from '../long-book.ts'
import { atMost, type Findings } from '../measure.ts'

const lengths = [1_000, 10_000, 50_000] as const
const rounds = 5
const keysInRound = 12

/** Types in books of every length by turns, so that a busy machine slows all of them alike. */
export async function growth(): Promise<Findings> {
  const open = []
  for (const length of lengths) open.push({ length, book: await openLongBook(length, 0) })
  for (const { book } of open) await quiet(book.page, book.devtools)
  const made = open.map((): Latency[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [i, { book }] of open.entries())
      made[i]?.push(await keys(book.page, book.devtools, keysInRound))
  for (const { book } of open) await book.close()
  const costs = made.map(each => together(each).cpu)
  const points = lengths.map((length, i) => [length, costs[i] ?? Number.NaN] as const)
  const [shortest] = costs
  const held = {
    name: 'key in 50,000 pairs, main thread',
    value: costs.at(-1) ?? Number.NaN,
    unit: 'ms CPU',
  } as const
  return {
    measures: [atMost(held, { name: '1,000 pairs', value: shortest ?? Number.NaN }, 1.2)],
    curves: [{ name: 'key, main thread', unit: 'ms CPU', per: 'pairs', points }],
  }
}
