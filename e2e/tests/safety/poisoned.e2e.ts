/** Numbers that no date can hold, in a backup file and in a library of an older program. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync, zipSync } from 'fflate'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { answerOpenDialog, answerSaveDialog } from '../../support/files.ts'
import { freshForEach } from '../../support/fresh.ts'
import { ReaderPage } from '../../pages/reader.ts'

const profile = freshForEach()

/** Saves a backup file of everything through its dialog. */
async function saveBackup(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+B')
  await page.locator('[data-action="backup.save"]').click()
  await page.getByRole('radio', { name: 'Everything' }).check()
  await page.locator('[data-action="backup.keep"]').click()
  await expect(page.getByText('Backup file saved:')).toBeVisible()
}

/** Sets the times of the rows with `words` in the backup at `path` to `time`. */
function poison(path: string, words: string, time: string): void {
  const files = unzipSync(readFileSync(path))
  const changed = Object.entries(files).map(([name, bytes]) => {
    const lines = Buffer.from(bytes).toString('utf8').split('\n')
    const poisoned = lines.map(line =>
      line.includes(words) ? line.replace(/"(updatedAt|createdAt|at)":\d+/g, `"$1":${time}`) : line,
    )
    return [name, name.endsWith('.json') ? Buffer.from(poisoned.join('\n')) : bytes] as const
  })
  writeFileSync(path, zipSync(Object.fromEntries(changed)))
}

test('a backup with impossible dates is restored without those rows, and the library opens before and after a restart', async () => {
  const file = join(profile.folder, '毒.duizhao')
  let program = await launchPlain({ userData: profile.userData })
  let reader = new ReaderPage(program.page)
  await reader.open()
  await reader.type(0, 'From the year 275760')
  await reader.type(1, 'Sound')
  await reader.saved()
  await answerSaveDialog(program.app, file)
  await saveBackup(program.page)
  await program.close()
  poison(file, 'From the year 275760', '8640000000000001')

  const fresh = freshProfile()
  program = await launchPlain({ userData: fresh })
  reader = new ReaderPage(program.page)
  await reader.open()
  await answerOpenDialog(program.app, file)
  await program.page.keyboard.press('Control+Shift+B')
  await reader.action('backup.restore').click()
  await expect(program.page.getByText('could not be read and')).toBeVisible()
  await reader.action('restore.confirm').click()
  await expect.poll(() => reader.translation(1)).toBe('Sound')
  expect(await reader.translation(0)).toBe('')
  await reader.press('Escape')
  await program.close()

  program = await launchPlain({ userData: fresh })
  reader = new ReaderPage(program.page)
  await expect(program.page.locator('[data-not-shown]')).toHaveCount(0)
  await reader.open()
  await expect.poll(() => reader.translation(1)).toBe('Sound')
  await program.close()
  removeProfile(fresh)
})

test('a library with impossible dates opens, shows its text and can be edited', async () => {
  let program = await launchPlain({ userData: profile.userData })
  let reader = new ReaderPage(program.page)
  await reader.open()
  await reader.type(0, 'Still mine')
  await reader.saved()
  // An older program could leave such rows in the database, past every check.
  await program.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('duizhao')
        opening.onerror = () => reject(new Error('not opened'))
        opening.onsuccess = () => {
          const names = ['translations', 'positions', 'categories', 'meta']
          const writing = opening.result.transaction(names, 'readwrite')
          for (const name of names.slice(0, 3)) {
            const cursor = writing.objectStore(name).openCursor()
            cursor.onsuccess = () => {
              if (!cursor.result) return
              cursor.result.update({ ...cursor.result.value, updatedAt: 8640000000000001 })
              cursor.result.continue()
            }
          }
          writing.objectStore('meta').put({ key: 'seq', value: Number.MAX_SAFE_INTEGER })
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
  await program.close()

  program = await launchPlain({ userData: profile.userData })
  reader = new ReaderPage(program.page)
  // If the program saved nothing more, its sequence number is useless. The library is then rebuilt
  // from the second copy, and a report appears. A position saved at the end corrects the number.
  const report = program.page.locator('[data-start-report]')
  await program.page.addLocatorHandler(report, () =>
    program.page.locator('[data-action="dialog.close"]').last().click(),
  )
  await expect(program.page.locator('[data-not-shown]')).toHaveCount(0)
  await reader.open()
  await expect.poll(() => reader.translation(0)).toBe('Still mine')
  await reader.type(0, ', and more')
  await reader.saved()
  await program.close()

  program = await launchPlain({ userData: profile.userData })
  reader = new ReaderPage(program.page)
  await reader.open()
  await expect.poll(() => reader.translation(0)).toBe('Still mine, and more')
  await program.close()
})
