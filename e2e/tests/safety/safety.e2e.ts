/** Backups that the reader controls: snapshots, backup files and earlier versions. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchPlain, removeProfile } from '../../support/app.ts'
import { answerOpenDialog, answerSaveDialog, freshFolder } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { ReaderPage } from '../../pages/reader.ts'

const opened = openedWhitePaper()
let folder = ''
test.beforeAll(() => {
  folder = freshFolder()
})
test.afterAll(() => removeProfile(folder))

test('the reader can make a snapshot, look into it and restore a paragraph from it', async () => {
  const { page, reader } = opened
  await reader.type(0, 'The first wording')
  await reader.saved()
  await reader.press('Control+Shift+B')
  await reader.action('backup.now').click()
  await expect(page.getByText('A snapshot was made and verified.')).toBeVisible()
  await expect(page.locator('[data-backup][data-kind="manual"]')).toHaveCount(1)
  await reader.press('Escape')

  await reader.type(0, ', spoilt')
  await reader.type(1, 'Made since')
  await reader.saved()
  await reader.press('Control+Shift+B')
  await page.locator('[data-kind="manual"] [data-action="backup.look"]').click()
  await reader.action('restore.book').click()
  const difference = page.locator('[data-difference]')
  await expect(difference).toHaveCount(1)
  await expect(difference.locator('ins')).toHaveText(', spoilt')
  await reader.action('restore.row').click()
  await expect(page.getByText('This book has no differences now.')).toBeVisible()
  await reader.action('restore.cancel').click()
  await reader.press('Escape')
  await expect.poll(() => reader.translations(0, 2)).toEqual(['The first wording', 'Made since'])
})

test('a restore is undone as one step', async () => {
  const { page, reader } = opened
  await reader.press('Control+Shift+B')
  // The message about the restore has such a button too, while it is visible.
  await page.getByRole('dialog').locator('[data-action="restore.undo"]').click()
  await expect(page.getByText('Undone: Restore')).toBeVisible()
  await reader.press('Escape')
  await expect
    .poll(() => reader.translations(0, 2))
    .toEqual(['The first wording, spoilt', 'Made since'])
})

test('a backup file adds everything to another library after a preview, and undo removes it again', async () => {
  const { app, page, reader } = opened
  const file = join(folder, '备份.duizhao')
  await reader.type(2, 'Taken along')
  await reader.saved()
  await answerSaveDialog(app, file)
  await reader.press('Control+Shift+B')
  await reader.action('backup.save').click()
  await page.getByRole('radio', { name: 'Everything' }).check()
  await reader.action('backup.keep').click()
  await expect(page.getByText('Backup file saved:')).toBeVisible()
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')

  const other = await launchPlain()
  const there = new ReaderPage(other.page)
  await there.open()
  await answerOpenDialog(other.app, file)
  await other.page.keyboard.press('Control+Shift+B')
  await there.action('backup.restore').click()
  const translations = other.page.getByRole('row', { name: 'Translations' })
  await expect(translations.locator('[data-verdict="added"]')).toHaveText('3')
  await there.action('restore.confirm').click()
  await expect.poll(() => there.translation(2)).toBe('Taken along')

  await other.page.getByRole('dialog').locator('[data-action="restore.undo"]').click()
  await there.press('Escape')
  await expect.poll(() => there.translation(2)).toBe('')
  await other.close()
})

test('an earlier version of a translation is compared and restored, and undo reverses that', async () => {
  const { page, reader } = opened
  await reader.type(3, 'A version to keep')
  await reader.press('Control+Enter')
  await reader.saved()
  await reader.type(3, ' and to change')
  await reader.saved()
  await reader.press('Control+Shift+H')
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' })
  await expect(dialog.locator('ins')).toHaveText(' and to change')
  await reader.action('history.restore').click()
  await expect.poll(() => reader.translation(3)).toBe('A version to keep')
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(3)).toBe('A version to keep and to change')
})

test('an earlier version of a note is restored', async () => {
  const { page, reader } = opened
  await reader.caretAt('source', 1, 0)
  await reader.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+N')
  await page.keyboard.type('A first thought')
  await reader.press('Escape')
  await reader.saved()
  await reader.action('note.edit').first().click()
  await reader.press('Control+A')
  await page.keyboard.type('No')
  await reader.press('Escape')
  await reader.saved()
  await reader.action('note.history').first().click()
  await reader.action('history.restore').click()
  await expect(page.locator('[data-annotation-id]').first()).toContainText('A first thought')
})

test('the caret returns to its place after looking into a snapshot and after restoring one', async () => {
  const { page, reader } = opened
  const dialog = page.getByRole('dialog')
  await reader.type(4, 'Here')
  await reader.press('Control+Shift+B')
  await reader.action('backup.now').click()
  await expect(page.getByText('A snapshot was made and verified.')).toBeVisible()
  await reader.press('Escape')
  await reader.type(4, ' and on')
  await reader.caretAt('translation', 4, 2)

  const lookInside = async () => {
    await reader.press('Control+Shift+B')
    await page.locator('[data-kind="manual"] [data-action="backup.look"]').first().press('Enter')
    await expect(reader.action('restore.confirm')).toBeVisible()
  }
  await lookInside()
  await reader.press('Escape')
  await expect(reader.action('backup.now')).toBeVisible()
  await reader.press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: 4, offset: 2 })
  await page.keyboard.type('-')
  await expect.poll(() => reader.translation(4)).toBe('He-re and on')

  await lookInside()
  await reader.action('restore.confirm').press('Enter')
  await expect(reader.action('backup.now')).toBeVisible()
  await reader.press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 4 })
  await expect.poll(() => reader.translation(4)).toBe('Here')
})
