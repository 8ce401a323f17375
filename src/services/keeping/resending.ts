/** Sends every row to the second copy again, in the background, without delaying the reader. */
import type { Api } from '#contract/api'
import type { OutboxEntry } from '#domain/operation'
import type { SetTimer } from '../timers.ts'
import { live, type Live } from '../live.ts'
import { watchdog, withTimeout } from '../with-timeout.ts'
import type { OutboxSource } from './outbox-source.ts'

export interface Resending {
  /**
   * The share that has been sent, from 0 to 1; null if nothing is to be sent, or if that is not
   * known yet.
   */
  readonly part: Live<number | null>
  /**
   * Continues what an earlier start began. Resolves when it is known whether there is anything to
   * send.
   */
  readonly goOn: () => Promise<void>
  /**
   * Begins with the first row. Resolves when that is recorded, so that the next start would
   * continue it.
   */
  readonly begin: () => Promise<void>
}

interface ResendingTools {
  readonly api: Pick<Api, 'backUpNow'>
  readonly owed: OutboxSource
  readonly after: SetTimer
  readonly isBusy?: () => boolean
  readonly journal: (
    entries: readonly OutboxEntry[],
    how: Parameters<Api['journal']>[1],
  ) => Promise<void>
}

/** How many rows are sent at once. Reading and sending them delays no key noticeably. */
const batch = 100
/** The wait between two batches, in milliseconds; up to `longest` while the reader writes. */
const gap = 20
const longest = 500
/** The wait after a batch that failed, in milliseconds. */
const retry = 5000

/** Resending through `journal`. */
export function createResending(tools: ResendingTools): Resending {
  const { api, owed, after, isBusy = () => false, journal } = tools
  const part = live<number | null>(null)
  let isKnown = false
  let isRunning = false
  let again = false

  const wait = (ms: number) => new Promise<void>(resolve => void after(ms, resolve))

  async function pause(): Promise<void> {
    for (let waited = 0; waited === 0 || (isBusy() && waited < longest); waited += gap) {
      await wait(gap)
    }
  }

  /** Resolves with whether there is more to send. */
  async function sendSome(): Promise<boolean> {
    const some = await withTimeout(after, watchdog, owed.next(batch))
    if (some && some.entries.length > 0) {
      await journal(some.entries, { direct: false, isRenewal: true })
    }
    const isMore = some !== null && (await withTimeout(after, watchdog, owed.resent(some)))
    part.set(isMore ? some.part : null)
    return isMore
  }

  async function run(): Promise<void> {
    again = true
    if (isRunning) return
    isRunning = true
    while (again) {
      again = false
      await pause()
      if (await sendSome().catch(() => wait(retry).then(() => true))) again = true
    }
    isRunning = false
    // Until now a snapshot would have held only a part of the library.
    await api.backUpNow('auto').catch(() => {})
  }

  async function begin(): Promise<void> {
    await withTimeout(after, watchdog, owed.resendEverything())
    isKnown = true
    part.set(0)
    void run()
  }

  async function goOn(): Promise<void> {
    if (isKnown) return
    const isUnfinished = await withTimeout(after, watchdog, owed.isResending())
    // It may have begun in the meantime.
    if (isKnown) return
    isKnown = true
    if (!isUnfinished) return
    part.set(0)
    void run()
  }

  return { part, goOn, begin }
}
