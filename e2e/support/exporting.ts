import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { answerSaveDialog } from './files.ts'

/** Exports the open book, or what else the dialog is about, to `path` by the dialog. */
export async function exportTo(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  format: string,
  path: string,
): Promise<void> {
  await answerSaveDialog(app, path)
  await page.keyboard.press('Control+Shift+E')
  await exportAs(page, format)
}

/** Chooses the format in the dialog, and exports. Resolves when the dialog has closed. */
export async function exportAs(page: Page, format: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('select').first().selectOption(format)
  await dialog.locator('[data-action="export.start"]').click()
  await expect(dialog).toBeHidden({ timeout: 60_000 })
}
