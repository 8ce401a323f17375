/** The moments in which a program is killed, and how it comes to each of them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { launchUnseen } from '../support/app.ts'
import { novel } from '../bench/make-text.ts'
import { familyOf } from '../support/process-tree.ts'
import { killTree } from '../support/faults.ts'
import { makeFirstVersion } from '../support/older-library.ts'
import { work, type AtWork, type Deed, type Ledger } from './at-work.ts'
import type { Random } from './random.ts'

/** A program that is to die, with something written in it. */
export interface Doomed {
  readonly program: AtWork
  readonly ledger: Ledger
  readonly random: Random
}

/** How it died. */
export interface Death {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whether the reader was typing then, so that something may not have been saved. */
  readonly isAtWork: boolean
}

type Dies = (doomed: Doomed) => Promise<Death>

const whileAtWork =
  (deed: Deed, longest: number): Dies =>
  async ({ program, ledger, random }) => {
    const family = familyOf(program.app)
    let isDead = false
    const working = work(program, ledger, random, { isOver: () => isDead, deed })
    await pause(200 + random.below(longest))
    isDead = true
    const at = Date.now()
    await killTree(program.app, family)
    await working
    return { at, isAtWork: true }
  }

/** `longest`: how long the reader works before, in milliseconds. */
export const deaths = (longest: number) =>
  ({
    typing: whileAtWork('typing', longest),
    composing: whileAtWork('composing', longest),
    marking: whileAtWork('marking', longest),
    snapshotting,
    importing,
    migrating,
  }) satisfies Readonly<Record<string, Dies>>

export type Moment = keyof ReturnType<typeof deaths>
/** Every moment, each once. */
export const moments: readonly Moment[] = [
  'typing',
  'composing',
  'marking',
  'snapshotting',
  'importing',
  'migrating',
]

async function snapshotting({ program, random }: Doomed): Promise<Death> {
  const { app, reader } = program
  const family = familyOf(app)
  await reader.press('Control+Shift+B')
  await reader.action('backup.now').click()
  await pause(random.below(150))
  const at = Date.now()
  await killTree(app, family)
  return { at, isAtWork: false }
}

/** A book of a million characters, so that there is a middle to die in; one that is there already is only opened. */
async function importing({ program, random }: Doomed): Promise<Death> {
  const { app, page, userData } = program
  const family = familyOf(app)
  const text = join(userData, 'a-million.txt')
  writeFileSync(text, novel(8_300 + random.below(100)))
  // As a Mac hands a file to a program that runs.
  await app.evaluate(
    ({ app: electron }, path) => electron.emit('open-file', { preventDefault() {} }, path),
    text,
  )
  await page.locator('[data-action="import.confirm"]').click()
  await pause(random.below(1500))
  const at = Date.now()
  await killTree(app, family)
  return { at, isAtWork: false }
}

/** The library of the program's first version, opened by this one. */
async function migrating({ program, random }: Doomed): Promise<Death> {
  const { userData } = program
  await program.close()
  await makeFirstVersion(userData)
  const before = witnessOf(userData)
  const app = await launchUnseen({ userData })
  // The page asks for its store, which is written down there, and then upgrades it.
  while (witnessOf(userData) === before) await pause(1)
  const family = familyOf(app)
  // Long enough for some to die after the upgrade has been committed.
  await pause(random.below(2000))
  const at = Date.now()
  await killTree(app, family)
  return { at, isAtWork: false }
}

/** What stands in the witness of the profile `userData`. */
export const witnessOf = (userData: string): string =>
  readFileSync(join(userData, 'library', 'witness.json'), 'utf8')
