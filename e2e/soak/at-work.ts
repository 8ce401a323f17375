/** Drives the real program as a reader does, and records what the page promised to keep. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { launchPlain, type Launched, type LaunchOptions } from '../support/app.ts'
import { killTree } from '../support/faults.ts'
import { ReaderPage } from '../pages/reader.ts'
import type { Shown } from './kept.ts'
import type { Random } from './random.ts'

export interface AtWork extends Launched {
  readonly reader: ReaderPage
  /**
   * Returns all reports of the program so far on what it found or restored; null if there was no
   * report.
   */
  readonly told: () => Promise<string | null>
}

/** Programs that were started and have not ended. */
const running = new Set<ElectronApplication>()

/**
 * Kills the programs that a broken-off run has left behind. The soak would wait for them for ever.
 */
export async function endAll(): Promise<void> {
  for (const app of running) await killTree(app)
}

/**
 * Starts the program and opens its built-in book. Reads and closes every report that the program
 * shows.
 */
export async function begin(options: LaunchOptions): Promise<AtWork> {
  const program = await launchPlain(options)
  const { app, page } = program
  running.add(app)
  app.once('close', () => running.delete(app))
  const report = page.locator('[data-start-report]').first()
  let words: string | null = null
  const read = async () => {
    words = `${words ?? ''}${await report.innerText()}\n`
    // A mouse click would find the report in its way and call this handler again.
    await page.locator('[data-action="dialog.close"]').last().dispatchEvent('click')
  }
  // The report appears at the start or some seconds later, and then covers what is to be clicked.
  await page.addLocatorHandler(report, read)
  await expect(page.locator('[data-book-id]').first()).toBeVisible({ timeout: 60_000 })
  const reader = new ReaderPage(page)
  await openWhitePaper(reader)
  const told = async () => {
    if (await report.isVisible()) await read()
    return words
  }
  return { ...program, reader, told }
}

/** Opens the built-in book, wherever it is on the shelf. */
const openWhitePaper = (reader: ReaderPage) => reader.open('携手')

/** Returns what the page shows and its save state, both at the same moment. */
export function look(page: Page): Promise<Shown & { readonly state: string }> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
    const written = all('[data-side="translation"][data-paragraph-id]').filter(
      ({ dataset }) => dataset['state'] !== 'empty',
    )
    return {
      at: Date.now(),
      state: all('[data-save-state]')[0]?.dataset['saveState'] ?? '',
      texts: Object.fromEntries(
        written.map(({ dataset, textContent }) => [dataset['paragraphId'] ?? '', textContent]),
      ),
      marks: [...new Set(all('[data-mark-id]').map(({ dataset }) => dataset['markId'] ?? ''))],
    }
  })
}

const promises: ReadonlySet<string> = new Set(['saved', 'backed-up', 'journal-only'])

/** What the page showed over time, and the last of it that the page called saved. */
export interface Ledger {
  readonly seen: Shown[]
  promised: Shown
}

export const newLedger = (): Ledger => ({ seen: [], promised: { at: 0, texts: {}, marks: [] } })

export async function note({ page }: AtWork, ledger: Ledger): Promise<void> {
  const shown = await look(page)
  ledger.seen.push(shown)
  if (promises.has(shown.state)) ledger.promised = shown
}

/** The kinds of work that a reader does. */
export const deeds = ['typing', 'composing', 'marking', 'anything'] as const
export type Deed = (typeof deeds)[number]

/**
 * Types and does `deed` until `isOver` returns true. Ignores errors after that, because the program
 * may be gone.
 */
export async function work(
  program: AtWork,
  ledger: Ledger,
  random: Random,
  { isOver, deed = 'anything' }: { readonly isOver: () => boolean; readonly deed?: Deed },
): Promise<void> {
  const { page, reader } = program
  const types = async (most: number) => {
    // Letters come as fast as people type. The pauses are too short to cause a save.
    for (let n = 1 + random.below(most); n > 0 && !isOver(); n--) {
      await pause(random.below(120))
      await page.keyboard.type(String.fromCharCode(97 + random.below(26)))
      await note(program, ledger)
    }
  }
  const composes = async () => {
    // A composition is not part of the text before its end, so only its result is noted.
    for (const shown of ['z', 'zh', 'zho', 'zhong']) {
      await reader.composing(shown)
      await pause(random.below(120))
    }
    await reader.compose(['中国'])
  }
  const marks = () => reader.press('Shift+Home', `Alt+${1 + random.below(4)}`, 'End')
  const all: Readonly<Record<Deed, readonly (() => Promise<void>)[]>> = {
    typing: [() => types(40), () => types(40), () => pause(random.below(400))],
    composing: [composes, composes, () => types(5)],
    marking: [marks, marks, () => types(10)],
    anything: [() => types(40), () => types(40), composes, marks, () => pause(random.below(400))],
  }
  try {
    while (!isOver()) {
      await reader.caretIn('translation', random.below(5))
      await page.keyboard.type(' ')
      await all[deed][random.below(all[deed].length)]?.()
      await note(program, ledger)
    }
  } catch (error) {
    if (!isOver()) throw error
  }
}
