/** A writer whose database and second copy reply as a test wants. */
import type { Stamp } from '#domain/clock'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { OutboxSource } from '../keeping/outbox-source.ts'
import { createSecondCopy } from '../keeping/second-copy.ts'
import { clockUnderTest } from '../keeping/testing.ts'
import { createClock } from '../testing.ts'
import { createWriter } from './writer.ts'

/** The translation of paragraph `p<n>`. */
export const row = (n: number, text = ''): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt: 1,
  },
})

/** A position as reading writes it. */
export const position: Operation = {
  table: 'positions',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId('p1'),
    index: 1,
    caretIndex: 1,
    side: 'source',
    caret: 0,
    top: 0,
    updatedAt: 1,
  },
}

/** A built-in category. */
export const category: Operation = {
  table: 'categories',
  row: {
    id: categoryId('term'),
    name: null,
    colour: 'amber',
    shape: 'fill',
    order: 0,
    bookId: null,
    deletedAt: null,
    updatedAt: 1,
  },
}

/** `operation` without the stamp that the writer gave it. */
export function unstamped({ table, row }: Operation): Operation {
  const { stamp: _, ...rest } = row
  return { table, row: rest } as Operation
}

/** How the database or the journal replies. */
export type Answer = 'ok' | 'full' | 'refused' | 'never'

/**
 * A writer to a table that is a map. The database replies with `answers` and then `ok`; the second
 * copy, which is a list, replies as `journal` says. `owed` replaces functions of the outbox. The
 * writer begins with what is `ahead`. Stored and copied rows are returned without stamps, and the
 * stamps apart.
 */
export function writerTo(
  answers: Answer[] = [],
  journal: Answer[] | 'ok' | 'refused' = 'refused',
  {
    ahead = [],
    owed = {},
  }: { readonly ahead?: readonly Operation[]; readonly owed?: Partial<OutboxSource> } = {},
) {
  const clock = createClock()
  const start = clock.now()
  const stored = new Map<string, Operation>()
  const stamps = { stored: new Map<string, Stamp>(), copied: new Map<string, Stamp>() }
  const note = (target: string, { row: { stamp } }: Operation, of: Map<string, Stamp>) => {
    if (stamp !== undefined) of.set(target, stamp)
  }
  let outbox: OutboxEntry[] = []
  let seq = 0
  const journalled: { readonly at: number; readonly direct: boolean; readonly seqs: number[] }[] =
    []
  const copied = new Map<string, Operation>()
  const numbers = new Map<string, number>()
  const second = createSecondCopy({
    after: clock.after,
    owed: {
      waiting: async () => ({ entries: outbox, upTo: seq, damaged: 0, sum: null }),
      drop: async upTo => {
        outbox = outbox.filter(entry => entry.seq > upTo)
      },
      isResending: async () => false,
      next: async () => null,
      resent: async () => false,
      resendEverything: async () => {},
      ...owed,
    },
    api: {
      backUpNow: async () => ({
        ok: false,
        fault: { code: 'keeping.not-written', file: '', place: '' },
      }),
      journal: async (entries, { direct }) => {
        const answer = typeof journal === 'string' ? journal : (journal.shift() ?? 'ok')
        if (answer === 'never') return new Promise(() => {})
        if (answer !== 'ok') {
          const code = answer === 'full' ? 'keeping.disk-full' : 'keeping.not-written'
          return { ok: false, fault: { code, file: '', place: '' } }
        }
        const seqs = entries.map(entry => entry.seq)
        journalled.push({ at: clock.now() - start, direct, seqs })
        // The version of a row with the highest number counts, in whatever order they come.
        for (const { seq: number, target, operation } of entries) {
          if (number < (numbers.get(target) ?? 0)) continue
          numbers.set(target, number)
          copied.set(target, unstamped(operation))
          note(target, operation, stamps.copied)
        }
        return { ok: true, value: { seq: Math.max(...seqs) } }
      },
    },
  })
  const writes: { readonly at: number; readonly targets: readonly string[] }[] = []
  const late: (() => void)[] = []
  const states: string[] = []
  const store = (operations: readonly Operation[], at: number, above: number) => {
    seq = Math.max(seq, above)
    for (const operation of operations) {
      const target = targetOf(operation)
      stored.set(target, unstamped(operation))
      note(target, operation, stamps.stored)
      outbox = outbox.filter(entry => entry.target !== target)
      outbox.push({ seq: ++seq, target, operation, at })
    }
    return seq
  }
  const answerLate = () => {
    for (const answer of late.splice(0)) answer()
  }
  const writer = createWriter({
    clock: clockUnderTest(clock.now),
    now: clock.now,
    after: clock.after,
    second,
    seq: 0,
    ahead,
    commit: async (operations, at, { above }) => {
      writes.push({ at: clock.now() - start, targets: operations.map(targetOf) })
      switch (answers.shift() ?? 'ok') {
        case 'full':
          throw Object.assign(new Error('AbortError'), {
            inner: new DOMException('quota', 'QuotaExceededError'),
          })
        case 'refused':
          throw new DOMException('Connection lost', 'UnknownError')
        case 'never':
          return new Promise<number>(resolve => {
            late.push(() => resolve(store(operations, at, above)))
          })
        case 'ok':
          // Transactions on the same tables keep their order.
          answerLate()
          return store(operations, at, above)
      }
    },
  })
  writer.state.subscribe(() => {
    const state = writer.state.get()
    states.push(state.state === 'failed' ? `failed ${state.why} ${state.waiting}` : state.state)
  })
  return { writer, clock, stored, writes, states, answerLate, journalled, copied, stamps }
}
