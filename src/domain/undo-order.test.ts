/** Tests the undo order. The file is long because each way to interrupt a step is a case. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookId } from './ids.ts'
import { changesKept, UndoOrder, type StepEnd, type Undoable } from './undo-order.ts'
import { step } from './testing/undo-order.ts'

/** A place with its own history, like a section. */
class Place implements Undoable {
  readonly name = 'typing'
  readonly book = null
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

  #step(from: string[], to: string[], way: string): StepEnd {
    const change = from.pop()
    if (change === undefined) return 'stale'
    to.push(change)
    this.#log.push(`${way} ${change}`)
    return 'done'
  }
}

describe('undo over several places', () => {
  it('undoes the latest change, wherever it was, and redoes in the same order', () => {
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

  it('undoes and redoes in one order at random places', () => {
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

  it('skips a place that has nothing left to undo', () => {
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

  it('ignores what a place reports while it is undoing', () => {
    const order = new UndoOrder()
    const noisy: Undoable = step('mark', {
      undo() {
        order.push(noisy)
        return 'done'
      },
    })
    order.push(noisy)
    order.undo()
    expect(order.depth).toEqual({ done: 0, undone: 1 })
  })

  it('continues after a place has failed', () => {
    const order = new UndoOrder()
    const broken = step('mark', {
      undo() {
        throw new Error('gone')
      },
    })
    order.push(broken)
    expect(() => order.undo()).toThrow('gone')
    order.push(broken)
    expect(order.depth.done).toBe(1)
  })

  it('remembers a limited number of changes', () => {
    const order = new UndoOrder()
    const place = new Place('a', [])
    for (let i = 0; i < changesKept + 10; i++) order.push(place)
    expect(order.depth.done).toBe(changesKept)
  })

  it('joins several changes into one, under one name', () => {
    const order = new UndoOrder()
    const log: string[] = []
    const part = (n: number) =>
      step('typing', {
        undo: () => (log.push(`undo ${n}`), 'done'),
        redo: () => (log.push(`redo ${n}`), 'done'),
      })
    const [second, third] = [part(2), part(3)]
    order.push(part(1))
    order.push(second)
    order.push(third)
    order.join([second, third], 'paste')
    expect(order.next.get()).toEqual({ undo: 'paste', redo: null })
    order.undo()
    order.redo()
    expect(log).toEqual(['undo 3', 'undo 2', 'redo 2', 'redo 3'])
  })
})

describe('joined changes', () => {
  it('stay separate if another change lies between them in the same section', () => {
    const order = new UndoOrder()
    const [first, last] = [step('paste', { sections: [1] }), step('paste', { sections: [2] })]
    order.push(first)
    order.push(step('typing', { sections: [1] }))
    order.push(last)
    order.join([first, last], 'paste')
    expect(order.depth.done).toBe(3)
  })

  it('stay separate if a change of many sections lies between them in one of theirs', () => {
    const order = new UndoOrder()
    const [first, last] = [step('clear', { editors: [1, 2] }), step('paste', { sections: [3] })]
    order.push(first)
    order.push(step('typing', { sections: [2] }))
    order.push(last)
    order.join([first, last], 'paste')
    expect(order.depth.done).toBe(3)
  })

  it('become one if another change lies between them elsewhere', () => {
    const order = new UndoOrder()
    const [first, last] = [step('paste', { sections: [1] }), step('paste', { sections: [2] })]
    order.push(first)
    order.push(step('typing', { sections: [3] }))
    order.push(last)
    order.join([first, last], 'paste')
    expect(order.depth.done).toBe(2)
  })
})

describe('steps of a book', () => {
  const [one, other] = [bookId('one'), bookId('other')]

  it('are undone only while that book is shown, and those of the library always', () => {
    const order = new UndoOrder()
    order.push(step('removeBook'))
    order.push(step('mark', { book: one }))
    order.push(step('note', { book: other }))
    expect(order.next.get().undo).toBe('removeBook')
    order.show(one)
    expect(order.next.get().undo).toBe('mark')
    order.undo()
    expect(order.next.get()).toEqual({ undo: 'removeBook', redo: 'mark' })
    order.show(other)
    expect(order.next.get()).toEqual({ undo: 'note', redo: null })
    expect(order.depth).toEqual({ done: 2, undone: 0 })
  })

  it('can still be redone after a change in another book', () => {
    const order = new UndoOrder()
    order.show(one)
    order.push(step('mark', { book: one }))
    order.undo()
    order.show(other)
    order.push(step('note', { book: other }))
    order.show(one)
    expect(order.redo()).toBe(true)
  })

  it('are forgotten when the book is closed if they need its editors, and stay otherwise', () => {
    const order = new UndoOrder()
    order.show(one)
    order.push(step('mark', { book: one }))
    order.push(step('typing', { book: one, sections: [3] }))
    order.push(step('typing', { book: other, sections: [3] }))
    expect(order.sections(one)).toEqual(new Set([3]))
    order.forgetEditors(one)
    expect(order.next.get().undo).toBe('mark')
    expect([order.sections(one), order.sections(other)]).toEqual([new Set(), new Set([3])])
  })
})

describe('a step that is being undone', () => {
  it('still needs its section', () => {
    const order = new UndoOrder()
    const book = bookId('one')
    order.show(book)
    const needed: unknown[] = []
    const look = () => {
      needed.push(order.sections(book))
      return 'done' as const
    }
    order.push(step('typing', { book, sections: [3], undo: look, redo: look }))
    order.undo()
    order.redo()
    expect(needed).toEqual([new Set([3]), new Set([3])])
  })
})

describe('takeBack, which a message about a step offers', () => {
  it('undoes the last step', () => {
    const order = new UndoOrder()
    const gone = step('deleteNote', { isFree: true })
    order.push(gone)
    expect(order.takeBack(gone)).toBe(true)
    expect(order.next.get()).toEqual({ undo: null, redo: 'deleteNote' })
    expect(order.takeBack(gone)).toBe(false)
  })

  it('adds a new change if other steps came later', () => {
    const order = new UndoOrder()
    const log: string[] = []
    const gone = step('deleteNote', {
      isFree: true,
      undo: () => (log.push('back'), 'done'),
      redo: () => (log.push('gone'), 'done'),
    })
    order.push(gone)
    order.push(step('typing'))
    order.takeBack(gone)
    expect(order.next.get()).toEqual({ undo: 'putBack', redo: null })
    order.undo()
    expect(log).toEqual(['back', 'gone'])
  })

  it.each([
    ['deleteNote', 'putBack'],
    ['restore', 'putBack'],
    ['addBooks', 'removeBooks'],
    ['bringNotes', 'deleteMarks'],
    ['restoreNote', 'deleteNote'],
  ] as const)('enters %s, undone before later steps, as %s', (name, undone) => {
    const order = new UndoOrder()
    const made = step(name, { isFree: true })
    order.push(made)
    order.push(step('typing'))
    order.takeBack(made)
    expect(order.next.get().undo).toBe(undone)
    order.undo()
    expect(order.next.get()).toEqual({ undo: 'typing', redo: undone })
  })

  it('is impossible if other steps depend on the step', () => {
    const order = new UndoOrder()
    const replaced = step('replaceAll')
    order.push(replaced)
    expect(order.canTakeBack(replaced)).toBe(true)
    order.push(step('typing'))
    expect([order.canTakeBack(replaced), order.takeBack(replaced)]).toEqual([false, false])
  })
})

describe('listeners', () => {
  it('hear of a new name of the next step, and not of every step', () => {
    const order = new UndoOrder()
    let told = 0
    order.next.subscribe(() => told++)
    order.push(step('typing'))
    const seen = order.next.get()
    order.push(step('typing'))
    expect(order.next.get()).toBe(seen)
    order.push(step('mark'))
    expect(told).toBe(2)
  })

  it('hear of each step with its direction', () => {
    const order = new UndoOrder()
    const heard: string[] = []
    const stop = order.onStep(({ step: { name }, way }) => heard.push(`${way} ${name}`))
    order.push(step('mark'))
    order.undo()
    order.redo()
    stop()
    order.undo()
    expect(heard).toEqual(['undo mark', 'redo mark'])
  })
})
