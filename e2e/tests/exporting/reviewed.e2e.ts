/** A table for review goes out, is reviewed in a real LibreOffice, and comes back pair by pair. */
import { expect, test } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { removeProfile } from '../../support/app.ts'
import { exportTo } from '../../support/exporting.ts'
import { answerOpenDialog, freshFolder } from '../../support/files.ts'
import { drivingMissing, reviewedByOffice, savedByOffice } from '../../support/libreoffice.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const folder = freshFolder()
test.afterAll(() => removeProfile(folder))

const sent = ['One.', 'Two.', 'Three.', 'Four words of it.', 'Five.', 'Six.', 'Seven.', 'Eight.']
const dialog = () => opened.page.getByRole('dialog', { name: 'Bring Back a Reviewed File' })
const rows = () => dialog().locator('[data-row]')
const apply = () => dialog().locator('[data-action="reviewed.apply"]')

async function bringBack(path: string): Promise<void> {
  await answerOpenDialog(opened.app, path)
  await opened.reader.press('Control+F8')
  await expect(dialog()).toBeVisible({ timeout: 30_000 })
}

/** The cases of the rows that are shown, with the numbers of their paragraphs. */
const cases = () =>
  rows().evaluateAll(all =>
    all.map(row => `${row.getAttribute('data-row')}: ${row.getAttribute('data-case')}`),
  )

test('a file that LibreOffice saved without changes has nothing to decide', async () => {
  test.skip(drivingMissing !== null, drivingMissing ?? '')
  test.setTimeout(240_000)
  for (const [i, words] of sent.entries()) await opened.reader.type(i, words)
  const path = join(folder, 'review.docx')
  await exportTo(opened, 'docxReview', path)
  await expect.poll(() => existsSync(path)).toBe(true)
  for (const format of ['docx', 'odt', 'rtf']) {
    await bringBack(savedByOffice(path, format))
    await expect(dialog(), format).toContainText('Nothing in this file is to be decided.')
    await opened.page.keyboard.press('Escape')
    await expect(dialog()).toBeHidden()
  }
})

test('a review comes back by DOCX, ODT and RTF, is applied as one step, and undone as one', async () => {
  test.skip(drivingMissing !== null, drivingMissing ?? '')
  test.setTimeout(240_000)
  const { reader, page } = opened
  const formats = ['docx', 'odt', 'rtf']
  const files = reviewedByOffice(join(folder, 'review.docx'), formats)
  // Meanwhile the reader has gone on with the second paragraph.
  await reader.type(1, 'Mine. ')
  for (const [i, path] of files.entries()) {
    await bringBack(path)
    await expect(rows().first()).toBeVisible()
    expect(
      (await cases()).filter(one => !one.startsWith('note ')),
      formats[i],
    ).toEqual([
      'pair 0: there',
      'pair 1: both',
      'pair 2: there',
      'pair 4: source',
      'row 3: unknown',
    ])
    await expect(dialog()).toContainText('A footnote of the reviewer.')
    // LibreOffice writes a comment that a macro made without its words to RTF.
    if (formats[i] !== 'rtf') await expect(dialog()).toContainText('Is this too free?')
    await page.keyboard.press('Escape')
    await expect(dialog()).toBeHidden()
  }
  await bringBack(files[0] ?? '')
  await dialog().locator('[data-action="reviewed.acceptAll"]').click()
  await expect(apply()).toHaveText('Apply 4 Changes')
  await apply().click()
  await expect(dialog()).toBeHidden()
  await expect(page.locator('[data-pane="toasts"]')).toContainText('Applied 4 changes')
  await expect(reader.paragraph('translation', 0)).toContainText('One. Added at the end.')
  await expect(reader.paragraph('translation', 7)).toContainText('Eight.')
  await reader.press('Control+Z')
  await expect(reader.paragraph('translation', 0)).not.toContainText('Added at the end.')
  await reader.press('Control+Shift+Z')
  await opened.again()
  await expect(opened.reader.paragraph('translation', 0)).toContainText('One. Added at the end.')
})
