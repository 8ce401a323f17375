/** Glosses above words not known: by key, by menu, in the settings, and after a restart. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const shown = async (what: 'glosses' | 'drawn') => {
  const pictures = opened.page.locator('.aids-picture')
  const texts = await pictures.evaluateAll(
    (all, name) =>
      all.flatMap(each => (each instanceof HTMLElement ? (each.dataset[name] ?? '') : [])),
    what,
  )
  return texts.join(' || ')
}
const glosses = () => shown('glosses')
/** Whether the first word of paragraph 3 has the gloss of the dictionary. */
const isDeepened = async () => /(^| \|\| )deepen \|/.test(await glosses())

/** How far the lines of a paragraph of the source are apart, in CSS pixels. */
const leading = (index: number) =>
  opened.page.evaluate(number => {
    const pair = document.querySelectorAll('[data-side="source"][data-paragraph-id]')[number]
    return pair ? parseFloat(getComputedStyle(pair).lineHeight) : NaN
  }, index)

/** The same of its headings, as a part of the size of their type. */
const headingSpacing = () =>
  opened.page
    .locator('.column.source > .kind-heading')
    .first()
    .evaluate(heading => {
      const { lineHeight, fontSize } = getComputedStyle(heading)
      return parseFloat(lineHeight) / parseFloat(fontSize)
    })

test('a key shows glosses above words that are not known, which copies do not contain', async () => {
  const { reader, app } = opened
  await reader.caretAt('source', 3, 0)
  const before = await leading(3)
  await reader.press('Control+8')
  await expect.poll(glosses).toContain('deepen')
  expect(await leading(3)).toBe(before)
  // A gloss has 0.6 of the size above the characters, and 1.16 with readings.
  expect(await headingSpacing()).toBeGreaterThan(1.6)
  await reader.press('Control+A', 'Control+C')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('深化同东盟')
  expect(copied).not.toContain('deepen')
  await reader.press('ArrowLeft', 'ArrowRight')
  expect(await reader.caret()).toEqual({ side: 'source', index: 3, offset: 1 })
  await reader.press('Control+5')
  await expect.poll(() => shown('drawn')).toContain('shēn huà')
  await expect.poll(glosses).toContain('deepen')
  expect(await leading(3)).toBe(44)
  expect(await headingSpacing()).toBeGreaterThan(2.16)
  await reader.press('Control+5')
  await expect.poll(() => shown('drawn')).not.toContain('shēn')
  await reader.press('Control+8')
  await expect.poll(glosses).toMatch(/^[ |]*$/)
})

test('a known word has no gloss, and the reader’s own gloss is shown first', async () => {
  const { page, reader } = opened
  await reader.caretAt('source', 3, 1)
  await reader.press('Control+8')
  await expect.poll(isDeepened).toBe(true)
  await reader.press('F5')
  const status = page.locator('[data-action="word.status"]')
  await status.selectOption('Known')
  await expect.poll(isDeepened).toBe(false)
  await status.selectOption('Learning')
  await expect.poll(isDeepened).toBe(true)
  await page.keyboard.press('Escape')
  await reader.caretAt('source', 3, 1)
  await reader.press('Control+Shift+F5')
  await page.getByRole('textbox', { name: 'Meaning' }).fill('make deep')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(glosses).toContain('make deep')
  await reader.caretAt('source', 3, 0)
  await reader.press('Control+Z', 'Control+Z', 'Control+Z')
  await expect.poll(glosses).not.toContain('make deep')
  await expect.poll(isDeepened).toBe(true)
})

test('the settings say which words have glosses, and it survives a restart', async () => {
  const { page } = opened
  await chooseInMenu(opened.app, 'view.glosses')
  await expect.poll(glosses).toMatch(/^[ |]*$/)
  await opened.reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Show glosses above words not known').check()
  await dialog.getByLabel('All words not known', { exact: true }).check()
  await opened.reader.press('Escape')
  await expect.poll(glosses).toContain('cooperate')
  await opened.again()
  await expect.poll(glosses).toContain('cooperate')
})
