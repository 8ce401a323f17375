import { writeWords } from '#domain/text/personal-words'
import { UndoOrder } from '#domain/undo-order'
import { defaultSettings, type Settings } from '#domain/settings'
import { expect, it } from 'vitest'
import { live } from '../live.ts'
import { createSpelling, noDictionaries } from './spelling.ts'

function opened() {
  const settings = live<Settings>(defaultSettings)
  const undo = new UndoOrder()
  const change = (changes: Partial<Settings>) => settings.set({ ...settings.get(), ...changes })
  const preferences = { settings, change }
  const spelling = createSpelling({ preferences, engine: noDictionaries, undo })
  return { spelling, undo, change, words: () => settings.get().personalWords }
}

it('the reader’s own words are accepted, also with a capital or in the genitive', () => {
  const { spelling, words } = opened()
  spelling.add('junzi')
  spelling.add('daoxue')
  expect(words()).toBe('daoxue\njunzi')
  expect(['junzi', 'Junzi', 'junzi’s', 'JUNZI', 'junz'].map(spelling.accepts)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

it('adding and removing a word are undone and redone, unless the list says otherwise by then', () => {
  const { spelling, undo, words } = opened()
  spelling.add('junzi')
  undo.undo()
  expect(words()).toBe('')
  undo.redo()
  expect(words()).toBe('junzi')
  spelling.remove('junzi')
  expect(words()).toBe('')
  undo.undo()
  expect(words()).toBe('junzi')
  spelling.add('junzi')
  expect(undo.depth.done).toBe(1)
})

it('a full list refuses a new word and keeps the words it has', () => {
  const { spelling, undo, change, words } = opened()
  const full = writeWords(Array.from({ length: 20_000 }, (_, i) => `word${i}`))
  change({ personalWords: full })
  spelling.add('apple'.repeat(20))
  expect(words()).toBe(full)
  expect(undo.depth.done).toBe(0)
})

it('an ignored word is accepted and in no list', () => {
  const { spelling, words } = opened()
  let told = 0
  spelling.state.subscribe(() => told++)
  spelling.ignore('junzi')
  expect(spelling.accepts('junzi')).toBe(true)
  expect([words(), told]).toEqual(['', 1])
})

it('only what changes the underlines is reported', () => {
  const { spelling, change } = opened()
  let told = 0
  spelling.state.subscribe(() => told++)
  change({ theme: 'dark' })
  expect(told).toBe(0)
  change({ spelling: false })
  expect(told).toBe(1)
  expect(spelling.checks('en')).toBe(false)
})
