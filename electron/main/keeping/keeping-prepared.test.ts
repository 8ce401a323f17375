/**
 * A page that asks for its store before the database is prepared has to wait, and so has the end.
 */
import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { openKeeping } from './keeping.ts'
import type { Prepared } from './prepare.ts'
import { freshFolders, morning, script } from './testing.ts'

async function openedEarly() {
  const folders = await freshFolders()
  const order: string[] = []
  const { promise: prepared, resolve } = Promise.withResolvers<Prepared>()
  const keeping = openKeeping({
    folders,
    prepared,
    lease: {
      check: async () => {
        order.push('looked')
        return 'ours'
      },
      hold: () => 'ours',
    },
    script,
    log: () => {},
    now: () => morning,
    backedUp: () => {},
    spaceChanged: () => {},
    free: async () => Number.POSITIVE_INFINITY,
    chooseFolder: async () => null,
    showFolder: async () => {},
  })
  return {
    keeping,
    order,
    /** Ends the preparation after everything that does not wait for it has run. */
    prepare: async (what: Prepared) => {
      await readdir(folders.profile)
      order.push('prepared')
      resolve(what)
    },
  }
}

const copied: Prepared = { clean: false, rawCopy: 'raw-1', damaged: ['CURRENT'] }

it('replies to openStore only when the database is prepared, with what was found', async () => {
  const { keeping, order, prepare } = await openedEarly()
  const asked = keeping.openStore()
  await prepare(copied)
  expect(await asked).toMatchObject({ clean: false, rawCopy: 'raw-1', damaged: ['CURRENT'] })
  expect(order[0]).toBe('prepared')
})

it('does not end while the database is being copied, because the next program may open it', async () => {
  const { keeping, order, prepare } = await openedEarly()
  const closed = keeping.close()
  await prepare(copied)
  await closed
  expect(order[0]).toBe('prepared')
})
