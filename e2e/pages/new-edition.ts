/** What a reader does to bring the work on a book over to a new edition of it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { answerOpenDialog } from '../support/files.ts'
import { ReaderPage } from './reader.ts'

/** Writes both editions to files in `folder`, with a blank line between paragraphs. */
export function editionFiles(
  folder: string,
  first: readonly (string | undefined)[],
  second: readonly (string | undefined)[],
): readonly [older: string, newer: string] {
  const [older, newer] = [join(folder, '旧版.txt'), join(folder, '新版.txt')]
  writeFileSync(older, first.join('\n\n'))
  writeFileSync(newer, second.join('\n\n'))
  return [older, newer]
}

/**
 * In the library, imports the file `newer` as an edition of the book at hand. Returns the dialog
 * that then reports what was transferred.
 */
export async function importEdition(
  app: ElectronApplication,
  page: Page,
  newer: string,
): Promise<Locator> {
  await answerOpenDialog(app, newer)
  await page.locator('[data-action="library.import"]').first().click()
  await page.getByLabel('Your translations, marks and notes').selectOption({ index: 1 })
  await page.locator('[data-action="import.confirm"]').click()
  return page.getByRole('dialog')
}

/**
 * Adds the file `newer` to the library as a book of its own, beside the one that the program was
 * started with, and opens that one.
 */
export async function openBesideEdition(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  newer: string,
): Promise<ReaderPage> {
  const books = page.locator('[data-book-id]')
  await page.locator('[data-action="import.confirm"]').click()
  await expect(books).toHaveCount(2)
  await answerOpenDialog(app, newer)
  await page.locator('[data-action="library.import"]').first().click()
  await page.locator('[data-action="import.confirm"]').click()
  await expect(books).toHaveCount(3)
  const reader = new ReaderPage(page)
  await reader.open('旧版')
  return reader
}
