/**
 * The clock is wrong, or is corrected, while the reader writes. Text that the status line shows as
 * saved survives.
 */
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { clockEnv, setClock, type Offset } from '../../support/clock.ts'
import { killTree } from '../../support/faults.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { fullDisk } from '../../support/refusals.ts'

const jumps: readonly (readonly [Offset, Offset])[] = [
  ['right', 'a day back'],
  ['ten years ahead', 'right'],
]

for (const [first, then] of jumps)
  test(`no saved text is lost if the database fails and the clock jumps from ${first} to ${then}`, async () => {
    const userData = freshProfile()
    const program = await launchPlain({ userData, env: clockEnv(first) })
    const reader = new ReaderPage(program.page)
    await reader.open()
    await reader.type(1, 'Saved')
    await reader.saved()
    await setClock(program, then)
    await fullDisk(program.page)
    await program.page.keyboard.type(', and kept')
    await expect(program.page.locator('[data-save-state]')).toHaveAttribute(
      'data-save-state',
      'journal-only',
    )
    await killTree(program.app)

    const again = await launchPlain({ userData, env: clockEnv(then) })
    // A report lists what was restored.
    await expect(again.page.locator('[data-start-report]').first()).toBeVisible()
    await again.page.keyboard.press('Escape')
    const found = new ReaderPage(again.page)
    await found.open()
    await expect.poll(() => found.translation(1)).toBe('Saved, and kept')
    await again.close()
    removeProfile(userData)
  })
