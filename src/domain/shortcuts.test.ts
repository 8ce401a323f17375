import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionEntry, actionNames, type ActionName } from './actions.ts'
import {
  firstKeys,
  isChangeable,
  isOfInputMethods,
  keysInUse,
  ownerOf,
  readShortcuts,
  refusal,
  withKeys,
  writeShortcuts,
  type Shortcuts,
} from './shortcuts.ts'

describe.each([
  ['Linux and Windows', false],
  ['a Mac', true],
])('default keys on %s', (_name, isMac) => {
  const all = actionNames.flatMap(name => firstKeys(name, isMac))

  it('are different for all actions', () => {
    expect(all.filter((chord, i) => all.indexOf(chord) !== i)).toEqual([])
  })

  it('are valid for actions', () => {
    const refused = all.filter(
      chord => refusal(chord, isMac) !== null && chord !== 'Mod+Shift+Backspace',
    )
    expect(refused).toEqual([])
  })

  it('exist for every action of the menu of marks', () => {
    const without = actionNames.filter(
      name => actionEntry(name).menu === 'marks' && firstKeys(name, isMac).length === 0,
    )
    expect(without).toEqual([])
  })

  it('never rely on a key of Chinese input methods alone', () => {
    const alone = actionNames.filter(name => {
      const keys = firstKeys(name, isMac)
      return keys.length > 0 && keys.every(isOfInputMethods)
    })
    expect(alone).toEqual([])
  })
})

it.each<[string, boolean, ReturnType<typeof refusal>]>([
  ['Mod+K', false, null],
  ['Mod+Shift+Enter', false, null],
  ['Alt+Left', false, null],
  ['Alt+Left', true, 'system'],
  ['F7', false, null],
  ['Shift+F7', false, null],
  ['K', false, 'types'],
  ['Shift+K', false, 'types'],
  ['Enter', false, 'types'],
  ['Up', false, 'types'],
  ['Mod+Tab', false, 'types'],
  ['Mod+', false, 'types'],
  ['', false, 'types'],
  ['Mod+Alt+M', false, 'altgr'],
  ['Mod+Alt+1', false, 'altgr'],
  ['Mod+Alt+F', true, null],
  ['Alt+M', false, null],
  ['Alt+M', true, 'types'],
  ['Mod+V', false, 'system'],
  ['Mod+Shift+V', false, 'system'],
  ['Mod+Left', false, 'system'],
  ['Mod+M', false, null],
  ['Mod+M', true, 'system'],
  ['Mod+H', true, 'system'],
  ['F11', false, 'system'],
])('refusal of %s, on a Mac %s, is %s', (chord, isMac, expected) => {
  expect(refusal(chord, isMac)).toBe(expected)
})

it('gives a key that the reader chose to that action alone', () => {
  const keys = keysInUse({ 'note.create': 'Mod+F' }, false)
  expect(keys.get('note.create')).toEqual(['Mod+F'])
  expect(keys.get('find.open')).toEqual([])
  expect(ownerOf(keys, 'Mod+F')).toBe('note.create')
})

it('leaves an action without keys if the reader wants none', () => {
  expect(keysInUse({ 'find.next': '' }, false).get('find.next')).toEqual([])
})

it('ignores keys that do not work on this system, and uses the default keys', () => {
  expect(keysInUse({ 'find.open': 'Mod+Alt+F' }, false).get('find.open')).toEqual(['Mod+F'])
  expect(keysInUse({ 'find.open': 'Mod+Alt+F' }, true).get('find.open')).toEqual(['Mod+Alt+F'])
})

it('takes a key from the action that had it, and does not store default keys', () => {
  const one = withKeys({}, 'note.create', ['F7'], false)
  const two = withKeys(one, 'find.open', ['F7'], false)
  expect(two).toEqual({ 'note.create': '', 'find.open': 'F7' })
  expect(withKeys(two, 'find.open', ['Mod+F'], false)).toEqual({ 'note.create': '' })
})

it.each([
  ['no JSON', 'x'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[1]'],
  ['an unknown action', '{"edit.fly":"F7"}'],
  ['an action without a menu', '{"dialog.close":"F7"}'],
  ['a name that every object has', '{"constructor":"F7","__proto__":{"find.open":"F7"}}'],
  ['a number', '{"find.open":7}'],
  ['an invalid chord', '{"find.open":"Shift+Mod+F"}'],
  ['too many chords', '{"find.open":"F7 F8 F9 F4"}'],
])('readShortcuts ignores %s', (_what, setting) => {
  expect(readShortcuts(setting)).toEqual({})
})

it('readShortcuts keeps the valid choices beside an invalid one', () => {
  expect(readShortcuts('{"find.open":7,"find.next":"F7"}')).toEqual({ 'find.next': 'F7' })
})

const changeable = actionNames.filter(isChangeable)
const chord = fc
  .tuple(
    fc.constantFrom('', 'Mod+'),
    fc.constantFrom('', 'Alt+'),
    fc.constantFrom('', 'Shift+'),
    fc.constantFrom('A', 'M', '1', '.', 'F7', 'Up', 'Enter', 'Backspace'),
  )
  .map(parts => parts.join(''))
const steps = fc.array(fc.tuple(fc.constantFrom(...changeable), fc.array(chord, { maxLength: 2 })))

const after = (changes: readonly (readonly [ActionName, readonly string[]])[], isMac: boolean) =>
  changes.reduce<Shortcuts>((own, [name, chords]) => withKeys(own, name, chords, isMac), {})

it('shortcuts are the same after being stored, whatever the reader chose', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (changes, isMac) => {
      const own = after(changes, isMac)
      expect(readShortcuts(writeShortcuts(own))).toEqual(own)
    }),
  )
})

it('counts a key once if it was chosen twice for one action', () => {
  const own = { 'find.open': 'F7 F7' }
  expect(keysInUse(own, false).get('find.open')).toEqual(['F7'])
})

it('never lets one key run two actions, and never lets a key that types text run any', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (changes, isMac) => {
      const all = [...keysInUse(after(changes, isMac), isMac).values()].flat()
      expect(new Set(all).size).toBe(all.length)
      expect(all.filter(chord => refusal(chord, isMac) === 'types')).toEqual([])
    }),
  )
})
