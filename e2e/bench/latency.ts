import type { CDPSession, Page } from '@playwright/test'
import { median, quantile } from './measure.ts'

/**
 * The cost of a key, or of a step of a composition. `p50`, `p95` and `each` are milliseconds to the
 * frame that shows it. `cpu` is milliseconds of the page's main thread.
 */
export interface Latency {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
  /** Every time to a frame, in the order of the events. */
  readonly each: readonly number[]
}

/**
 * Combines rounds of the same measurement. `cpu` is the median of the rounds, so that one disturbed
 * round does not change it.
 */
export function together(rounds: readonly Latency[]): Latency {
  const each = rounds.flatMap(round => round.each)
  const cpu = median(rounds.map(round => round.cpu))
  return { p50: median(each), p95: quantile(each, 0.95), cpu, each }
}

/** Types `count` letters at the caret. */
export async function keys(page: Page, devtools: CDPSession, count: number): Promise<Latency> {
  await watch(page, 'keydown')
  return timed(page, devtools, count, async i => {
    await page.keyboard.press('abcdefgh'.charAt(i % 8))
  })
}

const steps = ['n', 'ni', 'nih', 'niha', 'nihao'] as const

/**
 * Composes 你好 `count` times as an input method does. Throws if the page has gained another number
 * of them.
 */
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

/** Installs a timer in the page. It measures from each `event` to a task after the next frame. */
const watch = (page: Page, event: 'keydown' | 'compositionupdate') =>
  page.evaluate(name => {
    const seen: number[] = []
    let notify = () => {}
    /** Resolves when more than `count` frames have been seen. */
    const shown = (count: number) =>
      new Promise<void>(resolve => {
        notify = () => {
          if (seen.length > count) resolve()
        }
        notify()
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
            notify()
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
    // The next key waits for the frame of this one. A person types more slowly than that.
    await page.evaluate((n): Promise<void> => Reflect.get(window, 'shown')(n), already)
  }
  const cpu = ((await busy(devtools)) - before) / count
  const seen = await page.evaluate((): number[] => Reflect.get(window, 'seen'))
  return { p50: median(seen), p95: quantile(seen, 0.95), cpu, each: seen }
}

/**
 * Waits until the page's main thread works at most 50 ms in each of three consecutive seconds,
 * because a start postpones some work. Stops waiting after 300 such checks.
 */
export async function quiet(page: Page, devtools: CDPSession): Promise<void> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  for (let calm = 0, rounds = 0; calm < 3 && rounds < 300; calm++, rounds++) {
    const before = await busy(devtools)
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1000)))
    if ((await busy(devtools)) - before > 50) calm = -1
  }
}

/** Returns the milliseconds that the page's main thread has worked so far. */
export async function busy(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

const written = (page: Page) =>
  page.evaluate(() => (document.body.textContent ?? '').split('你好').length - 1)
