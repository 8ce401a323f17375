import { longestTemplate } from '#domain/templates/limits'
import { expect, it } from 'vitest'
import { servicesUnderTest } from '../testing.ts'
import { namedTemplates } from './named-templates.ts'

async function templates() {
  const under = await servicesUnderTest()
  const { preferences, undoing } = under.services
  const named = namedTemplates(preferences, undoing.order)
  const shown = () => named.all().map(({ name, text }) => [name, text])
  return { ...under, named, shown, order: undoing.order }
}
const mine = { form: 'markdown', name: 'mine' } as const

it('a template is added as one step and is there after a start', async () => {
  const { named, shown, order, services, start } = await templates()
  expect(named.add({ ...mine, text: '{{title}}' })).not.toBeNull()
  expect(named.add({ ...mine, text: 'other' })).toBeNull()
  order.undo()
  expect(shown()).toEqual([])
  order.redo()
  await services.autosave.flush()
  const again = await start()
  expect(namedTemplates(again.preferences, again.undoing.order).all()).toEqual(named.all())
})

it('typing into a template is no step, and is lost by no undo', async () => {
  const { named, shown, order } = await templates()
  named.add({ ...mine, text: 'a' })
  expect(named.write({ ...mine, text: 'ab' })).toBe(true)
  order.undo()
  expect(shown()).toEqual([['mine', 'ab']])
})

it('a deleted template and a restored usual one come back by undo', async () => {
  const { named, shown, order } = await templates()
  named.write({ form: 'csv', name: '', text: 'mine' })
  named.add({ ...mine, text: 'a' })
  for (const choice of [mine, { form: 'csv', name: '' } as const]) {
    const before = shown()
    const step = named.remove(choice)
    expect(shown()).not.toEqual(before)
    expect(step && order.takeBack(step)).toBe(true)
    expect(shown()).toEqual(before)
  }
  expect(named.remove({ form: 'html', name: '' })).toBeNull()
})

it('more than can be kept is refused and leaves what was kept', async () => {
  const { named, shown } = await templates()
  named.write({ ...mine, text: 'a' })
  const long = Array.from({ length: 51 }, (_, i) =>
    named.write({ form: 'html', name: String(i), text: 'x'.repeat(longestTemplate) }),
  )
  expect(long[0]).toBe(true)
  expect(long.at(-1)).toBe(false)
  expect(shown()).toContainEqual(['mine', 'a'])
})
