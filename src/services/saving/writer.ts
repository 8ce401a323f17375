import type { LogicalClock } from '#domain/clock'
import type { CommitOptions } from '#storage/commit'
import { targetOf, withStamp, type Operation } from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { timer, type SetTimer } from '../timers.ts'
import { createDirectCopy, isWork } from './direct-copy.ts'
import type { SecondCopy } from '../keeping/second-copy.ts'
import { live, type Live } from '../live.ts'
import { NothingWrittenError } from './nothing-written.ts'
import { isFinal, isGrave, saveFaultOf, type SaveFault } from './save-fault.ts'
import { sameState, type SaveState } from './save-state.ts'
import { databaseWatchdog, withTimeout } from '../with-timeout.ts'

/**
 * How long a row may wait. `typing`: until typing pauses, 350 ms at most;
 * `reading`: 350 ms, and nobody needs to know; `none`: not at all.
 */
export type Patience = 'typing' | 'reading' | 'none'

/** `commit` of the storage, for one library. */
export type Commit = (
  operations: readonly Operation[],
  at: number,
  options: CommitOptions & { readonly above: number },
) => Promise<number>

/**
 * The one queue of everything that is to be written, and the one place where a change is stamped: so it has
 * one place in the order wherever it is kept. Nothing leaves the queue before it is in the database.
 */
export interface Writer {
  readonly put: (operations: readonly Operation[], patience: Patience) => void
  /** Writes all that waits into the database, now; resolves when it is there, or cannot be taken. The second copy comes after by itself. */
  readonly write: () => Promise<void>
  /** Writes all that waits, now, and its second copy; resolves when it is written or has failed. */
  readonly flush: () => Promise<SaveState>
  /**
   * Writes what waits, then `operations` in one step: all of them or none, the history as they
   * give it. Rejects if it could not, and they do not wait then. `tell` hears how far they are written and in the second copy. `isMerge`: others wrote them, and their stamps stay.
   */
  readonly writeWhole: (
    operations: readonly Operation[],
    onProgress?: OnProgress,
    isMerge?: boolean,
  ) => Promise<void>
  /** Gives what waits to the second copy without waiting for it: there is no time left. */
  readonly handOver: () => void
  /** What is not known to be in the database: the last operation on each row. */
  readonly waiting: () => readonly Operation[]
  /** What a crash could cost now: the last operation on each row of which no copy is certain. */
  readonly uncertain: () => readonly Operation[]
  readonly state: Live<SaveState>
}

const pause = 200
/** A crash may cost half a second of typing, and the disk takes its share of that. */
const atMost = 350
/** The most that committing a row can use up: itself, and the versions of it that are kept in its history. */
const numbersPerRow = 4
/** How long a whole library may take to be written, in milliseconds. */
const wholePatience = 60_000
const retries = [1000, 2000, 5000, 10_000] as const

/** A writer with nothing to write. */
export function createWriter(tools: {
  readonly commit: Commit
  readonly second: SecondCopy
  /** The highest number that an operation of this library has. */
  readonly seq: number
  /** What the second copy has and the database could not take: it waits. */
  readonly ahead?: readonly Operation[] | undefined
  readonly clock: Pick<LogicalClock, 'stamp' | 'saw'>
  readonly now: () => number
  readonly after: SetTimer
}): Writer {
  const { commit, second, clock, now, after } = tools
  const pending = new Map<string, Operation>()
  const state = live<SaveState>({ state: 'saved' }, sameState)
  let { seq } = tools
  const direct = createDirectCopy({ second, pending, number: () => ++seq, now, after })
  /** The number of the last operation that a reader would miss. */
  let lastWork = seq
  /** The number of the last that was written with many others, which `direct` knows nothing of. */
  let lastWhole = -1
  for (const operation of tools.ahead ?? []) pending.set(targetOf(operation), operation)
  direct.has([...pending.values()])
  let fault: SaveFault | null = pending.size > 0 ? 'disk-full' : null
  let isDue = true
  let failures = 0
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  const onPause = timer(after, () => void write())
  const onLimit = timer(after, () => void write())
  const onRetry = timer(after, () => {
    isDue = true
    void write()
  })
  second.reached.subscribe(show)
  second.failed.subscribe(() => {
    // Whatever keeps the outbox from being sent, what was in it is here too.
    if (second.failed.get() !== null && !fault) void keepDirectly()
    show()
  })
  second.renewed.subscribe(show)
  show()

  function put(operations: readonly Operation[], patience: Patience): void {
    for (const operation of operations) pending.set(targetOf(operation), stamped(operation))
    show()
    if (patience === 'none') return void write()
    if (patience === 'typing') onPause.set(pause)
    if (!onLimit.isSet()) onLimit.set(atMost)
  }

  // Rows that are written again come with the stamp they had.
  const stamped = (operation: Operation) => withStamp(operation, clock.stamp())

  /** Writes what waits at the moment the writing begins; after the present writing if there is one. */
  function write(): Promise<void> {
    if (!running) {
      running = Promise.resolve()
        .then(attempt)
        .finally(() => {
          running = null
          show()
        })
      return running
    }
    next ??= running.then(() => {
      next = null
      return write()
    })
    return next
  }

  async function attempt(): Promise<void> {
    onPause.clear()
    onLimit.clear()
    if (pending.size === 0) return
    show()
    // A database that fails may do so by silence, and what was typed need not wait for that.
    if (fault) await keepDirectly()
    if (fault && !isDue) return
    await store()
    if (fault) await keepDirectly()
  }

  async function store(): Promise<void> {
    onRetry.clear()
    isDue = false
    const batch = new Map(pending)
    const above = seq
    // Given away even if it fails: what is silent now may be written later, under these numbers.
    seq += batch.size * numbersPerRow
    try {
      await withTimeout(after, databaseWatchdog, written(batch, above))
    } catch (error) {
      // An earlier write of the same, long given up, may have come true in the meantime.
      if (pending.size === 0) return
      fault = saveFaultOf(error)
      onRetry.set(retries[Math.min(failures, retries.length - 1)] ?? atMost)
      failures++
    }
  }

  /** Also counts if it comes after we have stopped waiting for it. */
  async function written(batch: ReadonlyMap<string, Operation>, above: number): Promise<void> {
    const reached = await commit([...batch.values()], now(), { above })
    takeBack(above, batch.size, reached)
    if ([...batch.values()].some(isWork)) lastWork = Math.max(lastWork, reached)
    direct.took(batch, reached)
    for (const [target, operation] of batch) {
      if (pending.get(target) === operation) pending.delete(target)
    }
    fault = null
    failures = 0
    show()
    void second.catchUp()
  }

  /** Numbers that `count` rows could have used up and have not are given to others, unless others have higher ones already. */
  function takeBack(above: number, count: number, reached: number): void {
    const isLast = seq === above + count * numbersPerRow
    seq = isLast ? reached : Math.max(seq, reached)
  }

  /** A library that must not be written has no second copy. */
  async function keepDirectly(): Promise<void> {
    if (fault && isFinal(fault)) return
    await direct.keep()
    show()
  }

  function show(): void {
    state.set(stateNow())
  }

  function stateNow(): SaveState {
    const waiting = [...pending.values()]
    if (fault) return stateFor(fault, waiting.length)
    const behind = direct.behind()
    const isBehind = behind > 0 || second.reached.get() < lastWhole
    const failed = behind > 0 ? direct.fault() : faultOfOutbox()
    // On a full disk the engine may lose at its next start what it took, and so does a database that another has opened.
    if (isBehind && isGrave(failed)) {
      return { state: 'failed', why: failed, waiting: waiting.filter(isWork).length + behind }
    }
    if (waiting.some(isWork)) return { state: running ? 'saving' : 'editing' }
    const isWhole = second.renewed.get() === null
    if (second.reached.get() >= lastWork) return { state: isWhole ? 'backed-up' : 'saved' }
    return { state: isBehind && failed === null ? 'saving' : 'saved' }
  }

  /** While the database fails with `why`. */
  function stateFor(why: SaveFault, waiting: number): SaveState {
    if (direct.hasAll() && !isFinal(why)) return { state: 'journal-only', why }
    const failed = direct.fault()
    if (failed === null && !isFinal(why)) return { state: running ? 'saving' : 'editing' }
    // A full disk is what the reader can do something about, and a database may call it anything.
    return { state: 'failed', why: isGrave(failed) ? failed : why, waiting }
  }

  function faultOfOutbox(): SaveFault | null {
    const failed = second.failed.get()
    return failed === null ? null : saveFaultOf(failed)
  }

  async function flush(): Promise<SaveState> {
    isDue = true
    // Who asks has a reason to believe that it may go well now, such as room on the disk.
    failures = 0
    if (running) {
      await running
      // Just tried, and to be tried again soon: who asks wants to know now, not after another silence.
      if (fault) return state.get()
    }
    await write()
    if (!fault) await second.catchUp()
    await direct.settled()
    return state.get()
  }

  async function writeWhole(
    given: readonly Operation[],
    onProgress: OnProgress = noProgress,
    isMerge = false,
  ): Promise<void> {
    await flush()
    if (fault) throw new NothingWrittenError(fault)
    while (running) await running
    const operations = isMerge ? given : given.map(stamped)
    clock.saw(operations.map(({ row }) => row))
    const above = seq
    seq += operations.length * numbersPerRow
    const writing = withTimeout(
      after,
      wholePatience,
      commit(operations, now(), {
        above,
        history: 'given',
        onProgress: progressPart(onProgress, 0, 0.5),
      }),
    ).then(reached => {
      takeBack(above, operations.length, reached)
      lastWork = Math.max(lastWork, reached)
      lastWhole = reached
    })
    // What is typed in the meantime waits for it, instead of giving up on a busy database.
    running = writing
      .catch(() => {})
      .finally(() => {
        running = null
        show()
      })
    await writing.catch(error => {
      throw new NothingWrittenError(saveFaultOf(error))
    })
    const copied = progressPart(onProgress, 0.5, 1)
    const stop = second.reached.subscribe(() => {
      const share = (second.reached.get() - above) / (lastWhole - above)
      copied(Math.max(0, Math.min(1, share)))
    })
    await second.catchUp().finally(stop)
  }

  function handOver(): void {
    if (fault && isFinal(fault)) return
    // What the database has is passed on by the next start, unless it is the database that fails.
    direct.handOver(fault !== null || second.failed.get() !== null)
  }

  return {
    put,
    write,
    flush,
    writeWhole,
    handOver,
    waiting: () => [...pending.values()],
    uncertain: direct.owed,
    state,
  }
}
