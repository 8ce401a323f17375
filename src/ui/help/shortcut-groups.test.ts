import { actionEntry, actionNames } from '#domain/actions'
import { expect, it } from 'vitest'
import { shortcutGroups } from './shortcut-groups.ts'

it('lists every action that has a key', () => {
  const listed = shortcutGroups(() => true).flatMap(({ actions }) => actions)
  expect(actionNames.filter(name => actionEntry(name).keys && !listed.includes(name))).toEqual([])
})

it('leaves out menus without a match', () => {
  expect(shortcutGroups(name => name === 'edit.undo')).toEqual([
    { place: 'edit', actions: ['edit.undo'] },
  ])
})
