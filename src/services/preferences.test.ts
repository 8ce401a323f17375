import { defaultSettings } from '#domain/settings'
import { expect, it } from 'vitest'
import { servicesUnderTest } from './testing.ts'

it('preferences begin with the defaults', async () => {
  const { services } = await servicesUnderTest()
  expect(services.preferences.settings.get()).toEqual(defaultSettings)
})

it('a changed setting shows at once and is saved', async () => {
  const { services, start, written } = await servicesUnderTest()
  services.preferences.change({ theme: 'dark', sourceSize: 24 })
  const chosen = { ...defaultSettings, theme: 'dark', sourceSize: 24 }
  expect(services.preferences.settings.get()).toEqual(chosen)
  await services.autosave.flush()
  expect(written).toHaveLength(1)
  expect((await start()).preferences.settings.get()).toEqual(chosen)
})

it('an unchanged setting is not written and calls no listener', async () => {
  const { services, written } = await servicesUnderTest()
  const before = services.preferences.settings.get()
  services.preferences.change({ theme: 'system' })
  await services.autosave.flush()
  expect(services.preferences.settings.get()).toBe(before)
  expect(written).toEqual([])
})

it('falls back to the default for a stored value that cannot be one', async () => {
  const { db, start, shell } = await servicesUnderTest()
  await db.settings.bulkPut([
    { key: 'sourceSize', value: 4000, updatedAt: 1 },
    { key: 'theme', value: 'sepia', updatedAt: 1 },
  ])
  const services = await start()
  expect(services.preferences.settings.get()).toEqual({ ...defaultSettings, theme: 'sepia' })
  expect(shell.logged).toMatchObject([{ counts: { settings: 1 } }])
})
