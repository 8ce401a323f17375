import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJumps, type JumpKind } from './jumps.ts'

function reader() {
  let place = 0
  const jumps = createJumps(() => place)
  return {
    jumps,
    where: () => place,
    jump: (to: number, kind: JumpKind = 'contents') => {
      jumps.leave(kind)
      place = to
    },
    walk: (to: number) => {
      place = to
    },
    step: (way: 'back' | 'forward') => {
      const to = jumps[way]()
      if (to !== null) place = to
      return to
    },
  }
}

it('goes back the way the reader came, and forward again', () => {
  const { jump, step, jumps } = reader()
  expect(jumps.ways.get()).toEqual({ back: false, forward: false })
  jump(10)
  jump(20)
  expect(step('back')).toBe(10)
  expect(step('back')).toBe(0)
  expect(step('back')).toBeNull()
  expect(jumps.ways.get()).toEqual({ back: false, forward: true })
  expect(step('forward')).toBe(10)
  expect(step('forward')).toBe(20)
  expect(step('forward')).toBeNull()
  expect(jumps.ways.get()).toEqual({ back: true, forward: false })
})

it('comes back to where the reader had moved to', () => {
  const { jump, walk, step } = reader()
  jump(10)
  walk(12)
  step('back')
  walk(3)
  expect(step('forward')).toBe(12)
  expect(step('back')).toBe(3)
})

it('forgets the places ahead when the reader jumps elsewhere', () => {
  const { jump, step, jumps } = reader()
  jump(10)
  jump(20)
  step('back')
  jump(30)
  expect(jumps.ways.get().forward).toBe(false)
  expect(step('back')).toBe(10)
  expect(step('back')).toBe(0)
})

it('takes a series of hits for one jump', () => {
  const { jump, step } = reader()
  for (const hit of [10, 20, 30]) jump(hit, 'hit')
  expect(step('back')).toBe(0)
  expect(step('forward')).toBe(30)
})

it('remembers no place while nothing is drawn', () => {
  const jumps = createJumps<number>(() => null)
  jumps.leave('map')
  expect(jumps.back()).toBeNull()
})

const act = fc.oneof(
  fc.record({ jump: fc.nat(99) }),
  fc.record({ walk: fc.nat(99) }),
  fc.constantFrom('back' as const, 'forward' as const),
)

it('leads to the same place after as many steps forward as back', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 150 }), fc.nat(20), (acts, steps) => {
      const { jump, walk, step, where, jumps } = reader()
      for (const each of acts) {
        if (typeof each === 'string') {
          const can = jumps.ways.get()[each]
          expect(step(each) !== null).toBe(can)
        } else if ('jump' in each) jump(each.jump)
        else walk(each.walk)
      }
      const from = where()
      let gone = 0
      while (gone < steps && step('back') !== null) gone++
      for (let i = 0; i < gone; i++) step('forward')
      expect(where()).toBe(from)
    }),
  )
})
