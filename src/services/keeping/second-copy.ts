import type { Api } from '#contract/api'
import type { FaultCode } from '#contract/answers'
import type { OutboxEntry } from '#domain/operation'
import { timer, type SetTimer } from '../timers.ts'
import { live, type Live } from '../live.ts'
import { watchdog, withTimeout } from '../with-timeout.ts'
import type { OutboxSource } from './outbox-source.ts'
import { createResending } from './resending.ts'

/** Everything the reader does, written a second time by the main process. */
export interface SecondCopy {
  /** Up to which of the database's operations everything is there that was written since it had all of it. */
  readonly reached: Live<number>
  /** What sending the outbox has failed with the last time; null if it has not, or has gone well since. */
  readonly failed: Live<unknown>
  /** How much it has again of everything, from 0 to 1, while all of it is sent once more; else null. */
  readonly renewed: Live<number | null>
  /** Sends what waits in the outbox. Resolves when nothing does or it has failed, and is then tried again. Never rejects. */
  readonly catchUp: () => Promise<void>
  /** Sends every row once more, a few at a time and after the next start if need be. Resolves when that is certain to be done. */
  readonly sendEverything: () => Promise<void>
  /** Keeps what the database could not take. Rejects if it is not certain to be kept. */
  readonly keepDirectly: (entries: readonly OutboxEntry[]) => Promise<void>
}

/** Thrown where main answers that it could not write. */
export class NotKeptError extends Error {
  override name = 'NotKeptError'
  /** What main says of it. */
  readonly code: FaultCode

  constructor(code: FaultCode) {
    super(code)
    this.code = code
  }
}

/** What a second copy needs. */
export interface SecondCopyTools {
  readonly api: Pick<Api, 'journal' | 'backUpNow'>
  readonly owed: OutboxSource
  readonly after: SetTimer
  /** Whether the reader is writing now: what is not urgent gives way to that. */
  readonly isBusy?: () => boolean
}

/** Enough to be quick, and little enough that reading and checking them holds no key up. */
const batch = 200
/** How long to wait after each failure in a row, in milliseconds. */
export const retries = [1000, 2000, 5000, 10_000] as const

/** The second copy, of which nothing is known yet. */
export function createSecondCopy(tools: SecondCopyTools): SecondCopy {
  const { owed, after } = tools
  const reached = live(-1)
  const failed = live<unknown>(null)
  const resending = createResending({ ...tools, journal })
  const onRetry = timer(after, () => void catchUp())
  let failures = 0
  let running: Promise<void> | null = null
  let again = false

  function catchUp(): Promise<void> {
    again = true
    running ??= Promise.resolve()
      .then(sendAll)
      .then(
        () => {
          failures = 0
          failed.set(null)
        },
        (error: unknown) => {
          failed.set(error)
          onRetry.set(retries[Math.min(failures, retries.length - 1)] ?? 0)
          failures++
        },
      )
      .finally(() => {
        running = null
        // Asked for after the last look into the outbox: nobody else would look again.
        if (again && !onRetry.isSet()) void catchUp()
      })
    return running
  }

  async function sendAll(): Promise<void> {
    onRetry.clear()
    while (again) {
      again = false
      if (await sendSome()) again = true
    }
  }

  /** Whether there may be more. */
  async function sendSome(): Promise<boolean> {
    const { entries, upTo, damaged, sum } = await withTimeout(after, watchdog, owed.waiting(batch))
    const content = sum === null ? {} : { content: { seq: upTo, sum } }
    // What could not be dropped the last time is not sent again: it would fill the journal.
    const unsent = entries.filter(({ seq }) => seq > reached.get())
    if (unsent.length > 0) await journal(unsent, { direct: false, ...content })
    // Who hears that the second copy has what was written must not take it for whole.
    await resending.goOn()
    reached.set(Math.max(reached.get(), upTo))
    // Dropped only now, and only what was sent: a row written since has another number.
    if (entries.length + damaged > 0) await withTimeout(after, watchdog, owed.drop(upTo))
    return entries.length + damaged === batch
  }

  async function journal(
    entries: readonly OutboxEntry[],
    how: Parameters<Api['journal']>[1],
  ): Promise<void> {
    const answer = await withTimeout(after, watchdog, tools.api.journal([...entries], how))
    if (!answer.ok) throw new NotKeptError(answer.fault.code)
  }

  return {
    reached,
    failed,
    renewed: resending.part,
    catchUp,
    sendEverything: resending.begin,
    keepDirectly: entries => journal(entries, { direct: true }),
  }
}

/** Of a library that must not be written: it has all it will ever have. */
export const noSecondCopy: SecondCopy = {
  reached: live(-1),
  failed: live<unknown>(new NotKeptError('keeping.not-open')),
  renewed: live(null),
  catchUp: async () => {},
  sendEverything: async () => {},
  keepDirectly: () => Promise.reject(new NotKeptError('keeping.not-open')),
}
