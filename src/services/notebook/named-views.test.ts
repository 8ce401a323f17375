import { noFilter, withChosen } from '#domain/notebook/filter'
import type { NotebookView } from '#domain/notebook/view'
import { expect, it } from 'vitest'
import { servicesUnderTest } from '../testing.ts'
import { namedViews } from './named-views.ts'

const view: NotebookView = { words: '', filter: noFilter, order: 'place', grouping: 'none' }
const questions = { ...view, filter: withChosen(noFilter, 'kind', ['question']) }

async function views() {
  const under = await servicesUnderTest()
  const { preferences, undoing } = under.services
  const named = namedViews(preferences, undoing.order)
  const shown = () => named.all().map(one => [one.name, one.view.filter.chosen.kind[0] ?? ''])
  return { ...under, named, shown, order: undoing.order }
}

it('a view is kept by its name, also after a start, and undone and redone as one step', async () => {
  const { named, shown, order, services, start } = await views()
  expect(named.keep('open', questions)).toBe(true)
  expect(shown()).toEqual([['open', 'question']])
  order.undo()
  expect(shown()).toEqual([])
  order.redo()
  await services.autosave.flush()
  const again = await start()
  expect(namedViews(again.preferences, again.undoing.order).all()).toEqual(named.all())
})

it('a view of the same name is replaced, and comes back when that is undone', async () => {
  const { named, shown, order } = await views()
  named.keep('mine', view)
  named.keep('mine', questions)
  expect(shown()).toEqual([['mine', 'question']])
  order.undo()
  expect(shown()).toEqual([['mine', '']])
})

it('a removed view comes back by undo, unless one of that name was kept since', async () => {
  const { named, shown, order } = await views()
  named.keep('mine', questions)
  const removed = named.remove('mine')
  expect(shown()).toEqual([])
  named.keep('mine', view)
  expect(removed && order.takeBack(removed)).toBe(true)
  expect(shown()).toEqual([['mine', '']])
  expect(named.remove('other')).toBeNull()
})
