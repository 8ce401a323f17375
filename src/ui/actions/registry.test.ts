import { expect, it } from 'vitest'
import { createActionRegistry } from './registry.ts'

function heard() {
  const names: string[] = []
  return { names, say: (name: string) => () => void names.push(name) }
}

it('runs what is on the screen and returns whether it could', () => {
  const registry = createActionRegistry()
  const { names, say } = heard()
  registry.open(false).show({ 'pair.next': say('next') })
  expect(registry.run('pair.next')).toBe(true)
  expect(registry.run('pair.previous')).toBe(false)
  expect(names).toEqual(['next'])
})

it('runs the handler of the layer opened last, and the one below when that is closed', () => {
  const registry = createActionRegistry()
  const { names, say } = heard()
  registry.open(false).show({ 'edit.undo': say('book') })
  const note = registry.open(false)
  note.show({ 'edit.undo': say('note') })
  registry.run('edit.undo')
  note.close()
  registry.run('edit.undo')
  expect(names).toEqual(['note', 'book'])
})

it('runs nothing below a dialog', () => {
  const registry = createActionRegistry()
  registry.open(false).show({ 'pair.next': () => {} })
  const dialog = registry.open(true)
  dialog.show({ 'dialog.close': () => {} })
  expect([...registry.enabled.get()]).toEqual(['dialog.close'])
  dialog.close()
  expect([...registry.enabled.get()]).toEqual(['pair.next'])
})

it('runs nothing that is disabled', () => {
  const registry = createActionRegistry()
  const { names, say } = heard()
  registry.open(false).show({ 'edit.redo': { enabled: false, run: say('redo') } })
  expect(registry.run('edit.redo')).toBe(false)
  expect(names).toEqual([])
})

it('reports a change only when other actions are enabled', () => {
  const registry = createActionRegistry()
  let told = 0
  registry.enabled.subscribe(() => told++)
  const layer = registry.open(false)
  layer.show({ 'edit.undo': () => {} })
  layer.show({ 'edit.undo': () => {} })
  expect(told).toBe(1)
  layer.close()
  layer.close()
  expect(told).toBe(2)
})
