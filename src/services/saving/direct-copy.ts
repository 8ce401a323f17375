/**
 * The direct way to the second copy, for what the outbox has not sent: what the database took, and
 * what it could not take.
 */
import { targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import type { SetTimer } from '../timers.ts'
import type { SecondCopy } from '../keeping/second-copy.ts'
import { isGrave, saveFaultOf, type SaveFault } from './save-fault.ts'
import { watchdog, withTimeout } from '../with-timeout.ts'

export interface DirectCopy {
  /**
   * The database has taken `operations`, up to number `seq`. The second copy may not have them yet.
   */
  readonly took: (operations: ReadonlyMap<string, Operation>, seq: number) => void
  /**
   * What the second copy needs in case the database fails: what waits, and what the database took
   * and the outbox has not sent.
   */
  readonly owed: () => readonly Operation[]
  /** The second copy has `operations`. */
  readonly has: (operations: readonly Operation[]) => void
  /**
   * How many operations that a reader would miss the database took and the second copy is not known
   * to have.
   */
  readonly behind: () => number
  /** Whether the second copy has everything in `owed`. */
  readonly hasAll: () => boolean
  /**
   * Sends what the second copy lacks, after what is being sent. Never rejects; `fault` says how it
   * ended.
   */
  readonly keep: () => Promise<void>
  /** Resolves when nothing is being sent. */
  readonly settled: () => Promise<void>
  /**
   * Sends each operation once and does not wait for a reply. What the database took is only sent
   * with `isAll`.
   */
  readonly handOver: (isAll: boolean) => void
  /** Why sending failed the last time; null if it did not, or if the outbox has been sent since. */
  readonly fault: () => SaveFault | null
}

/** Whether a reader would miss the operation. */
export const isWork = ({ table }: Operation): boolean => table !== 'positions'

/**
 * Whether the operation is work that is lost if it is never written. A setting is in effect all the
 * same, until the program ends.
 */
export const isLostUnwritten = (operation: Operation): boolean =>
  isWork(operation) && operation.table !== 'settings'

interface DirectCopyTools {
  readonly second: SecondCopy
  /** What waits for the database, by target. */
  readonly pending: ReadonlyMap<string, Operation>
  /** Returns another number for an operation. */
  readonly number: () => number
  readonly now: () => number
  readonly after: SetTimer
}

/** A direct way to `second`, with nothing to send. */
export function createDirectCopy(tools: DirectCopyTools): DirectCopy {
  const copy = new DirectWay(tools)
  return {
    took: (operations, seq) => copy.took(operations, seq),
    owed: () => copy.owed(),
    has: operations => copy.has(operations),
    behind: () => copy.behind(),
    hasAll: () => copy.hasAll(),
    keep: () => copy.keep(),
    settled: () => copy.sending,
    handOver: isAll => copy.handOver(isAll),
    fault: () => copy.fault,
  }
}

interface Taken {
  readonly operation: Operation
  readonly seq: number
}

class DirectWay {
  fault: SaveFault | null = null
  sending: Promise<void> = Promise.resolve()
  readonly #tools: DirectCopyTools
  /** What the database took and the outbox has not sent, by target. */
  readonly #taken = new Map<string, Taken>()
  /** What was sent, and what of it the second copy has acknowledged. */
  readonly #sent = new WeakMap<Operation, 'sent' | 'acknowledged'>()

  constructor(tools: DirectCopyTools) {
    this.#tools = tools
    const { reached } = tools.second
    reached.subscribe(() => this.#outboxReached(reached.get()))
  }

  #outboxReached(reached: number): void {
    for (const [target, { seq }] of this.#taken) {
      if (seq > reached) continue
      this.#taken.delete(target)
      this.fault = null
    }
  }

  took(operations: ReadonlyMap<string, Operation>, seq: number): void {
    // Each operation has a number of its own. These are the highest that they can have.
    let number = seq - operations.size
    for (const [target, operation] of operations) {
      this.#taken.set(target, { operation, seq: ++number })
    }
    // The database writes again, so the fault is over, unless the disk is full or the library is
    // another program's.
    if (!isGrave(this.fault)) this.fault = null
  }

  has(operations: readonly Operation[]): void {
    for (const operation of operations) this.#sent.set(operation, 'acknowledged')
  }

  owed(): readonly Operation[] {
    return [...this.#current().map(({ operation }) => operation), ...this.#tools.pending.values()]
  }

  behind(): number {
    const missed = this.#current().filter(({ operation }) => isWork(operation))
    return missed.filter(({ operation }) => this.#isUnkept(operation)).length
  }

  hasAll(): boolean {
    return !this.owed().some(operation => this.#isUnkept(operation))
  }

  keep(): Promise<void> {
    return (this.sending = this.sending.then(() => this.#send()))
  }

  handOver(isAll: boolean): void {
    const { pending, second } = this.#tools
    const wanted = this.#entries(
      operation => !this.#sent.has(operation) && (isAll || pending.has(targetOf(operation))),
    )
    if (wanted.length === 0) return
    for (const { operation } of wanted) this.#sent.set(operation, 'sent')
    // The page is gone before the reply comes.
    second.keepDirectly(wanted).catch(() => {})
  }

  async #send(): Promise<void> {
    const { second, after } = this.#tools
    const unkept = this.#entries(operation => this.#isUnkept(operation))
    if (unkept.length === 0) return
    try {
      await withTimeout(after, watchdog, second.keepDirectly(unkept))
      this.has(unkept.map(({ operation }) => operation))
      this.fault = null
    } catch (error) {
      this.fault = saveFaultOf(error)
    }
  }

  #isUnkept(operation: Operation): boolean {
    return this.#sent.get(operation) !== 'acknowledged'
  }

  /** What the database took, without rows of which something newer waits. */
  #current(): readonly Taken[] {
    const { pending } = this.#tools
    return [...this.#taken].flatMap(([target, one]) => (pending.has(target) ? [] : [one]))
  }

  /**
   * What the database took keeps its number. Otherwise the second copy would seem to be ahead of
   * the database.
   */
  #entries(isWanted: (operation: Operation) => boolean): readonly OutboxEntry[] {
    const { pending, number, now } = this.#tools
    const at = now()
    const entry = (operation: Operation, seq: number) => ({
      seq,
      target: targetOf(operation),
      operation,
      at,
    })
    const taken = this.#current().filter(({ operation }) => isWanted(operation))
    const waiting = [...pending.values()].filter(isWanted)
    return [
      ...taken.map(({ operation, seq }) => entry(operation, seq)),
      ...waiting.map(operation => entry(operation, number())),
    ]
  }
}
