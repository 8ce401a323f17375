/**
 * Panels that share one place. The panel that was asked for is visible, and its button shows that.
 */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const panel = (name: string) => opened.page.locator(`[data-pane="${name}"]`)
const pressed = (is: boolean) =>
  expect(opened.reader.action('view.contents')).toHaveAttribute('aria-pressed', String(is))

test('the contents replace the find panel when the reader opens them', async () => {
  const { reader } = opened
  await reader.press('Control+F')
  await expect(panel('find')).toBeVisible()
  await reader.action('view.contents').click()
  await expect(panel('contents')).toBeVisible()
  await expect(panel('find')).toHaveCount(0)
  await reader.press('Control+F')
  await expect(panel('find')).toBeVisible()
  await reader.press('Control+Shift+O')
  await expect(panel('contents')).toBeVisible()
  await expect(panel('find')).toHaveCount(0)
  await reader.press('Control+Shift+O')
  await expect(panel('contents')).toHaveCount(0)
})

test('the button of the contents is not pressed while the notes hide the contents in a narrow window', async () => {
  const { app, reader } = opened
  const size = (width: number) =>
    app.evaluate(({ BrowserWindow }, width) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, 720)
    }, width)
  await reader.press('Control+Shift+O', 'Control+Shift+N')
  await pressed(true)
  await size(720)
  await pressed(false)
  await expect(panel('contents')).toBeHidden()
  await reader.action('view.contents').click()
  await pressed(true)
  await expect(panel('contents')).toBeVisible()
  await expect(panel('notes')).toHaveCount(0)
  await reader.press('Control+Shift+O')
  await size(1280)
})

test('the focus in the contents goes to the caret when the notes come to hide them', async () => {
  const { app, reader } = opened
  const size = (width: number) =>
    app.evaluate(({ BrowserWindow }, width) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, 720)
    }, width)
  const hideContents = async () => {
    await size(1280)
    await panel('contents').getByRole('treeitem').first().focus()
    await size(720)
    await expect(panel('contents')).toHaveCount(0)
  }
  await reader.caretIn('translation', 2)
  await reader.press('Control+Shift+O', 'Control+Shift+N')
  await hideContents()
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 2 })
  await reader.press('Control+Shift+N', 'Control+Shift+O')
  await size(1280)
})
