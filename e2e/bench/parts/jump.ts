/** Measures the time from a jump in a book to its text on the screen. */
import { jumpTo } from '../jump-to.ts'
import { busy } from '../latency.ts'
import { numbers } from '../make-text.ts'
import { quantile, told, within, type Findings } from '../measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

const jumps = 25

export async function jumping(): Promise<Findings> {
  const { page, devtools, books, close } = await openShelf()
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const found = []
  for (const { id, name, characters } of books) {
    await openBook(page, id)
    const next = numbers(characters)
    const times: number[] = []
    const before = await busy(devtools)
    for (let i = 0; i < jumps; i++) times.push(await jumpTo(page, next()))
    const cpu = ((await busy(devtools)) - before) / jumps
    await closeBook(page)
    found.push({ name, characters, cpu, p50: quantile(times, 0.5), p95: quantile(times, 0.95) })
  }
  await close()
  return {
    measures: found.flatMap(({ name, cpu, p50, p95 }) => [
      told({ name: `jump in ${name}, main thread`, value: cpu, unit: 'ms CPU' }),
      told({ name: `jump in ${name}, p50`, value: p50, unit: 'ms' }),
      within({ name: `jump in ${name}, p95`, value: p95, unit: 'ms' }, 100),
    ]),
    curves: [
      {
        name: 'jump, p95',
        unit: 'ms',
        per: 'characters',
        points: found.map(({ characters, p95 }) => [characters, p95] as const),
      },
    ],
  }
}
