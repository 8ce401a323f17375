/** What the database has taken, or could not take, and its outbox has not passed on: given to the second copy without it. */
import { targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import type { SetTimer } from '../timers.ts'
import type { SecondCopy } from '../keeping/second-copy.ts'
import { isGrave, saveFaultOf, type SaveFault } from './save-fault.ts'
import { watchdog, withTimeout } from '../with-timeout.ts'

export interface DirectCopy {
  /** The database has taken `operations`, up to number `seq`; nobody else has them for certain. */
  readonly took: (operations: ReadonlyMap<string, Operation>, seq: number) => void
  /** The second copy must have these if the database fails: what it took and has not passed on, as far as nothing newer waits, and what waits. */
  readonly owed: () => readonly Operation[]
  /** The second copy has `operations`. */
  readonly has: (operations: readonly Operation[]) => void
  /** How many of those that the database took, and that a reader would miss, the second copy has for certain in no way. */
  readonly behind: () => number
  /** Whether the second copy has all that is owed. */
  readonly hasAll: () => boolean
  /** Gives it what is owed and not there, after what is being given. Never rejects: `fault` says how it went. */
  readonly keep: () => Promise<void>
  /** Resolves when nothing is being given. */
  readonly settled: () => Promise<void>
  /** The same without waiting for it, once for each operation; of what the database took only where `isAll`. */
  readonly handOver: (isAll: boolean) => void
  /** Why the last time failed; null if it did not, or the outbox has been passed on since. */
  readonly fault: () => SaveFault | null
}

/** Whether a reader would miss it. */
export const isWork = ({ table }: Operation): boolean => table !== 'positions'

/** A direct way to `second`, with nothing owed. */
export function createDirectCopy(tools: {
  readonly second: SecondCopy
  /** What waits to be written, by target. */
  readonly pending: ReadonlyMap<string, Operation>
  /** Another number for an operation. */
  readonly number: () => number
  readonly now: () => number
  readonly after: SetTimer
}): DirectCopy {
  const { second, pending, number, now, after } = tools
  const taken = new Map<string, { readonly operation: Operation; readonly seq: number }>()
  const given = new WeakMap<Operation, 'given' | 'kept'>()
  let fault: SaveFault | null = null
  let giving: Promise<void> = Promise.resolve()

  second.reached.subscribe(() => {
    const reached = second.reached.get()
    for (const [target, { seq }] of taken) {
      if (seq > reached) continue
      taken.delete(target)
      fault = null
    }
  })

  const current = () => [...taken].flatMap(([target, one]) => (pending.has(target) ? [] : [one]))
  const has = (operations: readonly Operation[]) => {
    for (const operation of operations) given.set(operation, 'kept')
  }
  const isUnkept = (operation: Operation) => given.get(operation) !== 'kept'

  /** What the database has keeps its number, or the second copy would seem to be ahead of it. */
  function entries(isWanted: (operation: Operation) => boolean): readonly OutboxEntry[] {
    const at = now()
    const entry = (operation: Operation, seq: number) => ({
      seq,
      target: targetOf(operation),
      operation,
      at,
    })
    return [
      ...current()
        .filter(({ operation }) => isWanted(operation))
        .map(({ operation, seq }) => entry(operation, seq)),
      ...[...pending.values()].filter(isWanted).map(operation => entry(operation, number())),
    ]
  }

  async function keepNow(): Promise<void> {
    const unkept = entries(isUnkept)
    if (unkept.length === 0) return
    try {
      await withTimeout(after, watchdog, second.keepDirectly(unkept))
      has(unkept.map(({ operation }) => operation))
      fault = null
    } catch (error) {
      fault = saveFaultOf(error)
    }
  }

  function handOver(isAll: boolean): void {
    const wanted = entries(
      operation => !given.has(operation) && (isAll || pending.has(targetOf(operation))),
    )
    if (wanted.length === 0) return
    for (const { operation } of wanted) given.set(operation, 'given')
    // Nobody is left to hear the answer.
    second.keepDirectly(wanted).catch(() => {})
  }

  const owed = () => [...current().map(({ operation }) => operation), ...pending.values()]
  return {
    took: (operations, seq) => {
      // Each has a number of its own: the last that so many can have.
      let number = seq - operations.size
      for (const [target, operation] of operations) taken.set(target, { operation, seq: ++number })
      // Only a full disk is still full because another writes again, and a library another program's.
      if (!isGrave(fault)) fault = null
    },
    owed,
    has,
    behind: () =>
      current().filter(({ operation }) => isWork(operation) && isUnkept(operation)).length,
    hasAll: () => !owed().some(isUnkept),
    keep: () => (giving = giving.then(keepNow)),
    settled: () => giving,
    handOver,
    fault: () => fault,
  }
}
