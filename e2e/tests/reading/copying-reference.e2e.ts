/** Copy with Reference: the words, the other side and the place, in a form that can be edited. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const clipboard = () => opened.app.evaluate(({ clipboard }) => clipboard.readText())
const emptyClipboard = () => opened.app.evaluate(({ clipboard }) => clipboard.clear())
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

test('selected words are copied with their translation, title and paragraph', async () => {
  const { reader } = opened
  await reader.type(1, 'What it says.')
  await reader.select(
    { side: 'source', index: 1, offset: 2 },
    { side: 'source', index: 1, offset: 8 },
  )
  await emptyClipboard()
  await reader.press('Control+Shift+C')
  await expect.poll(clipboard).toContain(`“${words(1, 2, 8)}”\nWhat it says.\n— `)
  expect(await clipboard()).toMatch(/¶ 2$/)
})

test('without a selection the paragraph at the caret is copied, and nothing for what is missing', async () => {
  const { reader } = opened
  await reader.caretAt('source', 2, 3)
  await emptyClipboard()
  await reader.press('Control+Shift+C')
  await expect.poll(clipboard).toContain(`“${paragraphs[2]?.text.trim()}”\n— `)
  await reader.select(
    { side: 'translation', index: 1, offset: 0 },
    { side: 'translation', index: 1, offset: 4 },
  )
  await reader.press('Control+Shift+C')
  await expect.poll(clipboard).toContain(`“${paragraphs[1]?.text.trim()}”\nWhat\n— `)
})

test('the form is edited in the settings, with an input method too, and kept for the next start', async () => {
  const { page, reader } = opened
  await page.keyboard.press('Control+,')
  const field = page.getByRole('textbox', { name: 'Copy with reference' })
  const sample = page.locator('output', { hasText: '学而' })
  await expect(sample).toContainText('¶ 1')
  await field.fill('《{title}》第{paragraph}段：{passage}')
  await expect(sample).toHaveText('《论语》第1段：学而时习之，不亦说乎？')
  await field.press('End')
  await reader.compose(['d', '对', '对照'])
  await expect(field).toHaveValue('《{title}》第{paragraph}段：{passage}对照')
  await page.keyboard.press('Escape')
  await reader.saved()
  await opened.again()
  await opened.reader.select(
    { side: 'source', index: 1, offset: 2 },
    { side: 'source', index: 1, offset: 8 },
  )
  await emptyClipboard()
  await opened.reader.press('Control+Shift+C')
  await expect.poll(clipboard).toMatch(new RegExp(`^《.+》第2段：${words(1, 2, 8)}对照$`))
  await opened.page.keyboard.press('Control+,')
  await opened.page.getByRole('button', { name: 'Use the Usual Form' }).click()
  await expect(opened.page.locator('output', { hasText: '学而' })).toContainText('¶ 1')
})
