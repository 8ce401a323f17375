import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { launch, launchUnseen } from '../support/app.ts'
import { killTree, smallDisk, type SmallDisk } from '../support/faults.ts'
import { makeFirstVersion } from '../support/older-library.ts'
import { watchAnswers, isLate, type Answers } from './answers.ts'
import { begin, note, type AtWork, type Ledger } from './at-work.ts'
import { witnessOf } from './deaths.ts'
import { check, writeSome, type Part } from './part.ts'
import type { Random } from './random.ts'

/** When the disk is filled: the `n`-th run has the `n`-th of them, and begins again after the last. */
export const stages = [
  'typing',
  'typing on',
  'snapshotting',
  'importing',
  'starting',
  'migrating',
] as const

/** D3: a disk that runs full, the program started again while it is, and once more when there is room. */
export const diskFull: Part = {
  id: 'D3',
  title: 'disk full at every stage, started while full and after',
  needsRoot: true,
  runs: 60,
  async run(random, n) {
    const stage = stages[n % stages.length] ?? 'typing'
    // Sometimes nothing at all is left, sometimes enough for an engine to begin what it cannot end.
    const left = random.below(2) === 0 ? 0 : random.below(900_000)
    const disk = smallDisk()
    try {
      const userData = join(disk.folder, 'profile')
      const program = await begin({ userData })
      const ledger = await writeSome(program)
      const answers = await during[stage]({ program, ledger, disk, userData, left, random })
      await startWhileFull(userData)
      disk.free()
      const { lost } = await check(userData, ledger.promised)
      const fault = `${stage}, ${left} bytes left`
      if (!answers) return { lost, unsaved: null, told: null, fault }
      return { lost, unsaved: null, told: !isLate(answers), answers, fault }
    } finally {
      disk.remove()
    }
  },
}

/** Bytes. */
const enoughToBegin = 60 * 1024 * 1024

interface Stage {
  readonly program: AtWork
  readonly ledger: Ledger
  readonly disk: SmallDisk
  readonly userData: string
  readonly left: number
  readonly random: Random
}

/** Each ends with the program gone and the disk full; answers how the page took what was typed, if anything was. */
const during: Record<(typeof stages)[number], (stage: Stage) => Promise<Answers | null>> = {
  async typing({ program, ledger, disk, left }) {
    disk.fill(left)
    return typeWhileFull(program, ledger, 1)
  },
  async 'typing on'({ program, ledger, disk, left, random }) {
    disk.fill(left)
    return typeWhileFull(program, ledger, 2 + random.below(4))
  },
  async snapshotting({ program, ledger, disk, left }) {
    disk.fill(left)
    await program.reader.press('Control+Shift+B')
    await program.reader.action('backup.now').click()
    await note(program, ledger)
    await killTree(program.app)
    return null
  },
  async importing({ program, disk, userData, left }) {
    await program.close()
    const text = join(disk.folder, '长文.txt')
    writeFileSync(text, Array.from({ length: 5_000 }, (_, n) => `这是第${n + 1}段。`).join('\n'))
    const { app, page } = await launch({ userData, args: [text] })
    const confirm = page.locator('[data-action="import.confirm"]')
    await expect(confirm).toBeVisible()
    disk.fill(left)
    await confirm.click()
    await pause(1_500)
    await killTree(app)
    return null
  },
  async starting({ program, disk, left }) {
    await program.close()
    disk.fill(left)
    return null
  },
  async migrating({ program, disk, userData, left }) {
    await program.close()
    await makeFirstVersion(userData)
    const before = witnessOf(userData)
    // So much that it begins to upgrade: with less it only reads.
    disk.fill(enoughToBegin)
    const app = await launchUnseen({ userData })
    while (witnessOf(userData) === before) await pause(1)
    disk.fill(left)
    // The shelf, or a sentence in its place; not a page that waits for ever.
    const page = await app.firstWindow()
    await expect(page.locator('[data-book-id], [role="alert"]').first()).toBeVisible({
      timeout: 40_000,
    })
    await killTree(app)
    return null
  },
}

/** Goes on typing on a full disk, and sees the page say each time how it stands. */
async function typeWhileFull(program: AtWork, ledger: Ledger, times: number): Promise<Answers> {
  const { app, page, reader } = program
  const soFar = await watchAnswers(page)
  for (let n = 0; n < times; n++) {
    await reader.caretIn('translation', n % 4)
    await page.keyboard.type(` more ${n}`)
    await expect(page.locator('[data-save-state]')).not.toHaveAttribute(
      'data-save-state',
      /^(editing|saving)$/,
      { timeout: 20_000 },
    )
    await note(program, ledger)
  }
  const answers = await soFar()
  await killTree(app)
  return answers
}

/** Whatever it shows while nothing can be written, it may not harm what is there. */
async function startWhileFull(userData: string): Promise<void> {
  try {
    const { app } = await launch({ userData })
    await pause(1_500)
    await killTree(app)
  } catch {
    // Chromium itself may refuse to start on a full disk.
  }
}
