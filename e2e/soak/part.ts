import { expect } from '@playwright/test'
import type { Answers } from './answers.ts'
import type { LaunchOptions } from '../support/app.ts'
import { begin, look, newLedger, note, type AtWork, type Ledger } from './at-work.ts'
import { lostOf, missingFrom, type Shown } from './kept.ts'
import type { Random } from './random.ts'

/** What one run has found. */
export interface Outcome {
  /** Translations and marks that the page had called saved and that were not there again. */
  readonly lost: number
  /** How old the oldest thing was that was not yet saved, in milliseconds; null where nothing can say. */
  readonly unsaved: number | null
  /** Whether the reader was told what had happened or what was brought back; null where there is nothing to tell. */
  readonly told: boolean | null
  /** How the page answered what was typed while something was amiss; none where nothing was. */
  readonly answers?: Answers
  /** What was done, for whoever must find out why. */
  readonly fault: string
}

/** A kind of fault, and how one run of it goes. */
export interface Part {
  readonly id: string
  readonly title: string
  readonly needsRoot?: boolean
  /** Runs in the soak where nobody says how many. */
  readonly runs: number
  readonly run: (random: Random, n: number) => Promise<Outcome>
}

export interface Checked {
  readonly lost: number
  readonly told: string | null
  /** What was there at the first start after the fault. */
  readonly found: Shown
}

/**
 * What comes after every fault: start, compare, save once more, quit, start, compare again. An
 * engine may lose what it has only at the start after next. `isToBeTold`: the reader must hear of it. `env` is what both starts are given.
 */
export async function check(
  userData: string,
  promised: Shown,
  isToBeTold = false,
  env: NonNullable<LaunchOptions['env']> = {},
): Promise<Checked> {
  const first = await begin({ userData, env })
  const found = await settled(first, promised)
  const ledger = newLedger()
  await first.reader.caretIn('translation', 5)
  await first.page.keyboard.type(' once more')
  await first.reader.saved()
  await note(first, ledger)
  // Some damage is looked for only once the reader reads.
  if (isToBeTold && (await first.told()) === null)
    await first.page.locator('[data-start-report]').waitFor({ timeout: 20_000 }).catch(isLost)
  const told = await first.told()
  await first.close()

  const second = await begin({ userData, env })
  const last = await settled(second, ledger.promised)
  await second.close()
  for (const line of missingFrom(promised, found)) say(`    at the first start, ${line}`)
  for (const line of missingFrom(ledger.promised, last)) say(`    at the second start, ${line}`)
  return {
    lost: lostOf(promised, found) + lostOf(ledger.promised, last),
    told,
    found,
  }
}

/** What is shown, once it is all drawn: what is missing after some seconds is lost. */
export async function settled({ page }: AtWork, promised: Shown): Promise<Shown> {
  let shown = await look(page)
  await expect
    .poll(async () => lostOf(promised, (shown = await look(page))), { timeout: 20_000 })
    .toBe(0)
    .catch(isLost)
  return shown
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** It is counted by who compares. */
function isLost(): void {}

/** Types words into the first paragraphs, marks one, and waits until all has its second copy. */
export async function writeSome(program: AtWork): Promise<Ledger> {
  const { page, reader } = program
  const ledger = newLedger()
  for (const [n, words] of ['In the beginning', 'was 𠮷', '中国 in three'].entries())
    await reader.type(n, words)
  await reader.press('Shift+Home', 'Alt+1', 'End')
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'backed-up')
  await note(program, ledger)
  return ledger
}
