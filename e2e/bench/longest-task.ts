/**
 * Measures the longest task of the page and of the main process. During a task they handle no key
 * and draw no frame.
 */
import type { CDPSession } from '@playwright/test'

/** Milliseconds of the thread's own time, which excludes the time that other programs take. */
export interface Longest {
  readonly page: number
  readonly main: number
  /** How long the work itself took, without starting and collecting the trace. */
  readonly took: number
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ph: string
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const threads = { page: 'CrRendererMain', main: 'CrBrowserMain' } as const

/** Runs `work` and returns the longest task that each of the two threads had meanwhile. */
export async function longestTask(
  devtools: CDPSession,
  work: () => Promise<unknown>,
): Promise<Longest> {
  const events: TraceEvent[] = []
  const take = ({ value }: { value: unknown[] }) => events.push(...value.flatMap(asEvent))
  devtools.on('Tracing.dataCollected', take)
  const complete = new Promise<void>(resolve =>
    devtools.once('Tracing.tracingComplete', () => resolve()),
  )
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] },
  })
  const begun = performance.now()
  await work()
  const took = performance.now() - begun
  await devtools.send('Tracing.end')
  await complete
  devtools.off('Tracing.dataCollected', take)
  const longest = (thread: string) => {
    const is = events.filter(({ name, args }) => name === 'thread_name' && args?.name === thread)
    const mine = new Set(is.map(({ pid, tid }) => `${pid} ${tid}`))
    return events
      .filter(({ ph, pid, tid }) => ph === 'X' && mine.has(`${pid} ${tid}`))
      .reduce((most, { tdur, dur = 0 }) => Math.max(most, (tdur ?? dur) / 1000), 0)
  }
  return { page: longest(threads.page), main: longest(threads.main), took }
}

const asEvent = (value: unknown): readonly TraceEvent[] => (isEvent(value) ? [value] : [])

const isEvent = (value: unknown): value is TraceEvent =>
  typeof value === 'object' && value !== null && 'name' in value && 'pid' in value && 'ph' in value
