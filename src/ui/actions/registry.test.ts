import fc from 'fast-check'
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

it('runs the latest handler although the same actions are enabled', () => {
  const registry = createActionRegistry()
  const { names, say } = heard()
  const layer = registry.open(false)
  layer.show({ 'edit.undo': say('first') })
  layer.show({ 'edit.undo': say('second') })
  registry.run('edit.undo')
  expect(names).toEqual(['second'])
})

it('knows at once that an action has become disabled, enabled or is no longer handled', () => {
  const registry = createActionRegistry()
  const run = () => {}
  const below = registry.open(false)
  below.show({ 'edit.undo': run, 'edit.redo': run })
  const above = registry.open(false)
  const enabled = () => [...registry.enabled.get()].toSorted()
  above.show({ 'edit.undo': { enabled: false, run } })
  expect(enabled()).toEqual(['edit.redo'])
  above.show({ 'edit.undo': { enabled: true, run } })
  expect(enabled()).toEqual(['edit.redo', 'edit.undo'])
  above.show({})
  below.show({ 'edit.redo': { enabled: false, run } })
  expect(enabled()).toEqual([])
})

it('agrees with what it runs, whatever layers show', () => {
  const name = fc.constantFrom('edit.undo', 'edit.redo', 'pair.next')
  const act = fc.record({
    layer: fc.nat(3),
    modal: fc.boolean(),
    does: fc.constantFrom('open', 'show', 'close'),
    handlers: fc.dictionary(name, fc.constantFrom('run', 'on', 'off')),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), acts => {
      const registry = createActionRegistry()
      const layers = []
      for (const { layer, modal, does, handlers } of acts) {
        const run = () => {}
        const shown = Object.fromEntries(
          Object.entries(handlers).map(([name, how]) => [
            name,
            how === 'run' ? run : { enabled: how === 'on', run },
          ]),
        )
        if (does === 'open') layers.push(registry.open(modal))
        else if (does === 'show') layers[layer]?.show(shown)
        else layers[layer]?.close()
      }
      for (const name of ['edit.undo', 'edit.redo', 'pair.next'] as const)
        expect(registry.enabled.get().has(name)).toBe(registry.run(name))
    }),
  )
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
