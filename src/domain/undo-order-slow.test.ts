import { describe, expect, it } from 'vitest'
import { bookId } from './ids.ts'
import { UndoOrder, type StepEnd, type StepName } from './undo-order.ts'
import { step } from './testing/undo-order.ts'

describe('a step that takes time', () => {
  /** A step whose undoing ends when the test says so. */
  function slow(name: StepName) {
    const ends: ((end: StepEnd) => void)[] = []
    const wait = () => new Promise<StepEnd>(resolve => ends.push(resolve))
    return {
      step: step(name, { undo: wait, redo: wait }),
      end: (how: StepEnd) => ends.shift()?.(how),
    }
  }
  const settled = () => new Promise<void>(resolve => setImmediate(resolve))

  it('makes later requests wait', async () => {
    const order = new UndoOrder()
    const log: string[] = []
    order.push(step('mark', { undo: () => (log.push('mark'), 'done') }))
    const restore = slow('restore')
    order.push(restore.step)
    expect([order.undo(), order.undo(), order.undo()]).toEqual([true, true, false])
    expect(log).toEqual([])
    restore.end('done')
    await settled()
    expect(log).toEqual(['mark'])
    expect(order.depth).toEqual({ done: 0, undone: 2 })
  })

  it('is named as the next to redo while it is being undone', () => {
    const order = new UndoOrder()
    order.push(step('describeBook', { undo: () => new Promise(() => {}) }))
    order.undo()
    expect(order.next.get()).toEqual({ undo: null, redo: 'describeBook' })
  })

  it('can be redone as soon as it has ended, if that was asked for meanwhile', async () => {
    const order = new UndoOrder()
    const restore = slow('restore')
    order.push(restore.step)
    expect([order.undo(), order.redo(), order.redo()]).toEqual([true, true, false])
    restore.end('done')
    await settled()
    restore.end('done')
    await settled()
    expect(order.depth).toEqual({ done: 1, undone: 0 })
  })

  it('stays in the order when it fails, and affects no other step', async () => {
    const order = new UndoOrder()
    order.push(step('mark'))
    const restore = slow('restore')
    order.push(restore.step)
    order.undo()
    restore.end('failed')
    await settled()
    expect(order.next.get()).toEqual({ undo: 'restore', redo: null })
    expect(order.depth).toEqual({ done: 2, undone: 0 })
  })

  it('is followed by the step before it if nothing is left of it', async () => {
    const order = new UndoOrder()
    order.push(step('mark'))
    const restore = slow('restore')
    order.push(restore.step)
    order.undo()
    restore.end('stale')
    await settled()
    expect(order.next.get()).toEqual({ undo: null, redo: 'mark' })
  })

  it('lets no step of another book be undone instead', async () => {
    const order = new UndoOrder()
    const undone: string[] = []
    order.push(step('removeBook', { undo: () => (undone.push('removeBook'), 'done') }))
    const close = order.show(bookId('one'))
    const typing = slow('typing')
    order.push({ ...typing.step, book: bookId('one') })
    order.undo()
    order.undo()
    close()
    typing.end('stale')
    await settled()
    expect(undone).toEqual([])
  })

  it('reports that rows of the whole library are changing', async () => {
    const order = new UndoOrder()
    const seen: boolean[] = []
    order.onChange(() => seen.push(order.isChangingLibrary))
    const restore = slow('restore')
    order.push(restore.step)
    order.undo()
    expect(seen.at(-1)).toBe(true)
    restore.end('done')
    await settled()
    expect([seen.at(-1), order.isChangingLibrary]).toEqual([false, false])
  })

  it('cannot be redone if something was done while it was being undone', async () => {
    const order = new UndoOrder()
    const restore = slow('restore')
    order.push(restore.step)
    order.undo()
    order.push(step('mark'))
    restore.end('done')
    await settled()
    expect(order.next.get()).toEqual({ undo: 'mark', redo: null })
  })
})
