/** A selection over the sections of a book: by mouse and keys, copied, marked and replaced. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { exportAs } from '../../support/exporting.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs, secondSection } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const last = secondSection - 1

const clipboard = () => opened.app.evaluate(({ clipboard }) => clipboard.readText())
const emptyClipboard = () => opened.app.evaluate(({ clipboard }) => clipboard.clear())

/** The words that are shown as selected, by the engine or by us. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const highlight = CSS.highlights.get('book-selection')
    return [...(highlight ?? [])].map(String).join('').length + String(getSelection()).length
  })

const text = (index: number) => paragraphs[index]?.text ?? ''

test('a mouse drag over the border of two sections selects in both, and the mark there survives a restart and undo', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: last, offset: 2 },
    { side: 'source', index: secondSection, offset: 3 },
  )
  const bar = page.locator('[data-pane="mark-bar"]')
  await expect(bar).toBeVisible()
  await emptyClipboard()
  await reader.press('Control+C')
  const words = [text(last).slice(2), text(secondSection).slice(0, 3)]
  await expect.poll(clipboard).toBe(words.join('\n\n'))

  await reader.press('Alt+1')
  // A heading has an element for each word that is kept together.
  const marked = () =>
    Promise.all(
      [last, secondSection].map(async index => {
        const parts = reader.paragraph('source', index).locator('[data-mark-id]')
        return (await parts.allTextContents()).join('')
      }),
    )
  await expect.poll(marked).toEqual(words)
  await reader.press('Control+Z')
  await expect.poll(marked).toEqual(['', ''])
  await reader.press('Control+Shift+Z')
  await expect.poll(marked).toEqual(words)
  await page.reload()
  await reader.openUnlessOpen()
  // Both sections are drawn there, wherever the page is while it opens.
  await expect(async () => {
    await reader.near(last)
    expect(await marked()).toEqual(words)
  }).toPass()
})

test('a mouse held below the page scrolls it slowly enough to read', async () => {
  const { reader, page } = opened
  await reader.near(1)
  const paragraph = reader.paragraph('source', 1)
  await paragraph.evaluate(element => element.scrollIntoView({ block: 'start' }))
  const box = await paragraph.boundingBox()
  if (!box) throw new Error('the paragraph is not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + 10]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 20, { steps: 4 })
  const pane = page.locator('[data-pane="text"]')
  const bottom = await pane.evaluate(element => element.getBoundingClientRect().bottom)
  await page.mouse.move(x, bottom + 150, { steps: 2 })
  const steps = await pane.evaluate(async element => {
    const steps: number[] = []
    for (let before = element.scrollTop; steps.length < 20; before = element.scrollTop) {
      // What the frame shows is known after it.
      await new Promise(requestAnimationFrame)
      await new Promise(resolve => setTimeout(resolve))
      steps.push(element.scrollTop - before)
    }
    return steps
  })
  await page.mouse.up()
  expect(Math.max(...steps)).toBeGreaterThan(0)
  expect(Math.max(...steps)).toBeLessThan(100)
  expect(await reader.caret()).toMatchObject({ side: 'source' })
})

test('Ctrl+A twice and Ctrl+C copy the whole book, and a click ends the selection', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 2)
  await emptyClipboard()
  await reader.press('Control+A', 'Control+A')
  await expect.poll(() => drawn(page)).toBeGreaterThan(text(0).length + text(2).length)
  await reader.press('Control+C')
  await expect.poll(clipboard).toBe(paragraphs.map(paragraph => paragraph.text).join('\n\n'))
  await reader.caretIn('source', 2)
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('book-selection'))).toBe(false)
})

test('Select All in the menu takes what Ctrl+A takes: the paragraph, the book, or the words of a field', async () => {
  const { app, reader, page } = opened
  const selectAll = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        .find(({ label }) => label === 'Select All')
        ?.click(),
    )
  await reader.caretIn('source', 2)
  await emptyClipboard()
  await selectAll()
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(text(2))
  await selectAll()
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('book-selection'))).toBe(true)
  await reader.press('Control+C')
  await expect.poll(clipboard).toBe(paragraphs.map(paragraph => paragraph.text).join('\n\n'))
  await reader.press('ArrowLeft', 'Control+F')
  await page.keyboard.type('words')
  await selectAll()
  const selected = () =>
    page
      .locator('input:focus')
      .evaluate((it: HTMLInputElement) => (it.selectionEnd ?? 0) - (it.selectionStart ?? 0))
  await expect.poll(selected).toBe('words'.length)
  await page.keyboard.type('中国')
  await expect(page.locator(':focus')).toHaveValue('中国')
  await reader.press('Escape')
})

test('Ctrl+End and Ctrl+Home go to the ends of the book, and pages move the caret with the view', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 0)
  await reader.press('Control+End')
  const end = {
    side: 'source',
    index: paragraphs.length - 1,
    offset: text(paragraphs.length - 1).length,
  }
  await expect.poll(() => reader.caret()).toEqual(end)
  await reader.press('Control+Home')
  await expect.poll(() => reader.caret()).toEqual({ side: 'source', index: 0, offset: 0 })
  // From the first page to the last line, over every border.
  let before = -1
  await expect(async () => {
    await reader.press('PageDown')
    await page.evaluate(() => new Promise(requestAnimationFrame))
    const at = await reader.caret()
    expect(at?.index).toBeGreaterThanOrEqual(before)
    before = at?.index ?? before
    expect(at).toEqual(end)
  }).toPass({ timeout: 30_000, intervals: [20] })
  await reader.press('Shift+PageUp')
  await reader.press('Control+Shift+Home')
  await emptyClipboard()
  await expect(async () => {
    await reader.press('Control+C')
    expect(await clipboard()).toBe(paragraphs.map(paragraph => paragraph.text).join('\n\n'))
  }).toPass()
})

test('a key, a composition and Delete replace a selection of translations in two sections, and undo brings all back', async () => {
  const { reader } = opened
  await reader.type(last, 'first words')
  await reader.type(secondSection, 'second words')
  const both = () => reader.translations(last, 2)
  const select = async () => {
    await reader.caretAt('translation', last, 6)
    await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: last, offset: 6 })
    await reader.press('Shift+ArrowDown')
    await reader.press('Shift+End')
    await expect
      .poll(() => opened.page.evaluate(() => CSS.highlights.has('book-selection')))
      .toBe(true)
  }
  for (const [act, after] of [
    [() => reader.press('Delete'), ['first ', '']],
    [() => reader.press('x'), ['first x', '']],
    [() => reader.compose(['z', 'zh', '中']), ['first ', '中']],
  ] as const) {
    await select()
    await act()
    await expect.poll(both).toEqual(after)
    while ((await both()).join() !== 'first words,second words') {
      await reader.press('Control+Z')
    }
  }
})

test('hits are replaced only in the selection, over the border of two sections', async () => {
  const { reader, page } = opened
  const words = [-1, 0, 1].map(by => secondSection + by)
  for (const index of words) {
    await reader.caretIn('translation', index)
    await reader.press('Shift+Home')
    await page.keyboard.type('a great river, a river')
  }
  await reader.caretAt('translation', last, 8)
  await reader.press('Shift+ArrowDown', 'Shift+End', 'Control+H')
  await page.keyboard.type('river')
  const replace = page.getByRole('button', { name: /^Replace \d/ })
  await expect(replace).toHaveText('Replace 6')
  await page.getByLabel('Only in the selection').check()
  const limited = `Only in the selection (paragraphs ${last + 1}–${secondSection + 1})`
  await expect(page.getByLabel(limited)).toBeChecked()
  await expect(replace).toHaveText('Replace 4')
  // What is written beside the selection meanwhile is not in it.
  await reader.caretAt('translation', last, 0)
  await page.keyboard.type('the great river, ')
  await reader.caretIn('translation', secondSection)
  await page.keyboard.type(', no river')
  const results = page.locator('[data-pane="find"]')
  await expect(results).toContainText('… river, a great river')
  await expect(results).toContainText('no river')
  await expect(replace).toHaveText('Replace 4')
  await page.getByLabel('Replace with').fill('lake')
  await replace.click()
  const after = [
    'the great river, a great lake, a lake',
    'a great lake, a lake, no river',
    'a great river, a river',
  ]
  await expect.poll(() => reader.translations(last, 3)).toEqual(after)
  await page.getByLabel(limited).uncheck()
  await expect(replace).toHaveText('Replace 4')
  await reader.press('Escape')
  await expect(page.locator('[data-pane="find"]')).toBeHidden()
})

test('only the selected paragraphs are exported, with their translations', async () => {
  const { app, reader, page } = opened
  const file = join(mkdtempSync(join(tmpdir(), 'duizhao-selection-')), 'part.md')
  await answerSaveDialog(app, file)
  const choose = () => chooseInMenu(app, 'export.selection')
  await reader.caretIn('source', last)
  await choose()
  await expect(page.getByText('Nothing is selected.')).toBeVisible()
  await reader.select(
    { side: 'source', index: last, offset: 2 },
    { side: 'source', index: secondSection, offset: 3 },
  )
  await choose()
  await exportAs(page, 'markdown')
  // Without what Markdown escapes, and without the numbers of marks.
  const exported = () =>
    existsSync(file) ? readFileSync(file, 'utf8').replaceAll(/\\|\[\^\d+\]|<\/?mark>/g, '') : ''
  await expect.poll(exported).toContain(text(secondSection))
  expect(exported()).toContain(text(last))
  expect(exported()).toContain('a great lake')
  expect(exported()).not.toContain(text(last - 1))
  expect(exported()).not.toContain(text(secondSection + 1))
})
