import { expect } from '@playwright/test'
import type { Answers } from './answers.ts'
import type { LaunchOptions } from '../support/app.ts'
import { begin, look, newLedger, note, type AtWork, type Ledger } from './at-work.ts'
import { lostOf, missingFrom, type Shown } from './kept.ts'
import type { Random } from './random.ts'

/** The result of one run. */
export interface Outcome {
  /**
   * The number of translations and marks that the page had called saved and that were missing
   * afterwards.
   */
  readonly lost: number
  /**
   * The age of the oldest typing that was not saved when the fault came, in milliseconds; null if
   * it is unknown.
   */
  readonly unsaved: number | null
  /**
   * Whether the reader received a report of the fault or of restored work; null if there is nothing
   * to report.
   */
  readonly told: boolean | null
  /**
   * How fast the page reported on words that were typed during the fault; undefined if there were
   * no such words.
   */
  readonly answers?: Answers
  /** The fault that was injected, so that a developer can find the cause of a loss. */
  readonly fault: string
}

/** A kind of fault, and the function that does one run with it. */
export interface Part {
  readonly id: string
  readonly title: string
  readonly needsRoot?: boolean
  /** The number of runs if `--runs` is missing. */
  readonly runs: number
  readonly run: (random: Random, n: number) => Promise<Outcome>
}

export interface Checked {
  readonly lost: number
  readonly told: string | null
  /** What the page showed at the first start after the fault. */
  readonly found: Shown
}

/**
 * Checks a profile after a fault: starts the program, compares, saves once more, quits, starts
 * again and compares again. An engine may lose its data only at the second start. If `isToBeTold`,
 * the reader must receive a report. Both starts get `env`.
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
  // The program looks for some damage only while the reader reads.
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

/**
 * Returns what the page shows once everything is drawn. Work that is missing after 20 seconds is
 * lost.
 */
export async function settled({ page }: AtWork, promised: Shown): Promise<Shown> {
  let shown = await look(page)
  await expect
    .poll(async () => lostOf(promised, (shown = await look(page))), { timeout: 20_000 })
    .toBe(0)
    .catch(isLost)
  return shown
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Ignores the timeout, because the caller counts what is missing. */
function isLost(): void {}

/**
 * Types words into the first paragraphs, marks words in the last one, and waits until the second
 * copy has everything.
 */
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
