import { expect, it } from 'vitest'
import { popupOf, type MenuSections } from './menu.ts'

function popup(sections: MenuSections) {
  const ran: string[] = []
  const shown = popupOf(sections, {
    label: name => `label of ${name}`,
    enabled: new Set(['note.create', 'find.open']),
    run: name => void ran.push(name),
  })
  return { ...shown, ran }
}

it('a menu has the labels of its actions, and runs the one that is chosen', () => {
  const { sections, runs, ran } = popup([[{ action: 'note.create' }], [{ action: 'find.open' }]])
  expect(sections).toEqual([
    [{ id: 0, label: 'label of note.create', action: 'note.create' }],
    [{ id: 1, label: 'label of find.open', action: 'find.open' }],
  ])
  runs[1]?.()
  expect(ran).toEqual(['find.open'])
})

it('a menu leaves out what cannot be done, with its section', () => {
  const { sections } = popup([
    [{ action: 'history.open' }],
    [{ label: 'Format', items: [{ action: 'format.strong' }] }],
    [{ edit: 'copy' }],
  ])
  expect(sections).toEqual([[{ edit: 'copy' }]])
})

it('a choice with its own function needs no handler of its action', () => {
  const ran: string[] = []
  const { sections, runs } = popup([
    [{ action: 'book.open', run: () => ran.push('mine') }],
    [{ label: 'Marks', items: [{ label: 'Term', checked: true, run: () => ran.push('term') }] }],
  ])
  expect(sections).toEqual([
    [{ id: 0, label: 'label of book.open', action: 'book.open' }],
    [{ label: 'Marks', items: [{ id: 1, label: 'Term', checked: true }] }],
  ])
  for (const run of runs) run()
  expect(ran).toEqual(['mine', 'term'])
})

it('a choice that is shown and cannot be chosen stays in its group', () => {
  const { sections } = popup([[{ label: 'Done', checked: false, enabled: false, run: () => {} }]])
  expect(sections).toEqual([[{ id: 0, label: 'Done', checked: false, enabled: false }]])
})

it('a long name is shortened at a whole character', () => {
  const { sections } = popup([[{ label: '𠀀'.repeat(70), run: () => {} }]])
  expect(sections).toEqual([[{ id: 0, label: `${'𠀀'.repeat(59)}…` }]])
})
