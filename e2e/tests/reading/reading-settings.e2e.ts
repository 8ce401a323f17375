/** How the text looks: typefaces, lines, margins and paragraphs, from the settings to a restart. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

const body = (side: 'source' | 'translation') => opened.reader.paragraph(side, 1)
const style = (side: 'source' | 'translation', property: string) =>
  body(side).evaluate((it, name) => getComputedStyle(it).getPropertyValue(name), property)
const width = async () => (await body('source').boundingBox())?.width ?? 0
const left = async () => (await body('source').boundingBox())?.x ?? 0

/** Moves the slider named `label` to `value`. */
async function slide(label: string, value: number): Promise<void> {
  await opened.page.getByRole('dialog').getByLabel(label, { exact: true }).fill(String(value))
}

test('typefaces, measure, margins and paragraphs take effect at once and survive a restart', async () => {
  const { page, reader } = opened
  const edge = await left()
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Chinese typeface').selectOption('kai')
  await expect
    .poll(() => style('source', 'font-family'))
    .toMatch(/^"Missing Character", "Chinese Punctuation SC", "LXGW/)
  await slide('Longest line', 16)
  await expect.poll(width).toBe(16 * 20)
  await dialog.getByLabel('First line indented').check()
  await expect.poll(() => style('source', 'text-indent')).toBe('40px')
  expect(await style('source', 'padding-bottom')).toBe('0px')
  expect(await style('translation', 'text-indent')).toBe('27px')
  await dialog.getByRole('group', { name: 'Margins' }).getByLabel('Wide').check()
  await expect.poll(left).not.toBe(edge)
  await reader.press('Escape')
  await opened.again()
  expect(await style('source', 'font-family')).toMatch(/"LXGW WenKai"/)
  expect(await style('source', 'text-indent')).toBe('40px')
  expect(await width()).toBe(16 * 20)
})

test('a font of the system is chosen by its name, and a name without a font changes nothing', async () => {
  const { page, reader } = opened
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Translation typeface').selectOption({ label: 'Other font…' })
  const name = dialog.getByRole('textbox', { name: 'Name of the font: Translation typeface' })
  await name.fill('No Such Font 7')
  await expect(dialog.getByText('This computer has no font of that name.')).toBeVisible()
  expect(await style('translation', 'font-family')).toMatch(
    /^"Missing Character", "Source Serif 4 Variable"/,
  )
  await name.fill('DejaVu Serif')
  await expect.poll(() => style('translation', 'font-family')).toMatch(/^"DejaVu Serif"/)
  await expect(dialog.getByText('This computer has no font of that name.')).toBeHidden()
  await reader.press('Escape')
  await opened.again()
  expect(await style('translation', 'font-family')).toMatch(/^"DejaVu Serif"/)
})

test('the Chinese is drawn in traditional characters and wide signs, and copied as the book has it', async () => {
  const { page, reader } = opened
  const text = await body('source').textContent()
  const comma = await widthOfFirst(',')
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Traditional', { exact: true }).check()
  await dialog.getByLabel('Full-width commas').check()
  await expect
    .poll(() => style('source', 'font-family'))
    .toMatch(/^"Missing Character", "Traditional Forms"/)
  await expect.poll(() => widthOfFirst(',')).toBeCloseTo(20, 0)
  expect(comma).toBeLessThan(10)
  await expect.poll(facesOfSource).toContain('Traditional Forms')
  const titles = page.locator('[data-part="title"] h2, [data-pane="bar"] h1')
  expect(
    await titles.evaluateAll(all => all.map(it => getComputedStyle(it).fontFamily.split(', ')[1])),
  ).toEqual(['"Traditional Forms"', '"Traditional Forms"'])
  await reader.press('Escape')
  expect(await body('source').textContent()).toBe(text)
  await reader.select(
    { side: 'source', index: 1, offset: 0 },
    { side: 'source', index: 1, offset: 12 },
  )
  expect(await page.evaluate(() => String(getSelection()))).toBe(text?.slice(0, 12))
  await opened.again()
  await expect
    .poll(() => style('source', 'font-family'))
    .toMatch(/^"Missing Character", "Traditional Forms"/)
  await opened.reader.press('Control+,')
  await opened.page.getByRole('dialog').getByLabel('The book’s characters').check()
  await expect
    .poll(() => style('source', 'font-family'))
    .toMatch(/^"Missing Character", "Chinese Punctuation SC"/)
})

/** The width of the first `sign` of the paragraph. */
const widthOfFirst = (sign: string) =>
  body('source').evaluate((it, wanted) => {
    const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect().width
    }
    return 0
  }, sign)

/** The families that have loaded a file. */
const facesOfSource = () =>
  opened.page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', '')),
  )
