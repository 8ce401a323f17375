/** The dictionary: the word at the caret and under the mouse, and the search. */
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

const card = () => opened.page.locator('[data-pane="dictionary"]')
/** The card takes the keyboard when it has found the word. */
const firstSense = () => card().locator('[data-entries] button').first()
const entry = (expression: string) => card().locator(`[data-entry="${expression}"]`)
const search = () => opened.page.locator('[data-pane="dictionary-search"]')
const lit = () =>
  opened.page.evaluate(() => [...(CSS.highlights.get('looked-up') ?? [])].map(String).join())

test('a key shows the word at the caret, arrow keys go to its neighbours, and Escape goes back', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 1, 11)
  await reader.press('F5')
  await expect(entry('框架').first()).toContainText('kuàng jià')
  expect(await lit()).toBe('框架')
  await expect(firstSense()).toBeFocused()
  expect(await found(page)).toEqual([])
  await page.keyboard.press('ArrowLeft')
  await expect(entry('集团').first()).toContainText('group')
  expect(await lit()).toBe('集团')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(card()).toHaveAttribute('aria-label', 'Dictionary: 下')
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()
  expect(await lit()).toBe('')
  expect(await reader.caret()).toEqual({ side: 'source', index: 1, offset: 11 })
})

test('Enter writes a meaning into the translation at its caret, as one step of undo', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 2)
  await page.keyboard.type('The growing')
  await reader.caretAt('source', 2, 8)
  await reader.press('F5')
  await expect(entry('数字').first()).toBeVisible()
  await expect(firstSense()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card()).toBeHidden()
  expect(await reader.translation(2)).toBe('The growing numeral')
  await page.keyboard.type(' economy')
  expect(await reader.translation(2)).toBe('The growing numeral economy')
  await reader.press('Control+Z')
  await reader.press('Control+Z')
  expect(await reader.translation(2)).toBe('The growing')
  await reader.press('Control+Shift+Z')
  expect(await reader.translation(2)).toBe('The growing numeral')
})

test('a meaning goes to the end of a translation in which the caret was not put', async () => {
  const { reader, page } = opened
  await reader.type(5, 'Spring comes late')
  await reader.caretAt('source', 5, 4)
  await reader.press('Control+Shift+D', 'F5')
  await expect(firstSense()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.translation(5)).toMatch(/^Spring comes late ./)
})

test('a double click shows the whole word and selects it, and makes a term of it', async () => {
  const { reader, page } = opened
  await reader.near(3)
  const place = await reader.paragraph('source', 3).evaluate(element => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    const range = document.createRange()
    if (!text) throw new Error('no text')
    range.setStart(text, 4)
    range.setEnd(text, 5)
    const { x, y, width, height } = range.getBoundingClientRect()
    const { left, top } = element.getBoundingClientRect()
    return { x: x - left + width / 2, y: y - top + height / 2 }
  })
  await reader.paragraph('source', 3).dblclick({ position: place })
  await expect(card().locator('[data-entry]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()
  await reader.paragraph('source', 3).dblclick({ position: place })
  await expect(card().locator('[data-entry]').first()).toBeVisible()
  const word = await lit()
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(word)
  const line = await page.evaluate(() => {
    const [range] = CSS.highlights.get('looked-up') ?? []
    return range instanceof Range ? range.getBoundingClientRect().toJSON() : null
  })
  const box = await card().boundingBox()
  expect(box && (box.y >= line.bottom || box.y + box.height <= line.top)).toBe(true)
  await card().locator('[data-action="term.make"]').click()
  const item = page.locator('[data-pane="notes"] [data-annotation-id]')
  await expect(item).toContainText(word)
  await expect(item.getByLabel('Pronunciation')).not.toHaveValue('')
  await expect(item.getByLabel('Rendering')).not.toHaveValue('')
  await reader.press('Control+Z')
  await expect(item).toHaveCount(0)
})

test('the search finds Chinese, pinyin, English and patterns, also as an input method composes', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 4)
  await reader.press('Control+F5')
  const field = search().getByRole('searchbox')
  await expect(field).toBeFocused()
  for (const [query, expression] of [
    ['zi4you2', '自由'],
    ['ziyou', '自由'],
    ['freedom', '自由'],
    ['*会主义', '社会主义'],
    ['網絡', '网络'],
  ] as const) {
    await field.fill(query)
    await expect(search().locator(`[data-entry="${expression}"]`).first()).toBeVisible()
  }
  expect(await found(page)).toEqual([])
  await field.fill('ziyou')
  await page.keyboard.press('Home')
  await page.keyboard.type('bu ')
  await expect(field).toHaveValue('bu ziyou')
  await reader.press('F5')
  await expect(field).toBeFocused()
  await field.fill('')
  await reader.composing('wangluo')
  await expect(search().getByRole('status')).not.toContainText('wangluo')
  await reader.keyInComposition('Enter')
  await expect(field).toBeFocused()
  await reader.composing('')
  await field.fill('ziyou')
  await expect(search().locator('[data-entry]').first()).toHaveAttribute('data-entry', '自由')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(search()).toBeHidden()
  expect(await reader.translation(4)).toBe('freedom')
})

test('an entry leads to the words it mentions and back, and Escape closes the search', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 1, 4)
  await reader.press('F5')
  await expect(entry('与').first()).toBeVisible()
  await card().locator('[data-action="word.open"]').first().click()
  await expect(card().locator('[data-action="word.back"]')).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(entry('与').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await reader.press('Control+F5')
  await page.keyboard.press('Escape')
  await expect(search()).toBeHidden()
  expect(await reader.caret()).toEqual({ side: 'source', index: 1, offset: 4 })
})

test('readings are written in the style that the reader chose, after a restart too', async () => {
  const { reader, page } = opened
  await reader.press('Control+,')
  await page.getByLabel('Bopomofo').check()
  await page.keyboard.press('Escape')
  await opened.again()
  await opened.reader.caretAt('source', 1, 11)
  await opened.reader.press('F5')
  await expect(entry('框架').first()).toContainText('ㄎㄨㄤˋ ㄐㄧㄚˋ')
})

test('Ctrl and an arrow key go by words of the dictionary in the Chinese', async () => {
  const { reader } = opened
  await reader.caretAt('source', 3, 0)
  await reader.press('Control+ArrowRight')
  const text = (await reader.paragraph('source', 3).textContent()) ?? ''
  const start = text.indexOf('东盟领导人')
  await expect
    .poll(async () => {
      await reader.caretAt('source', 3, start + 2)
      await reader.press('Control+ArrowRight')
      return (await reader.caret())?.offset
    })
    .toBe(start + 5)
  await reader.press('Control+Shift+ArrowLeft')
  expect(await opened.page.evaluate(() => String(getSelection()))).toBe('领导人')
})
