/**
 * Writes what the reader changes. The file is long because the queue, its timers and what it
 * reports are one state.
 */
import type { LogicalClock } from '#domain/clock'
import type { JustAdded, CommitOptions } from '#storage/commit'
import { targetOf, withStamp, type Operation } from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { SetTimer } from '../timers.ts'
import { createDirectCopy, isLostUnwritten, isWork, type DirectCopy } from './direct-copy.ts'
import type { SecondCopy } from '../keeping/second-copy.ts'
import type { Live, Settable } from '../live.ts'
import { NothingWrittenError } from './nothing-written.ts'
import { OperationNumbers } from './operation-numbers.ts'
import { isFinal, saveFaultOf, type SaveFault } from './save-fault.ts'
import { failingState, liveSaveState, workingState, type SaveState } from './save-state.ts'
import { databasePatience, withTimeout } from '../with-timeout.ts'
import { WriteTimers } from './write-timers.ts'

/**
 * How long a row may wait. `typing`: until typing pauses, 350 ms at most; `reading`: 350 ms, and
 * the save state does not mention it; `none`: not at all.
 */
export type Patience = 'typing' | 'reading' | 'none'

/** The `commit` of the storage layer, for one library. */
export type Commit = (
  operations: readonly Operation[],
  at: number,
  options: CommitOptions & { readonly above: number },
) => Promise<number>

export type OperationsListener = (operations: readonly Operation[]) => void

/**
 * The one queue of everything that is to be written. It stamps each change, so that a change has
 * the same place in the order in every copy. Nothing leaves the queue before it is in the database.
 */
export interface Writer {
  readonly put: (operations: readonly Operation[], patience: Patience) => void
  /**
   * Writes all that waits into the database, now. Resolves when it is written or has failed; the
   * second copy follows by itself.
   */
  readonly write: () => Promise<void>
  /**
   * Writes all that waits, now, and its second copy. Resolves when both are done or have failed.
   */
  readonly flush: () => Promise<SaveState>
  /**
   * Writes what waits, then `operations` in one step: all of them or none, with the history that
   * they bring. Throws `NothingWrittenError` on failure, and they do not wait then. `onProgress`
   * receives the share that is in the database and in the second copy. With `isMerge` the
   * operations keep the stamps they have, because another library made them.
   */
  readonly writeWhole: (
    operations: readonly Operation[],
    onProgress?: OnProgress,
    isMerge?: boolean,
  ) => Promise<void>
  /**
   * Sends what waits to the second copy and does not wait for a reply: the page is being unloaded.
   */
  readonly handOver: () => void
  /** What is not known to be in the database: the last operation on each row. */
  readonly waiting: () => readonly Operation[]
  /**
   * What a crash could lose now: the last operation on each row that is not known to be in any
   * copy.
   */
  readonly uncertain: () => readonly Operation[]
  /**
   * Calls `listener` with the operations of each `put` and each finished `writeWhole`. The returned
   * function ends that.
   */
  readonly follow: (listener: OperationsListener) => () => void
  readonly state: Live<SaveState>
}

export interface WriterTools {
  readonly commit: Commit
  readonly second: SecondCopy
  /** The highest number that an operation of this library has. */
  readonly seq: number
  /** What only the second copy has, because the database could not take it. It waits. */
  readonly ahead?: readonly Operation[] | undefined
  readonly clock: Pick<LogicalClock, 'stamp' | 'saw'>
  readonly now: () => number
  readonly after: SetTimer
  /** The value that the writer keeps up to date. */
  readonly state?: Settable<SaveState>
}

/**
 * How often in a row the reader's places are left out when work is written: while the reader types,
 * the caret moves with each key, and its place would be a fifth of what each write costs.
 */
const leftOut = 5
/** How long writing a whole library may take, in milliseconds. */
const wholePatience = 60_000

/** A writer with nothing to write but what is `ahead`. */
export function createWriter(tools: WriterTools): Writer {
  const queue = new WriteQueue(tools)
  return {
    put: (...row) => queue.put(...row),
    write: () => queue.write(),
    flush: () => queue.flush(),
    writeWhole: (...whole) => queue.writeWhole(...whole),
    handOver: () => queue.handOver(),
    waiting: () => queue.waiting(),
    uncertain: () => queue.uncertain(),
    follow: listener => queue.follow(listener),
    state: queue.state,
  }
}

class WriteQueue implements Writer {
  readonly state: Settable<SaveState>
  readonly #tools: WriterTools
  readonly #pending = new Map<string, Operation>()
  readonly #numbers: OperationNumbers
  readonly #timers: WriteTimers
  readonly #direct: DirectCopy
  readonly #listeners = new Set<OperationsListener>()
  /** The number of the last operation that a reader would miss. */
  #lastWork: number
  /** The number of the last operation of a `writeWhole`, which `#direct` does not know of. */
  #lastWhole = -1
  /** Why the database failed last; null while it works. */
  #fault: SaveFault | null
  /** Whether a failing database may be tried again now. */
  #isDue = true
  /** How often the places that wait were left out. */
  #left = 0
  #running: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(tools: WriterTools) {
    const { second, seq, ahead = [], now, after, state = liveSaveState() } = tools
    this.#tools = tools
    this.state = state
    this.#numbers = new OperationNumbers(seq)
    this.#lastWork = seq
    this.#timers = new WriteTimers(after, {
      write: () => this.#writeInTime(),
      retry: () => {
        this.#isDue = true
        void this.write()
      },
    })
    const number = () => this.#numbers.next()
    this.#direct = createDirectCopy({ second, pending: this.#pending, number, now, after })
    for (const operation of ahead) this.#pending.set(targetOf(operation), operation)
    this.#direct.has(this.waiting())
    this.#fault = ahead.length > 0 ? 'disk-full' : null
    second.reached.subscribe(() => this.#show())
    second.failed.subscribe(() => {
      // The outbox cannot be sent, for whatever reason. Everything in it is in memory too.
      if (second.failed.get() !== null && !this.#fault) void this.#copyDirectly()
      this.#show()
    })
    second.renewed.subscribe(() => this.#show())
    this.#show()
  }

  put(operations: readonly Operation[], patience: Patience): void {
    for (const operation of operations) {
      this.#pending.set(targetOf(operation), this.#stamped(operation))
    }
    this.#show()
    if (patience === 'none') void this.write()
    else this.#timers.rowWaits(patience === 'typing')
    this.#notify(operations)
  }

  /** Rows that are written again carry the stamp of the last time. */
  #stamped(operation: Operation): Operation {
    return withStamp(operation, this.#tools.clock.stamp())
  }

  /**
   * Writes what waits when the writing begins, which is after the present writing if there is one.
   */
  write(): Promise<void> {
    if (!this.#running) return this.#run(Promise.resolve().then(() => this.#attempt()))
    this.#next ??= this.#running.then(() => {
      this.#next = null
      return this.write()
    })
    return this.#next
  }

  /** Writes what has waited long enough. */
  #writeInTime(): void {
    if (this.#running) void this.write()
    else void this.#run(Promise.resolve().then(() => this.#attempt(false)))
  }

  #run(work: Promise<void>): Promise<void> {
    const running = work.finally(() => {
      this.#running = null
      this.#show()
    })
    this.#running = running
    return running
  }

  async #attempt(isAll = true): Promise<void> {
    this.#timers.writes()
    if (this.#pending.size === 0) return
    this.#show()
    // A failing database may simply not reply, and typed words must not wait for that.
    if (this.#fault) await this.#copyDirectly()
    if (this.#fault && !this.#isDue) return
    await this.#store(isAll || this.#fault !== null)
    if (this.#fault) await this.#copyDirectly()
  }

  async #store(isAll: boolean): Promise<void> {
    this.#timers.attempts()
    this.#isDue = false
    try {
      const batch = isAll ? new Map(this.#pending) : this.#batchInTime()
      const written = this.#commit(batch)
      await withTimeout(this.#tools.after, databasePatience(batch.size), written)
    } catch (error) {
      // An earlier write of the same rows may have succeeded after its timeout.
      if (this.#pending.size === 0) return
      this.#fault = saveFaultOf(error)
      this.#timers.failed()
    }
  }

  /** Everything that waits, or only the work among it. */
  #batchInTime(): ReadonlyMap<string, Operation> {
    const all = [...this.#pending]
    const work = all.filter(([, operation]) => isWork(operation))
    const leaves = work.length > 0 && work.length < all.length && this.#left < leftOut
    this.#left = leaves ? this.#left + 1 : 0
    return new Map(leaves ? work : all)
  }

  /** Takes effect even when it ends after its timeout. */
  async #commit(batch: ReadonlyMap<string, Operation>): Promise<void> {
    const { commit, now, second } = this.#tools
    const operations = [...batch.values()]
    const numbers = this.#numbers.reserve(operations.length)
    const added: JustAdded[] = []
    const onAdded = (one: JustAdded) => void added.push(one)
    const reached = await commit(operations, now(), { above: numbers.above, onAdded })
    numbers.used(reached)
    if (operations.some(isWork)) this.#lastWork = Math.max(this.#lastWork, reached)
    this.#direct.took(batch, reached)
    for (const [target, operation] of batch) {
      if (this.#pending.get(target) === operation) this.#pending.delete(target)
    }
    this.#fault = null
    this.#timers.forgetFailures()
    if (this.#pending.size > 0) this.#timers.rowWaits(false)
    this.#show()
    void second.catchUp(added[0])
  }

  /** A library that must not be written has no second copy. */
  async #copyDirectly(): Promise<void> {
    if (this.#fault && isFinal(this.#fault)) return
    await this.#direct.keep()
    this.#show()
  }

  #show(): void {
    this.state.set(this.#fault ? this.#whileFailing(this.#fault) : this.#whileWorking(isWork))
  }

  #whileFailing(why: SaveFault): SaveState {
    const lost = isFinal(why) ? this.waiting().filter(isLostUnwritten).length : this.#pending.size
    // No work is lost if a reader of a library that must not be written only changes settings.
    if (lost === 0) return this.#whileWorking(isLostUnwritten)
    return failingState({
      why,
      waiting: lost,
      isWriting: this.#running !== null,
      isCopied: this.#direct.hasAll(),
      copyFault: this.#direct.fault(),
    })
  }

  /** The state if the operations that count are those that `isMissed` accepts. */
  #whileWorking(isMissed: (operation: Operation) => boolean): SaveState {
    const { reached, failed, renewed } = this.#tools.second
    const behind = this.#direct.behind()
    const outboxFault = failed.get() === null ? null : saveFaultOf(failed.get())
    return workingState({
      waiting: this.waiting().filter(isMissed).length,
      isWriting: this.#running !== null,
      behind,
      hasWhole: reached.get() >= this.#lastWhole,
      hasWork: reached.get() >= this.#lastWork,
      isComplete: renewed.get() === null,
      copyFault: behind > 0 ? this.#direct.fault() : outboxFault,
    })
  }

  async flush(): Promise<SaveState> {
    this.#isDue = true
    // The caller has a reason to expect success now, such as free space on the disk.
    this.#timers.forgetFailures()
    if (this.#running) {
      await this.#running
      // It has just failed and is tried again soon. The caller should not wait for another timeout.
      if (this.#fault) return this.state.get()
    }
    await this.write()
    if (!this.#fault) await this.#tools.second.catchUp()
    await this.#direct.settled()
    return this.state.get()
  }

  async writeWhole(
    given: readonly Operation[],
    onProgress: OnProgress = noProgress,
    isMerge = false,
  ): Promise<void> {
    await this.flush()
    if (this.#fault) throw new NothingWrittenError(this.#fault)
    while (this.#running) await this.#running
    const operations = isMerge ? given : given.map(operation => this.#stamped(operation))
    this.#tools.clock.saw(operations.map(({ row }) => row))
    const above = await this.#commitWhole(operations, progressPart(onProgress, 0, 0.5))
    await this.#copyWhole(above, progressPart(onProgress, 0.5, 1))
    this.#notify(given)
  }

  /** Resolves with the number below those of `operations`. */
  async #commitWhole(operations: readonly Operation[], onProgress: OnProgress): Promise<number> {
    const { commit, now, after } = this.#tools
    const numbers = this.#numbers.reserve(operations.length)
    const { above } = numbers
    const committing = commit(operations, now(), { above, history: 'given', onProgress })
    const writing = withTimeout(after, wholePatience, committing).then(reached => {
      numbers.used(reached)
      this.#lastWork = Math.max(this.#lastWork, reached)
      this.#lastWhole = reached
    })
    // Whatever is typed meanwhile waits for this step, and does not time out on a busy database.
    void this.#run(writing.catch(() => {}))
    await writing.catch(error => {
      throw new NothingWrittenError(saveFaultOf(error))
    })
    return above
  }

  /**
   * Resolves when the second copy has what was written in one step above the number `above`, or has
   * failed.
   */
  async #copyWhole(above: number, onProgress: OnProgress): Promise<void> {
    const { reached, catchUp } = this.#tools.second
    const stop = reached.subscribe(() => {
      const share = (reached.get() - above) / (this.#lastWhole - above)
      onProgress(Math.max(0, Math.min(1, share)))
    })
    await catchUp().finally(stop)
  }

  handOver(): void {
    if (this.#fault && isFinal(this.#fault)) return
    // The next start sends what the database has, unless the database itself fails.
    this.#direct.handOver(this.#fault !== null || this.#tools.second.failed.get() !== null)
  }

  waiting(): readonly Operation[] {
    return [...this.#pending.values()]
  }

  uncertain(): readonly Operation[] {
    return this.#direct.owed()
  }

  follow(listener: OperationsListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #notify(operations: readonly Operation[]): void {
    for (const listener of this.#listeners) listener(operations)
  }
}
