import type { CDPSession, Page } from '@playwright/test'
import { median, quantile } from './measure.ts'

/** What a key, or a step of a composition, costs: to the frame that shows it, and in the page's main thread. */
export interface Latency {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
  /** Each of them to its frame, in the order they were made. */
  readonly each: readonly number[]
}

/** Several rounds of the same as one: what disturbed a single round is left out of the cost. */
export function together(rounds: readonly Latency[]): Latency {
  const each = rounds.flatMap(round => round.each)
  const cpu = median(rounds.map(round => round.cpu))
  return { p50: median(each), p95: quantile(each, 0.95), cpu, each }
}

/** Types `count` letters where the caret is. */
export async function keys(page: Page, devtools: CDPSession, count: number): Promise<Latency> {
  await watch(page, 'keydown')
  return timed(page, devtools, count, async i => {
    await page.keyboard.press('abcdefgh'.charAt(i % 8))
  })
}

const steps = ['n', 'ni', 'nih', 'niha', 'nihao'] as const

/** Composes 你好 `count` times as an input method does, and checks that just that was written. */
export async function composition(
  page: Page,
  devtools: CDPSession,
  count: number,
): Promise<Latency> {
  await watch(page, 'compositionupdate')
  const before = await written(page)
  const latency = await timed(page, devtools, count * steps.length, async i => {
    const text = steps[i % steps.length] ?? ''
    await devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    if (text === steps.at(-1)) await devtools.send('Input.insertText', { text: '你好' })
  })
  const more = (await written(page)) - before
  if (more !== count) throw new Error(`composed 你好 ${count} times, found ${more}`)
  return latency
}

/** Puts a timer on `event` into the page: from the event to a task after the frame it leads to. */
const watch = (page: Page, event: 'keydown' | 'compositionupdate') =>
  page.evaluate(name => {
    const seen: number[] = []
    let tell = () => {}
    /** Resolves when more than `count` frames have been seen. */
    const shown = (count: number) =>
      new Promise<void>(resolve => {
        tell = () => {
          if (seen.length > count) resolve()
        }
        tell()
      })
    const watching = new AbortController()
    const before: unknown = Reflect.get(window, 'watching')
    if (before instanceof AbortController) before.abort()
    Object.assign(window, { seen, shown, watching })
    window.addEventListener(
      name,
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          const stop = () => {
            seen.push(performance.now() - timeStamp)
            tell()
          }
          port1.addEventListener('message', stop, { once: true })
          port1.start()
          port2.postMessage(null)
        })
      },
      { capture: true, signal: watching.signal },
    )
  }, event)

async function timed(
  page: Page,
  devtools: CDPSession,
  count: number,
  press: (i: number) => Promise<void>,
): Promise<Latency> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await busy(devtools)
  for (let i = 0; i < count; i++) {
    const already = await page.evaluate((): number => Reflect.get(window, 'seen').length)
    await press(i)
    // The next key only after this one's frame: a person is slower still.
    await page.evaluate((n): Promise<void> => Reflect.get(window, 'shown')(n), already)
  }
  const cpu = ((await busy(devtools)) - before) / count
  const seen = await page.evaluate((): number[] => Reflect.get(window, 'seen'))
  return { p50: median(seen), p95: quantile(seen, 0.95), cpu, each: seen }
}

/** Resolves when the page's main thread has next to nothing to do: what a start leaves to be done later is done. */
export async function quiet(page: Page, devtools: CDPSession): Promise<void> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  for (let calm = 0, rounds = 0; calm < 3 && rounds < 300; calm++, rounds++) {
    const before = await busy(devtools)
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1000)))
    if ((await busy(devtools)) - before > 50) calm = -1
  }
}

/** Milliseconds of work that the page's main thread has done. */
export async function busy(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

const written = (page: Page) =>
  page.evaluate(() => (document.body.textContent ?? '').split('你好').length - 1)
