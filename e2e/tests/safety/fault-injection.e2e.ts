/** The short form of `npm run soak`: power cuts, a full disk, and each file damaged. */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { removeProfile } from '../../support/app.ts'
import { damages, frailDisk, mayMount } from '../../support/faults.ts'
import { begin, newLedger } from '../../soak/at-work.ts'
import { damagedProfile, thingsToDamage } from '../../soak/damaged.ts'
import { diskFull, stages } from '../../soak/disk-full.ts'
import { lostOf } from '../../soak/kept.ts'
import { check, settled } from '../../soak/part.ts'
import { cutPower } from '../../soak/power-cut.ts'
import { randomFrom } from '../../soak/random.ts'

test.describe.configure({ timeout: 300_000 })

test('damage to any one file loses nothing that was saved', async () => {
  const random = randomFrom(4)
  for (let n = 0; n < (await thingsToDamage()); n++) {
    const damage = damages[n % damages.length] ?? 'deleted'
    const { userData, ledger, fault } = await damagedProfile(n, damage, random.next())
    const program = await begin({ userData })
    const found = await settled(program, ledger.promised)
    await program.close()
    removeProfile(userData)
    expect.soft(lostOf(ledger.promised, found), fault).toBe(0)
  }
})

test.describe('power cuts and full disks, on a mounted disk', () => {
  test.skip(!mayMount, 'needs root on Linux')

  test('ten power cuts lose nothing that was saved', async () => {
    test.setTimeout(600_000)
    const random = randomFrom(10)
    const disk = frailDisk()
    try {
      const userData = join(disk.folder, 'profile')
      const ledger = newLedger()
      for (let cut = 1; cut <= 10; cut++) {
        const program = await begin({ userData })
        const found = await settled(program, ledger.promised)
        expect(lostOf(ledger.promised, found), `before cut ${cut}`).toBe(0)
        await cutPower({ program, ledger, random }, disk, 1500)
      }
      expect((await check(userData, ledger.promised)).lost).toBe(0)
    } finally {
      disk.remove()
    }
  })

  for (const [n, stage] of stages.entries())
    test(`a full disk loses nothing that was saved: ${stage}`, async () => {
      const { lost, fault } = await diskFull.run(randomFrom(n), n)
      expect(lost, fault).toBe(0)
    })
})
