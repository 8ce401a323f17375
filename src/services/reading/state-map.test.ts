import { translationStates, type TranslationState } from '#domain/translation'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StateMap } from './state-map.ts'

const changes = fc.array(
  fc.tuple(fc.nat(2000), fc.option(fc.constantFrom<TranslationState>(...translationStates))),
)

it('a state map holds what a map would after any changes', () => {
  fc.assert(
    fc.property(changes, changes, (first, later) => {
      const expected = new Map<number, TranslationState>()
      let states = StateMap.of([])
      const apply = (changed: typeof first) => {
        for (const [index, state] of changed) {
          if (state === null) expected.delete(index)
          else expected.set(index, state)
          states = states.with(index, state)
        }
      }
      apply(first)
      const before = { states, entries: [...states] }
      apply(later)
      expect(new Map(states)).toEqual(expected)
      expect(states.size).toBe(expected.size)
      expect(new Map(StateMap.of(expected))).toEqual(expected)
      expect([...before.states]).toEqual(before.entries)
      for (const [index] of [...first, ...later]) {
        expect(states.get(index)).toBe(expected.get(index))
        expect(states.has(index)).toBe(expected.has(index))
      }
    }),
  )
})
