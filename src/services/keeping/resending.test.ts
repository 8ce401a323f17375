import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { canonical } from '#domain/work'
import { commit } from '#storage/commit'
import { nextToResend, resendEverything, resent } from '#storage/resending'
import { readWork } from '#storage/whole'
import { expect, it } from 'vitest'
import { sampleBook, servicesUnderTest } from '../testing.ts'
import { outboxSource } from './outbox-source.ts'
import { createSecondCopy } from './second-copy.ts'
import { atOnce, changed, translation } from './start-testing.ts'

const book = sampleBook()
const typed = (text: string) => ({
  bookId: book.id,
  translations: [
    { paragraphId: paragraphId('p1'), index: 1, content: plain(text), state: 'draft' as const },
  ],
  annotations: [],
})

/** The next start of a library of `rows` translations whose second copy has lost everything. */
async function bereft(rows: number) {
  const under = await servicesUnderTest([book], { after: atOnce })
  const { db, shell } = under
  await commit(
    db,
    Array.from({ length: rows }, (_, n) => translation(n, `${n}`)),
    1,
  )
  await under.services.autosave.flush()
  shell.second.lose()
  shell.second.journalled.length = 0
  await resendEverything(db)
  const begin = async () => {
    const { autosave, keeping } = await under.start()
    return {
      autosave,
      renewed: keeping.renewed,
      state: () => autosave.state.get().state,
      isUnderWay: () => changed(keeping.renewed, part => part !== null && part > 0),
      isDone: () => changed(autosave.state, ({ state }) => state === 'backed-up'),
    }
  }
  return { db, shell, begin, all: async () => canonical(await readWork(db)) }
}

it('the reader can write while rows are sent again, and `backed-up` waits for the last row', async () => {
  const { shell, begin, all } = await bereft(1000)
  const { autosave, renewed, state, isUnderWay, isDone } = await begin()
  await isUnderWay()
  autosave.changed(typed('at once'))
  await autosave.flush()
  expect(renewed.get()).toBeLessThan(1)
  expect(state()).toBe('saved')
  // New rows do not wait for old ones that are sent again.
  expect(JSON.stringify(shell.second.everything())).toContain('at once')
  await isDone()
  expect(renewed.get()).toBeNull()
  expect(canonical(shell.second.everything())).toBe(await all())
})

it('one snapshot is made after all rows were sent again', async () => {
  const { db, shell } = await bereft(300)
  const counts: number[] = []
  const api = {
    ...shell.api,
    backUpNow: async () => {
      counts.push(shell.second.everything().rows.translations.length)
      return shell.second.calls.backUpNow()
    },
  }
  await createSecondCopy({ api, owed: outboxSource(db, () => 2), after: atOnce }).catchUp()
  await expect.poll(() => counts).toEqual([300])
})

it('sending rows again continues at the next start', async () => {
  const { db, shell, all } = await bereft(1000)
  const some = await nextToResend(db, 600, 1)
  if (!some) throw new Error('nothing is to be sent')
  await shell.api.journal(some.entries, { direct: false, isRenewal: true })
  await resent(db, some)
  shell.second.journalled.length = 0
  const second = createSecondCopy({
    api: shell.api,
    owed: outboxSource(db, () => 2),
    after: atOnce,
  })
  await second.catchUp()
  await changed(second.renewed, part => part === null)
  const sent = shell.second.journalled.flatMap(({ seqs }) => seqs)
  expect(sent).toHaveLength(400 + 4)
  expect(canonical(shell.second.everything())).toBe(await all())
})

it('sending rows again is retried after a failure', async () => {
  const { shell, begin, all } = await bereft(300)
  shell.second.fail(true)
  const { renewed, state, isDone } = await begin()
  expect(state()).toBe('saved')
  await expect.poll(() => renewed.get()).toBe(0)
  expect(shell.second.journalled).toEqual([])
  shell.second.fail(false)
  await isDone()
  expect(canonical(shell.second.everything())).toBe(await all())
})

it('sending rows again waits for the reader, but not forever', async () => {
  const { db, shell } = await bereft(1000)
  let waited = 0
  const { journal } = shell.api
  const pauses: number[] = []
  const second = createSecondCopy({
    api: {
      ...shell.api,
      journal: (entries, how) => {
        pauses.push(waited)
        waited = 0
        return journal(entries, how)
      },
    },
    owed: outboxSource(db, () => 2),
    after: (ms, run) => {
      if (ms < 100) waited += ms
      return atOnce(ms, run)
    },
    isBusy: () => pauses.length < 5,
  })
  await second.catchUp()
  await changed(second.renewed, part => part === null)
  expect(pauses.slice(0, 7)).toEqual([500, 500, 500, 500, 500, 20, 20])
})
