import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import {
  electronPath,
  freshProfile,
  programFolder,
  removeProfile,
  rootSwitches,
} from '../support/app.ts'
import { killTree } from '../support/faults.ts'
import { inPage } from '../support/in-page.ts'
import { begin, newLedger, note, type AtWork, type Ledger } from './at-work.ts'
import { lostOf } from './kept.ts'
import { check, writeSome, type Part } from './part.ts'

/**
 * Returns a part that starts the program, saves something and calls `inject`, which must end the
 * program. `inject` returns whether the reader received a report; null if there is nothing to
 * report.
 */
const part = (
  id: string,
  title: string,
  runs: number,
  inject: (program: AtWork, ledger: Ledger) => Promise<boolean | null>,
): Part => ({
  id,
  title,
  runs,
  async run() {
    const userData = freshProfile()
    const program = await begin({ userData })
    const ledger = await writeSome(program)
    const told = await inject(program, ledger)
    const { lost } = await check(userData, ledger.promised)
    removeProfile(userData)
    return { lost, unsaved: null, told, fault: title }
  },
})

/** D7: a second start on the same profile hands over to the first program and ends. */
export const secondStart = part('D7', 'a second start while one runs', 20, async program => {
  const again = [...rootSwitches(), programFolder, `--user-data-dir=${program.userData}`]
  await promisify(execFile)(electronPath(), again, { timeout: 30_000 })
  await program.reader.type(1, ' and goes on')
  await program.reader.saved()
  await program.close()
  return null
})

/** R1: loads the page again by force, in the middle of a word. */
export const reloaded = part(
  'R1',
  'page loaded again while typing',
  20,
  async (program, ledger) => {
    const { app, page, reader } = program
    await reader.caretIn('translation', 1)
    await page.keyboard.type(' in the middle of')
    await note(program, ledger)
    const loaded = page.waitForEvent('load')
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.reloadIgnoringCache(),
    )
    await loaded
    await reader.openUnlessOpen('携手')
    await program.close()
    return null
  },
)

/** R2: crashes the page's process. The main process must show the page again. */
export const crashed = part('R2', 'page crashes while typing', 20, async (program, ledger) => {
  const { app, page } = program
  await program.reader.caretIn('translation', 1)
  await page.keyboard.type(' in the middle of')
  await note(program, ledger)
  const gone = page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await gone
  const shown = () =>
    inPage(app, 'document.querySelector("[data-book-id], [data-paragraph-id]") !== null')
  await expect.poll(shown, { timeout: 20_000 }).toBe(true)
  await killTree(app)
  return null
})

/**
 * D5: the program must read a newer program's database and not write it, so that the newer program
 * can go on with it.
 */
export const newer: Part = {
  id: 'D5',
  title: 'a database that a newer program has written',
  runs: 5,
  async run() {
    const userData = freshProfile()
    const first = await begin({ userData })
    const ledger = await writeSome(first)
    await first.page.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('duizhao', 9_990)
          opening.onsuccess = () => {
            opening.result.close()
            done()
          }
          opening.onerror = () => failed(opening.error ?? new Error('not opened'))
        }),
    )
    await first.close()
    const later = newLedger()
    const second = await begin({ userData })
    await note(second, later)
    const state = await second.page.locator('[data-save-state]').getAttribute('data-save-state')
    await second.close()
    const third = await begin({ userData })
    await note(third, later)
    await third.close()
    removeProfile(userData)
    const lost = later.seen.reduce((sum, shown) => sum + lostOf(ledger.promised, shown), 0)
    return {
      lost,
      unsaved: null,
      told: state === 'read-only',
      fault: 'newer',
    }
  },
}
