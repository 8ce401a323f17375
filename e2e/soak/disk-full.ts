import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { launchPlain, launchUnseen } from '../support/app.ts'
import { killTree, smallDisk, type SmallDisk } from '../support/faults.ts'
import { makeFirstVersion } from '../support/older-library.ts'
import { watchAnswers, isLate, type Answers } from './answers.ts'
import { begin, note, type AtWork, type Ledger } from './at-work.ts'
import { witnessOf } from './deaths.ts'
import { check, writeSome, type Part } from './part.ts'
import type { Random } from './random.ts'

/**
 * The moments at which the disk is filled. Run number `n` has stage number `n`, counted again from
 * the first after the last.
 */
export const stages = [
  'typing',
  'typing on',
  'snapshotting',
  'importing',
  'starting',
  'migrating',
] as const

/**
 * D3: the disk becomes full, the program starts while it is full, and starts again when there is
 * room.
 */
export const diskFull: Part = {
  id: 'D3',
  title: 'disk full at every stage, started while full and after',
  needsRoot: true,
  runs: 60,
  async run(random, n) {
    const stage = stages[n % stages.length] ?? 'typing'
    // Sometimes no byte is left, and sometimes an engine can begin a write that it cannot finish.
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

/** The free space in which the program begins an upgrade, in bytes. */
const enoughToBegin = 60 * 1024 * 1024

interface Stage {
  readonly program: AtWork
  readonly ledger: Ledger
  readonly disk: SmallDisk
  readonly userData: string
  readonly left: number
  readonly random: Random
}

/**
 * At the end of each stage the program has ended and the disk is full. Returns how fast the page
 * reported on typed words; null if nothing was typed.
 */
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
    const { app, page } = await launchPlain({ userData, args: [text] })
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
    // The program begins the upgrade only with this much room. With less it only reads.
    disk.fill(enoughToBegin)
    const app = await launchUnseen({ userData })
    while (witnessOf(userData) === before) await pause(1)
    disk.fill(left)
    // The page must show the shelf or a message, and must not wait for ever.
    const page = await app.firstWindow()
    await expect(page.locator('[data-book-id], [role="alert"]').first()).toBeVisible({
      timeout: 40_000,
    })
    await killTree(app)
    return null
  },
}

/** Types on a full disk, and waits each time until the page reports whether the words are kept. */
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

/**
 * Starts the program while nothing can be written. It may show anything, but it must not harm the
 * files.
 */
async function startWhileFull(userData: string): Promise<void> {
  try {
    const { app } = await launchPlain({ userData })
    await pause(1_500)
    await killTree(app)
  } catch {
    // Chromium itself may refuse to start on a full disk.
  }
}
