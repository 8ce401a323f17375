import type { EventName, Events } from '#contract/events'
import type { Fault } from '#contract/answers'
import { describe, expect, it } from 'vitest'
import { becomes, fakeApi, servicesUnderTest } from '../testing.ts'
import { startLibrary } from './start.ts'
import { direct, machine, text, translation, used } from './start-testing.ts'

/**
 * Services whose shell can report that another program has the library, and then refuses as the
 * main process does.
 */
async function shared() {
  const listeners: { [N in EventName]?: (what: Events[N]) => void } = {}
  const { api } = fakeApi()
  let refusal: Fault | null = null
  const it = await servicesUnderTest([], {
    api: {
      ...api,
      journal: (...what) =>
        refusal ? Promise.resolve({ ok: false, fault: refusal }) : api.journal(...what),
      on: (name, listener) => void Object.assign(listeners, { [name]: listener }),
    },
  })
  const { autosave } = it.services
  return {
    ...it,
    state: autosave.state,
    type: async (n: number, words: string) => {
      const operation = translation(n, words)
      if (operation.table !== 'translations') return
      const { bookId, ...row } = operation.row
      autosave.changed({ bookId, translations: [row], annotations: [] })
      await it.clock.pass(1000)
    },
    /** What the main process does from now on. The journal refuses before the event is sent. */
    main: (code: 'keeping.taken' | 'keeping.moved' | null) => {
      refusal = code && { code, file: '', place: '' }
    },
    hear: (hold: Events['hold']) => listeners.hold?.(hold),
  }
}

describe('a program whose library another has taken', () => {
  it('a program that lost the library does not report rows as saved that only the database took', async () => {
    const { state, type, main } = await shared()
    await type(0, 'before')
    expect(state.get()).toEqual({ state: 'backed-up' })
    main('keeping.taken')
    await type(1, 'after')
    expect(state.get()).toMatchObject({ state: 'failed', why: 'taken' })
  })

  it('a program that lost the library writes nothing more, and its text can be copied out', async () => {
    const { state, type, main, hear, written, services, clock } = await shared()
    main('keeping.taken')
    hear('taken')
    await type(1, 'after')
    expect(written).toEqual([])
    expect(state.get()).toEqual({ state: 'failed', why: 'taken', waiting: 1 })
    expect(services.autosave.unsaved()).toContain('after')
    await clock.pass(60_000)
    expect(state.get()).toMatchObject({ state: 'failed', why: 'taken' })
    expect(written).toEqual([])
  })
})

it.each(['elsewhere', 'unwritable'] as const)(
  'a setting takes effect in a library that is read-only (%s), and is no lost work',
  async why => {
    const { services, written } = await servicesUnderTest([], {
      started: { seq: 0, report: { found: 'read-only', why, host: '' } },
    })
    services.preferences.change({ theme: 'dark' })
    expect(await services.autosave.flush()).toEqual({ state: 'saved' })
    expect(services.preferences.settings.get().theme).toBe('dark')
    expect(written).toEqual([])
  },
)

it('a setting does not hide that rows are lost with the library', async () => {
  const { state, type, main, hear, services } = await shared()
  main('keeping.taken')
  await type(1, 'only in the database')
  hear('taken')
  services.preferences.change({ theme: 'dark' })
  expect(await services.autosave.flush()).toMatchObject({ state: 'failed', why: 'taken' })
  await type(2, 'nowhere')
  expect(state.get()).toEqual({ state: 'failed', why: 'taken', waiting: 1 })
})

it('a setting that waits for its folder is saved once the folder is back', async () => {
  const { state, main, hear, services, start, clock } = await shared()
  main('keeping.moved')
  hear('moved')
  services.preferences.change({ theme: 'dark' })
  await clock.pass(1000)
  expect(state.get()).toMatchObject({ state: 'failed', why: 'moved' })
  main(null)
  hear('ours')
  await becomes(state, now => now.state === 'backed-up')
  expect((await start()).preferences.settings.get().theme).toBe('dark')
})

it('a program saves what waited once its folder is back', async () => {
  const { state, type, main, hear, clock } = await shared()
  main('keeping.moved')
  hear('moved')
  await type(1, 'while it was gone')
  expect(state.get()).toMatchObject({ state: 'failed', why: 'moved' })
  main(null)
  hear('ours')
  await clock.pass(1000)
  await becomes(state, now => now.state === 'backed-up')
})

describe('a start on a library that is only read', () => {
  it.each(['elsewhere', 'unwritable'] as const)(
    'a library that is read-only (%s) shows the second copy',
    async why => {
      const { second, db } = await used()
      db.close()
      const here = machine(undefined, second)
      second.tell({ readOnly: { why, host: 'desk' } })
      await second.calls.journal([...direct(99, translation(2, '新'))], {
        direct: true,
      })
      const started = await here.started()
      expect(started.report).toEqual({ found: 'read-only', why, host: 'desk' })
      expect(started.db.access).toBe('read-only')
      expect(await text(started.db, 0)).toBe('零')
      expect(await text(started.db, 2)).toBe('新')
      expect(second.journalled.flatMap(({ seqs }) => seqs)).toContain(99)
    },
  )

  it.each(['taken', 'moved'] as const)('a library that is %s is not opened', async why => {
    const { second, tools } = await used()
    second.tell({ readOnly: { why, host: '' } })
    const api = { ...second.calls, log: async () => {} }
    expect(await startLibrary({ api, db: tools, now: () => 1 })).toEqual({ state: 'failed', why })
  })
})
