import { emptyWork } from '#domain/work'
import { expect, it } from 'vitest'
import { packingInWorker } from './packing-in-worker.ts'
import { packingHere } from './packing.ts'

const apart = packingInWorker(
  () => new Worker(new URL('../library/import-worker.ts', import.meta.url), { type: 'module' }),
)
const backup = {
  of: 'library',
  program: '1',
  madeAt: Date.UTC(2026, 10, 24),
  books: [],
  work: {
    ...emptyWork('library-1'),
    rows: {
      ...emptyWork('library-1').rows,
      settings: [{ key: 'theme', value: 'dark', updatedAt: 1 }],
    },
  },
} as const

it('a worker packs and unpacks as this thread does', async () => {
  const [there, here] = [await apart.pack(backup), await packingHere.pack(backup)]
  expect(there).toEqual(here)
  if (!there.ok) throw new Error(there.fault.code)
  expect(await apart.unpack(there.value)).toEqual(await packingHere.unpack(there.value))
})

it('a worker reports why a file is refused', async () => {
  expect(await apart.unpack(Uint8Array.of(1, 2, 3))).toMatchObject({
    fault: { code: 'backup.not-a-backup' },
  })
})
