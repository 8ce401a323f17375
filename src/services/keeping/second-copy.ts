import type { Api } from '#contract/api'
import type { FaultCode } from '#contract/answers'
import type { OutboxEntry } from '#domain/operation'
import type { JustAdded } from '#storage/commit'
import { waitingOf, type Waiting } from '#storage/outbox'
import { timer, type SetTimer, type Timer } from '../timers.ts'
import { live, type Live } from '../live.ts'
import { watchdog, withTimeout } from '../with-timeout.ts'
import type { OutboxSource } from './outbox-source.ts'
import { createResending, type Resending } from './resending.ts'

/** A second copy of everything the reader does, which the main process writes. */
export interface SecondCopy {
  /**
   * The highest number up to which the second copy has acknowledged every operation, without a gap.
   */
  readonly reached: Live<number>
  /** Why the outbox could not be sent the last time; null if it was sent. */
  readonly failed: Live<unknown>
  /**
   * The share of all rows that has been sent, from 0 to 1, while all rows are sent again; null
   * otherwise.
   */
  readonly renewed: Live<number | null>
  /**
   * Sends the outbox. Resolves when all of it is sent, or when sending failed and a retry is set.
   * Never rejects. `added` is what was put into the outbox last: if all before it is sent, the
   * outbox need not be read.
   */
  readonly catchUp: (added?: JustAdded) => Promise<void>
  /**
   * Sends every row again, a few at a time, and after the next start if necessary. Resolves when
   * that is recorded.
   */
  readonly sendEverything: () => Promise<void>
  /**
   * Writes what the database could not take. Rejects if the second copy has not acknowledged it.
   */
  readonly keepDirectly: (entries: readonly OutboxEntry[]) => Promise<void>
}

/** Thrown when the main process replies that it could not write. */
export class NotKeptError extends Error {
  override name = 'NotKeptError'
  /** The fault that it replied. */
  readonly code: FaultCode

  constructor(code: FaultCode) {
    super(code)
    this.code = code
  }
}

export interface SecondCopyTools {
  readonly api: Pick<Api, 'journal' | 'backUpNow'>
  readonly owed: OutboxSource
  readonly after: SetTimer
  /** Whether the reader is writing now. Work that is not urgent waits then. */
  readonly isBusy?: () => boolean
}

/**
 * How many rows are sent at once: enough to be quick, and few enough that reading and checking them
 * delays no key.
 */
const batch = 200
/**
 * So many sent entries may wait in the outbox for a pause, because dropping them takes a
 * transaction of its own while keys are typed. If the program ends before, the next start
 * sends them again.
 */
const few = 50
/** How long that pause is, in milliseconds. */
const pause = 1000
/** Milliseconds before each new attempt after a failure. The last one repeats. */
export const retries = [1000, 2000, 5000, 10_000] as const

/** The second copy, before anything is known of it. */
export function createSecondCopy(tools: SecondCopyTools): SecondCopy {
  const copy = new JournalledCopy(tools)
  return {
    reached: copy.reached,
    failed: copy.failed,
    renewed: copy.resending.part,
    catchUp: added => copy.catchUp(added),
    sendEverything: () => copy.resending.begin(),
    keepDirectly: entries => copy.journal(entries, { direct: true }),
  }
}

class JournalledCopy {
  readonly reached = live(-1)
  readonly failed = live<unknown>(null)
  readonly resending: Resending
  readonly #tools: SecondCopyTools
  readonly #retry: Timer
  /** Set while sent entries wait to be dropped. */
  readonly #pause: Timer
  #failures = 0
  #running: Promise<void> | null = null
  /** Whether the outbox must be read again, because something was asked for after it was read. */
  #isAsked = false
  #added: JustAdded | null = null
  /** How many sent entries wait in the outbox to be dropped, at most. */
  #undropped = 0

  constructor(tools: SecondCopyTools) {
    this.#tools = tools
    this.resending = createResending({ ...tools, journal: (...sent) => this.journal(...sent) })
    this.#retry = timer(tools.after, () => void this.catchUp())
    this.#pause = timer(tools.after, () => void this.catchUp())
  }

  catchUp(added: JustAdded | null = null): Promise<void> {
    this.#added = added
    this.#isAsked = true
    this.#running ??= Promise.resolve()
      .then(() => this.#sendAll())
      .then(
        () => this.#succeeded(),
        (error: unknown) => this.#failedWith(error),
      )
      .finally(() => {
        this.#running = null
        // A call that came after the last look into the outbox is served now, unless a retry serves
        // it.
        if (this.#isAsked && !this.#retry.isSet()) void this.catchUp()
      })
    return this.#running
  }

  #succeeded(): void {
    this.#failures = 0
    this.failed.set(null)
  }

  #failedWith(error: unknown): void {
    this.failed.set(error)
    this.#retry.set(retries[Math.min(this.#failures, retries.length - 1)] ?? 0)
    this.#failures++
  }

  async #sendAll(): Promise<void> {
    this.#retry.clear()
    while (this.#isAsked) {
      this.#isAsked = false
      if (await this.#sendSome()) this.#isAsked = true
    }
  }

  /** Resolves with whether there may be more. */
  async #sendSome(): Promise<boolean> {
    const { isBusy = () => false } = this.#tools
    this.#pause.clear()
    const added = this.#takeAdded()
    const { entries, upTo, damaged, sum } = added ?? (await this.#waiting())
    const content = sum === null ? {} : { content: { seq: upTo, sum } }
    // Entries that could not be dropped the last time are not sent again: they would fill the
    // journal.
    const unsent = entries.filter(({ seq }) => seq > this.reached.get())
    if (unsent.length > 0) await this.journal(unsent, { direct: false, ...content })
    // This comes before `reached`, so that an incomplete second copy never counts as complete.
    await this.resending.goOn()
    this.reached.set(Math.max(this.reached.get(), upTo))
    const mayWait = this.#undropped <= few && (added !== null || isBusy())
    if (this.#undropped > 0 && mayWait) this.#pause.set(pause)
    else if (this.#undropped > 0) await this.#drop(upTo)
    return entries.length + damaged === batch
  }

  /** Returns what was added last, if all before it was sent. */
  #takeAdded(): Waiting | null {
    const added = this.#added
    this.#added = null
    if (added === null || added.after > this.reached.get()) return null
    this.#undropped += added.entries.length
    return waitingOf(added)
  }

  async #waiting(): Promise<Waiting> {
    const { owed, after } = this.#tools
    const waiting = await withTimeout(after, watchdog, owed.waiting(batch))
    this.#undropped = waiting.entries.length + waiting.damaged
    return waiting
  }

  /** Only what was sent is dropped. A row that was written since has another number. */
  async #drop(upTo: number): Promise<void> {
    const { owed, after } = this.#tools
    await withTimeout(after, watchdog, owed.drop(upTo))
    this.#undropped = 0
  }

  /** Rejects if the main process has not acknowledged the entries. */
  async journal(
    entries: readonly OutboxEntry[],
    how: Parameters<Api['journal']>[1],
  ): Promise<void> {
    const { api, after } = this.#tools
    const reply = await withTimeout(after, watchdog, api.journal([...entries], how))
    if (!reply.ok) throw new NotKeptError(reply.fault.code)
  }
}

/** The second copy of a library that must not be written. Nothing is ever added to it. */
export const noSecondCopy: SecondCopy = {
  reached: live(-1),
  failed: live<unknown>(new NotKeptError('keeping.not-open')),
  renewed: live(null),
  catchUp: async () => {},
  sendEverything: async () => {},
  keepDirectly: () => Promise.reject(new NotKeptError('keeping.not-open')),
}
