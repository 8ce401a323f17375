import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import { freshProfile, removeProfile } from '../support/app.ts'
import { clockEnv, offsets, setClock, type Offset } from '../support/clock.ts'
import { killTree, smallDisk } from '../support/faults.ts'
import { answerOpenDialog, answerSaveDialog } from '../support/files.ts'
import { begin, note, type AtWork } from './at-work.ts'
import { check, writeSome, type Part } from './part.ts'

const wrong = (Object.keys(offsets) as Offset[]).filter(offset => offset !== 'right')
/** Pairs of what a clock shows at first, and what it is set to while the reader writes. */
const jumps: readonly (readonly [Offset, Offset])[] = wrong.flatMap(offset => [
  ['right', offset] as const,
  [offset, 'right'] as const,
])
const faults = ['disk full', 'killed', 'quit'] as const

/** Returns a folder for profiles, on `disk` if there is one. */
function folderOn(disk: ReturnType<typeof smallDisk> | null) {
  return disk ? { folder: disk.folder, remove: disk.remove } : freshFolder()
}

function freshFolder() {
  const folder = freshProfile()
  return { folder, remove: () => removeProfile(folder) }
}

/** Types into paragraph `n`, and waits until the page reports whether the words are kept. */
async function typeAndHear({ page, reader }: AtWork, n: number, words: string): Promise<void> {
  await reader.caretIn('translation', n)
  await page.keyboard.type(words)
  await expect(page.locator('[data-save-state]')).not.toHaveAttribute(
    'data-save-state',
    /^(editing|saving)$/,
    { timeout: 20_000 },
  )
}

/**
 * C1: sets the clock of one machine back or ahead while the reader writes, and then injects a
 * fault.
 */
export const clockSet: Part = {
  id: 'C1',
  title: 'clock set two minutes, a day, ten years ahead, back and right, with a fault after it',
  needsRoot: true,
  runs: 36,
  async run(_random, n) {
    const fault = faults[n % faults.length] ?? 'killed'
    const [first, then] = jumps[Math.floor(n / faults.length) % jumps.length] ?? ['right', 'right']
    const disk = fault === 'disk full' ? smallDisk() : null
    const { folder, remove } = folderOn(disk)
    try {
      const userData = join(folder, 'profile')
      mkdirSync(userData)
      const program = await begin({ userData, env: clockEnv(first) })
      const ledger = await writeSome(program)
      await setClock(program, then)
      await typeAndHear(program, 0, ' and since')
      await note(program, ledger)
      disk?.fill()
      for (const place of [0, 1]) {
        await typeAndHear(program, place, ' and later')
        await note(program, ledger)
      }
      if (fault === 'quit') await program.close()
      else await killTree(program.app)
      disk?.free()
      const { lost } = await check(userData, ledger.promised, false, clockEnv(then))
      return { lost, unsaved: null, told: null, fault: `${first}, then ${then}; ${fault}` }
    } finally {
      remove()
    }
  },
}

/** Saves a backup file of everything to `file`. */
async function saveTo({ app, page, reader }: AtWork, file: string): Promise<void> {
  await answerSaveDialog(app, file)
  await reader.press('Control+Shift+B')
  await reader.action('backup.save').click()
  await page.getByRole('radio', { name: 'Everything' }).check()
  await reader.action('backup.keep').click()
  // The message about an earlier file may still be there.
  await expect(page.getByText(`Backup file saved: ${basename(file)}`)).toBeVisible({
    timeout: 20_000,
  })
  await reader.press('Escape')
}

/** Restores `file`. Returns whether paragraph 0 had the text `should` within five seconds. */
async function restoreFrom(
  { app, page, reader }: AtWork,
  file: string,
  should: string,
): Promise<boolean> {
  await answerOpenDialog(app, file)
  await reader.press('Control+Shift+B')
  await reader.action('backup.restore').click()
  await reader.action('restore.confirm').click()
  await expect(page.getByRole('dialog').locator('[data-action="restore.undo"]')).toBeVisible({
    timeout: 20_000,
  })
  await reader.press('Escape')
  return expect
    .poll(() => reader.translation(0), { timeout: 5000 })
    .toBe(should)
    .then(
      () => true,
      () => false,
    )
}

/**
 * C2: two machines write the same paragraph by turns and exchange backup files. One clock is wrong
 * at first and set right later.
 */
export const clocksApart: Part = {
  id: 'C2',
  title: 'two machines by turns, over backup files, one clock wrong, with a fault in between',
  needsRoot: true,
  runs: 18,
  async run(_random, n) {
    const offset = wrong[n % wrong.length] ?? 'right'
    const fault = faults[Math.floor(n / wrong.length) % faults.length] ?? 'killed'
    const disk = fault === 'disk full' ? smallDisk() : null
    const { folder, remove } = folderOn(disk)
    const files = freshFolder()
    try {
      const [mine, theirs] = ['mine', 'theirs'].map(name => join(folder, name)) as [string, string]
      for (const profile of [mine, theirs]) mkdirSync(profile)
      let lost = 0
      let words = 'Mine first'
      const file = (turn: number) => join(files.folder, `${turn}.duizhao`)
      const here = await begin({ userData: mine, env: clockEnv(offset) })
      await typeAndHear(here, 0, words)
      await here.reader.saved()
      await saveTo(here, file(0))

      let there = await begin({ userData: theirs, env: clockEnv('right') })
      if (!(await restoreFrom(there, file(0), words))) lost++
      disk?.fill()
      await typeAndHear(there, 0, ', theirs over it')
      words += ', theirs over it'
      if (fault === 'quit') await there.close()
      else await killTree(there.app)
      disk?.free()
      there = await begin({ userData: theirs, env: clockEnv('right') })
      await there.reader.caretIn('translation', 0)
      if ((await there.reader.translation(0)) !== words) lost++
      await saveTo(there, file(1))

      if (!(await restoreFrom(here, file(1), words))) lost++
      await setClock(here, 'right')
      await typeAndHear(here, 0, ', mine again')
      words += ', mine again'
      await here.reader.saved()
      await saveTo(here, file(2))
      if (!(await restoreFrom(there, file(2), words))) lost++
      await here.close()
      await there.close()
      return { lost, unsaved: null, told: null, fault: `${offset}; ${fault}` }
    } finally {
      remove()
      files.remove()
    }
  },
}
