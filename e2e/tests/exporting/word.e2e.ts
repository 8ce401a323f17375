/** The dialog of exports in the real program, and its DOCX files in a real LibreOffice. */
import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportAs, exportTo } from '../../support/exporting.ts'
import { answerSaveDialog, freshFolder } from '../../support/files.ts'
import { officeMissing, savedByOffice } from '../../support/libreoffice.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const folder = freshFolder()
const plainText = 'txt:Text (encoded):UTF8'

const dialog = () => opened.page.getByRole('dialog')
const preview = () => dialog().getByRole('region')

test('the dialog opens by key, shows what comes, exports, and remembers it after a restart', async () => {
  const { page, reader, app } = opened
  await reader.type(0, 'The first translation.')
  await reader.select(
    { side: 'source', index: 0, offset: 2 },
    { side: 'source', index: 0, offset: 6 },
  )
  await reader.press('Control+N')
  await page.keyboard.type('A note with words.')
  await page.keyboard.press('Escape')
  await reader.press('Control+Shift+E')
  await dialog().locator('select').first().selectOption('docxBilingual')
  await expect(preview()).toContainText('The first translation.')
  await expect(preview()).toContainText('A note with words.')
  await dialog().getByRole('radio', { name: 'None' }).check()
  await expect(preview()).not.toContainText('A note with words.')
  const path = join(folder, 'both.docx')
  await answerSaveDialog(app, path)
  await exportAs(page, 'docxBilingual')
  const message = page.locator('[data-pane="toasts"]')
  await expect(message).toContainText('Exported: both.docx')
  await expect(message.getByRole('button', { name: 'Show in Folder' })).toBeVisible()
  await expect(message.getByRole('button', { name: 'Open' })).toBeVisible()

  await opened.again()
  await opened.reader.press('Control+Shift+E')
  await expect(dialog().locator('select').first()).toHaveValue('docxBilingual')
  await expect(dialog().getByRole('radio', { name: 'None' })).toBeChecked()
  await dialog().getByRole('radio', { name: 'All' }).check()
  await answerSaveDialog(opened.app, join(folder, 'all.docx'))
  await exportAs(opened.page, 'docxBilingual')
})

test('a table for review goes through LibreOffice as DOCX, ODT and RTF with every paragraph', async () => {
  test.skip(officeMissing !== null, officeMissing ?? '')
  test.setTimeout(240_000)
  const path = join(folder, 'review.docx')
  await exportTo(opened, 'docxReview', path)
  const wanted = paragraphs.map(({ id }, i) => `${i + 1}·${id}`)
  for (const format of ['docx', 'odt', 'rtf']) {
    const text = readFileSync(savedByOffice(savedByOffice(path, format), plainText), 'utf8')
    const found = Array.from(text.matchAll(/\d+·[a-z0-9-]+/g), ([name]) => name)
    expect(found, format).toEqual(wanted)
    expect(text).toContain('The first translation.')
  }
  const files = unzipSync(readFileSync(savedByOffice(path, 'docx')))
  const part = (name: string) => new TextDecoder().decode(files[name])
  expect(part('word/settings.xml')).toContain('<w:trackRevisions')
  const tables = part('word/document.xml').split('<w:tbl>').slice(1)
  expect(tables.every(table => table.includes('<w:tblHeader'))).toBe(true)
  expect(part('word/comments.xml')).toContain('A note with words.')
})

test('a translation in LibreOffice has its words, its headings and its footnotes', async () => {
  test.skip(officeMissing !== null, officeMissing ?? '')
  test.setTimeout(240_000)
  const path = join(folder, 'translation.docx')
  await exportTo(opened, 'docxTranslation', path)
  const files = unzipSync(readFileSync(savedByOffice(path, 'docx')))
  const part = (name: string) => new TextDecoder().decode(files[name])
  const text = part('word/document.xml')
  const has = (words = '') => text.includes(words)
  expect([has('The first translation.'), has(paragraphs[1]?.text.slice(0, 12))]).toEqual([
    true,
    false,
  ])
  expect(text.match(/<w:footnoteReference /g)).toHaveLength(1)
  expect(part('word/footnotes.xml')).toContain('A note with words.')
  const headings = paragraphs.filter(({ kind }) => kind === 'heading').length
  expect(text.match(/<w:pStyle w:val="Heading\d"\/>/g)).toHaveLength(headings)
})
