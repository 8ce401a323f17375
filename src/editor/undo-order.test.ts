import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesKept, UndoOrder, type Undoable } from './undo-order.ts'

/** A place where things are done, with a history of its own like a section's. */
class Place implements Undoable {
  readonly #log: string[]
  readonly #name: string
  readonly #done: string[] = []
  #undone: string[] = []

  constructor(name: string, log: string[]) {
    this.#name = name
    this.#log = log
  }

  make(n: number): void {
    this.#done.push(`${this.#name}${n}`)
    this.#undone = []
  }

  readonly undo = () => this.#step(this.#done, this.#undone, 'undo')
  readonly redo = () => this.#step(this.#undone, this.#done, 'redo')

  #step(from: string[], to: string[], way: string): boolean {
    const change = from.pop()
    if (change === undefined) return false
    to.push(change)
    this.#log.push(`${way} ${change}`)
    return true
  }
}

describe('undo over several places', () => {
  it('takes back what was done last, wherever it was, and redoes it in the same order', () => {
    const log: string[] = []
    const order = new UndoOrder()
    const [a, b] = [new Place('a', log), new Place('b', log)]
    for (const [i, place] of [a, b, a].entries()) {
      place.make(i)
      order.push(place)
    }
    while (order.undo());
    while (order.redo());
    expect(log).toEqual(['undo a2', 'undo b1', 'undo a0', 'redo a0', 'redo b1', 'redo a2'])
  })

  it('is one line of history, whatever is done, undone and redone where', () => {
    const step = fc.constantFrom<0 | 1 | 2 | 'undo' | 'redo'>(0, 1, 2, 'undo', 'redo')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const log: string[] = []
        const order = new UndoOrder()
        const places = ['a', 'b', 'c'].map(name => new Place(name, log))
        const names = ['a', 'b', 'c']
        const done: string[] = []
        let undone: string[] = []
        const expected: string[] = []
        for (const [i, what] of steps.entries()) {
          if (typeof what === 'number') {
            places[what]!.make(i)
            order.push(places[what]!)
            done.push(`${names[what]}${i}`)
            undone = []
          } else {
            const [from, to] = what === 'undo' ? [done, undone] : [undone, done]
            const change = from.pop()
            if (change !== undefined) {
              to.push(change)
              expected.push(`${what} ${change}`)
            }
            expect(order[what]()).toBe(change !== undefined)
          }
          expect(order.depth).toEqual({ done: done.length, undone: undone.length })
        }
        expect(log).toEqual(expected)
      }),
    )
  })

  it('passes over a place that has nothing left to take back', () => {
    const log: string[] = []
    const order = new UndoOrder()
    const [a, b] = [new Place('a', log), new Place('b', log)]
    a.make(0)
    order.push(a)
    order.push(b)
    expect(order.undo()).toBe(true)
    expect(log).toEqual(['undo a0'])
    expect(order.undo()).toBe(false)
  })

  it('does not count what a place reports while it is undoing', () => {
    const order = new UndoOrder()
    const noisy: Undoable = {
      undo() {
        order.push(noisy)
        return true
      },
      redo: () => true,
    }
    order.push(noisy)
    order.undo()
    expect(order.depth).toEqual({ done: 0, undone: 1 })
  })

  it('goes on after a place has failed', () => {
    const order = new UndoOrder()
    const broken: Undoable = {
      undo() {
        throw new Error('gone')
      },
      redo: () => true,
    }
    order.push(broken)
    expect(() => order.undo()).toThrow('gone')
    order.push(broken)
    expect(order.depth.done).toBe(1)
  })

  it('remembers the last changes, and not without end', () => {
    const order = new UndoOrder()
    const place = new Place('a', [])
    for (let i = 0; i < changesKept + 10; i++) order.push(place)
    expect(order.depth.done).toBe(changesKept)
  })
})
