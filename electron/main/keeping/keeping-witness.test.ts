import { expect, it } from 'vitest'
import { takeInventory } from './checks/inventory.ts'
import { journalNumber } from './journal/journal-files.ts'
import { openedAt, profileUnderTest } from './profile-testing.ts'
import { entry, journalNames } from './testing.ts'

const profile = profileUnderTest()

it('the witness keeps the content sum of a journal call that ends while the witness is being saved', async () => {
  const keeping = await profile.session(1, 2)
  const content = { seq: 3, sum: '0123456789abcdef' }
  // The append begins before the witness is computed, and ends before it is written.
  const [, journalled] = await Promise.all([
    keeping.storeOpened(openedAt(2)),
    keeping.journal([entry(3)], { direct: false, content }),
  ])
  expect(journalled).toMatchObject({ ok: true })
  await keeping.close()
  const { witness } = await (await profile.start()).openStore()
  expect(witness?.content).toEqual(content)
})

it('an inventory leaves out journal files that may still be written to', async () => {
  await profile.session(1, 1)
  // The first session is killed, so that no snapshot clears the journal.
  profile.goTo(profile.folders)
  await profile.session(2, 2)
  const [first, second] = await journalNames(profile.folders)
  const { journal } = await takeInventory(profile.folders, journalNumber(first ?? ''))
  expect(Object.keys(journal)).toEqual([first])
  expect(Object.keys((await takeInventory(profile.folders)).journal)).toEqual([first, second])
})
