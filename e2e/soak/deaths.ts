/** Each function here brings a program to a certain moment and kills it there. */
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

/** A program that will be killed, with some work in it. */
export interface Doomed {
  readonly program: AtWork
  readonly ledger: Ledger
  readonly random: Random
}

/** The moment at which a program was killed. */
export interface Death {
  /** The time of the kill, in milliseconds since 1970. */
  readonly at: number
  /** Whether the reader was typing then, so that some words may not have been saved. */
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

/**
 * Returns a function for each moment. If it lets the reader work before the kill, the work takes
 * from 200 to 200 + `longest` milliseconds.
 */
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

/**
 * Imports a book of a million characters, so that the kill can come in the middle. If the library
 * has the book already, the program only opens it.
 */
async function importing({ program, random }: Doomed): Promise<Death> {
  const { app, page, userData } = program
  const family = familyOf(app)
  const text = join(userData, 'a-million.txt')
  writeFileSync(text, novel(8_300 + random.below(100)))
  // macOS hands a file to a running program in this way.
  await app.evaluate(
    ({ app: electron }, path) => electron.emit('open-file', { preventDefault() {} }, path),
    text,
  )
  // Reading a million characters takes long on a busy machine.
  await page.locator('[data-action="import.confirm"]').click({ timeout: 120_000 })
  await pause(random.below(1500))
  const at = Date.now()
  await killTree(app, family)
  return { at, isAtWork: false }
}

/** Opens a library of the program's first version with the present version. */
async function migrating({ program, random }: Doomed): Promise<Death> {
  const { userData } = program
  await program.close()
  await makeFirstVersion(userData)
  const before = witnessOf(userData)
  const app = await launchUnseen({ userData })
  // The page asks for its store. The witness records that, and then the page upgrades the store.
  while (witnessOf(userData) === before) await pause(1)
  const family = familyOf(app)
  // The pause is long enough that some kills come after the upgrade was committed.
  await pause(random.below(2000))
  const at = Date.now()
  await killTree(app, family)
  return { at, isAtWork: false }
}

/** Returns the content of the witness in the profile `userData`. */
export const witnessOf = (userData: string): string =>
  readFileSync(join(userData, 'library', 'witness.json'), 'utf8')
