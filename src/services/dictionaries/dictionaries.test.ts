import { builtIn } from '#domain/dictionaries/own-dictionary'
import { expect, it } from 'vitest'
import { servicesUnderTest } from '../testing.ts'
import type { Dictionaries } from './dictionaries.ts'

const { signal } = new AbortController()
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

async function added(dictionaries: Dictionaries, name: string): Promise<string> {
  const [read] = await dictionaries.read([file(`${name}.tsv`, `自由\t${name}\n`)], signal)
  if (!read?.ok) throw new Error(read?.fault)
  const kept = await dictionaries.add(read)
  return kept.ok ? kept.value : ''
}

const names = async (dictionaries: Dictionaries) =>
  (await dictionaries.known()).map(({ id, name, isOn, state }) =>
    [id === builtIn ? 'built-in' : name, isOn ? 'on' : 'off', state].join(' '),
  )

it('a dictionary that is added is at the end of the list, and stays there', async () => {
  const { services } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  await added(dictionaries, 'one')
  await added(dictionaries, 'two')
  expect(await names(dictionaries)).toEqual(['built-in on ready', 'one on ready', 'two on ready'])
})

it('moving, naming and switching are steps of undo, which are stale after another change', async () => {
  const { services } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  const id = await added(dictionaries, 'one')
  dictionaries.change(id, { name: ' uno\n' })
  dictionaries.change(id, { isOn: false })
  dictionaries.move(id, -1)
  expect(await names(dictionaries)).toEqual(['uno off ready', 'built-in on ready'])
  const { order } = services.undoing
  order.undo()
  expect(await names(dictionaries)).toEqual(['built-in on ready', 'uno off ready'])
  await added(dictionaries, 'two')
  order.undo()
  expect(await names(dictionaries)).toEqual(['built-in on ready', 'uno off ready', 'two on ready'])
})

it('a change that changes nothing, or an empty name, makes no step', async () => {
  const { services } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  const id = await added(dictionaries, 'one')
  dictionaries.change(id, { name: '  ' })
  dictionaries.change(id, { isOn: true })
  dictionaries.move(builtIn, -1)
  dictionaries.move(id, 1)
  expect(services.undoing.order.next.get().undo).toBeNull()
})

it('a dictionary whose file is gone is listed as missing until it is removed', async () => {
  const { services, shell } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  const id = await added(dictionaries, 'one')
  await shell.api.removeDictionary(id)
  expect(await names(dictionaries)).toEqual(['built-in on ready', 'one on missing'])
  expect(await dictionaries.remove(id)).toEqual({ ok: true, value: null })
  expect(await names(dictionaries)).toEqual(['built-in on ready'])
})

it('a dictionary that is missing keeps its place and its switches when it is added again', async () => {
  const { services, shell } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  const id = await added(dictionaries, 'one')
  await added(dictionaries, 'two')
  dictionaries.change(id, { isOn: false })
  await shell.api.removeDictionary(id)
  await added(dictionaries, 'one')
  expect(await names(dictionaries)).toEqual(['built-in on ready', 'one off ready', 'two on ready'])
  await added(dictionaries, 'one')
  expect(await names(dictionaries)).toHaveLength(4)
})

it('a dictionary is saved as a table and in the form of CC-CEDICT', async () => {
  const { services, shell } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  const id = await added(dictionaries, 'one')
  await dictionaries.save(id, 'tsv')
  await dictionaries.save(id, 'cedict')
  expect(shell.savedFiles).toEqual([
    { name: 'one.tsv', text: 'expression\ttraditional\treading\tmeaning\n自由\t\t\tone\n' },
    { name: 'one.u8', text: '# CC-CEDICT form, UTF-8\n自由 自由 [] /one/\n' },
  ])
})

it('files that are no dictionary are refused, and nothing is kept', async () => {
  const { services, shell } = await servicesUnderTest()
  const dictionaries = await services.dictionaries()
  expect(await dictionaries.read([file('a.csv', 'only\n')], signal)).toMatchObject([{ ok: false }])
  expect(await shell.api.listDictionaries()).toEqual([])
})
