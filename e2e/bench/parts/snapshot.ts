/** Measures a key while the program makes a snapshot of a large library. */
import { keys, quiet } from '../latency.ts'
import { atMost, told, type Findings } from '../measure.ts'
import { openLongBook } from '../long-book.ts'

const pairs = 20_000
const marks = 10_000
const count = 60
/** The longest that the second copy may take to receive the whole library, in milliseconds. */
const patience = 300_000

/** Types with and without a snapshot of 20,000 pairs and 10,000 marks in progress, in one run. */
export async function keysWhileSnapshot(): Promise<Findings> {
  const { page, devtools, close } = await openLongBook(pairs, marks)
  await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
  await quiet(page, devtools)
  const alone = await keys(page, devtools, count)
  await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
  // Snapshots follow each other without a break until the last key.
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { snapshotTimes: times, isMeasuring: true })
    const again = async () => {
      while (Reflect.get(window, 'isMeasuring')) {
        const begun = performance.now()
        const made = await Reflect.get(window, 'api').backUpNow('manual')
        if (!made.ok) throw new Error(made.fault.code)
        times.push(performance.now() - begun)
      }
    }
    Object.assign(window, { snapshots: again() })
  })
  const during = await keys(page, devtools, count)
  const [took = 0] = await page.evaluate(async (): Promise<number[]> => {
    Object.assign(window, { isMeasuring: false })
    await Reflect.get(window, 'snapshots')
    return Reflect.get(window, 'snapshotTimes')
  })
  await close()
  const without = (value: number) => ({ name: 'key without a snapshot', value })
  const name = (rest: string) => `key during a snapshot, ${rest}`
  const measures = [
    told({ name: 'a snapshot of 20,000 pairs and 10,000 marks', value: took, unit: 'ms' }),
    atMost(
      { name: name('main thread'), value: during.cpu, unit: 'ms CPU' },
      without(alone.cpu),
      1.5,
    ),
    atMost(
      { name: name('to the frame, p95'), value: during.p95, unit: 'ms' },
      without(alone.p95),
      1.5,
    ),
  ]
  return { measures, curves: [] }
}
