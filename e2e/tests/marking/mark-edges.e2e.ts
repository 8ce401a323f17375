/** The edges of marks are moved by mouse and by keyboard, and marks are moved to a selection. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs, secondSection } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

/** The marked words of a paragraph, in the order of the text. */
const marked = (side: 'source' | 'translation', index: number) =>
  opened.reader
    .paragraph(side, index)
    .locator('[data-mark-id]')
    .evaluateAll(all => all.map(({ textContent }) => textContent).join(''))

const place = (index: number, offset: number) => ({ side: 'source' as const, index, offset })

async function mark(index: number, from: number, to: number) {
  // An undo just before may still be on its way to its own place.
  await expect(async () => {
    await opened.reader.select(place(index, from), place(index, to))
    expect(await opened.page.evaluate(() => String(getSelection()))).toBe(words(index, from, to))
  }).toPass()
  await opened.reader.press('Alt+1')
  await expect.poll(() => marked('source', index)).toBe(words(index, from, to))
}

const pointAt = (index: number, offset: number) =>
  opened.reader.point({ side: 'source', index, offset })

async function drag(edge: 'start' | 'end', to: { readonly x: number; readonly y: number }) {
  const { mouse } = opened.page
  const box = await opened.page.locator(`[data-mark-edge="${edge}"]`).boundingBox()
  if (!box) throw new Error('no handle')
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
  // The edge is where the mark is, not in the middle of its handle.
  const by = edge === 'start' ? box.width / 2 : -box.width / 2
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move((x + to.x) / 2, (y + to.y) / 2, { steps: 3 })
  await mouse.move(to.x - by, to.y, { steps: 3 })
  await mouse.up()
}

test('the edges of a mark are dragged by mouse, each drag is undone by one step, and the note stays', async () => {
  const { reader, page } = opened
  await mark(1, 4, 8)
  await reader.caretAt('source', 1, 6)
  await bar().locator('[data-action="note.create"]').click()
  await page.keyboard.type('why')
  await reader.press('Control+Enter', 'Control+Shift+N')
  await reader.caretAt('source', 1, 6)
  await drag('end', await pointAt(1, 12))
  await expect.poll(() => marked('source', 1)).toBe(words(1, 4, 12))
  await drag('start', await pointAt(1, 2))
  await expect.poll(() => marked('source', 1)).toBe(words(1, 2, 12))
  await expect(page.locator('[data-chosen-mark]')).toHaveCount(1)
  await reader.press('Escape', 'Control+Z')
  await expect.poll(() => marked('source', 1)).toBe(words(1, 4, 12))
  await reader.press('Control+Z')
  await expect.poll(() => marked('source', 1)).toBe(words(1, 4, 8))
  await reader.press('Control+Shift+Z')
  await expect.poll(() => marked('source', 1)).toBe(words(1, 4, 12))
  await reader.caretAt('source', 1, 6)
  await drag('end', await pointAt(2, 3))
  await expect.poll(() => marked('source', 2)).toBe(words(2, 0, 3))
  await reader.saved()
  await opened.again()
  await expect.poll(() => marked('source', 1)).toBe(paragraphs[1]?.text.slice(4))
  await expect.poll(() => marked('source', 2)).toBe(words(2, 0, 3))
  await opened.reader.press('Control+Shift+N')
  await expect(opened.page.locator('[data-annotation-id]')).toContainText(['why'])
  await opened.reader.press('Control+Shift+N')
})

test('Shift and arrow keys in the mark bar move the edges, and what they did is said', async () => {
  const { reader, page } = opened
  await mark(4, 4, 8)
  await reader.caretAt('source', 4, 6)
  await reader.press('Control+M', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft')
  await expect.poll(() => marked('source', 4)).toBe(words(4, 4, 9))
  await expect(bar().locator('button').first()).toBeFocused()
  await expect(page.locator('[data-said]')).toContainText(`ends with “${words(4, 4, 9)}”`)
  await reader.press('Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowLeft')
  await expect.poll(() => marked('source', 4)).toBe(words(4, 2, 9))
  await expect(page.locator('[data-said]')).toContainText('begins with')
  await reader.press('Escape')
  expect((await reader.caret())?.side).toBe('source')
  for (const [from, to] of [
    [3, 9],
    [4, 9],
    [4, 10],
    [4, 9],
    [4, 8],
  ] as const) {
    await reader.press('Control+Z')
    await expect.poll(() => marked('source', 4)).toBe(words(4, from, to))
  }
})

test('a mark in a translation is moved where the words are now, by character and by word', async () => {
  const { reader, page } = opened
  await reader.type(6, 'one two three')
  await reader.press('Home', ...Array<string>(3).fill('Shift+ArrowRight'), 'Alt+2')
  await expect.poll(() => marked('translation', 6)).toBe('one')
  await reader.press('Home')
  await page.keyboard.type('zero ')
  await reader.press('ArrowRight', 'Control+M', 'Control+Shift+ArrowRight')
  await expect.poll(() => marked('translation', 6)).toBe('one two')
  await reader.press('Escape', 'Control+Z')
  await expect.poll(() => marked('translation', 6)).toBe('one')
  expect(await reader.translation(6)).toBe('zero one two three')
})

test('a mark with its note moves to the selection, from the bar and from the menu’s action', async () => {
  const { reader } = opened
  await mark(8, 4, 8)
  await reader.select(place(8, 2), place(8, 12))
  await bar().locator('[data-action="mark.move"]').click()
  await expect.poll(() => marked('source', 8)).toBe(words(8, 2, 12))
  await expect(bar()).toBeHidden()
  await reader.press('Control+Z')
  await expect.poll(() => marked('source', 8)).toBe(words(8, 4, 8))
  await reader.saved()
})

test('an edge that is dragged below the page scrolls it, over the border of two sections', async () => {
  const { reader, page } = opened
  const last = secondSection - 1
  await reader.near(last)
  await mark(last, 2, 6)
  await reader.caretAt('source', last, 4)
  const pane = page.locator('[data-pane="text"]')
  const { bottom } = await pane.evaluate(element => element.getBoundingClientRect().toJSON())
  const handle = await page.locator('[data-mark-edge="end"]').boundingBox()
  if (!handle) throw new Error('no handle')
  await page.mouse.move(handle.x + 2, handle.y + handle.height / 2)
  await page.mouse.down()
  const before = await pane.evaluate(element => element.scrollTop)
  await page.mouse.move(handle.x, bottom + 60, { steps: 4 })
  const target = reader.paragraph('source', secondSection + 2)
  await expect
    .poll(async () => {
      const box = await target.boundingBox()
      return box !== null && box.y + box.height < bottom - 30
    })
    .toBe(true)
  const end = await target.boundingBox()
  if (!end) throw new Error('the paragraph is not on the page')
  await page.mouse.move(end.x + end.width / 2, bottom - 60, { steps: 2 })
  await page.mouse.move(end.x + 60, end.y + 12, { steps: 2 })
  expect(await pane.evaluate(element => element.scrollTop)).toBeGreaterThan(before)
  await page.mouse.up()
  const begun = () => Promise.all([last, secondSection].map(index => marked('source', index)))
  await expect
    .poll(begun)
    .toEqual([paragraphs[last]?.text.slice(2), paragraphs[secondSection]?.text])
  await reader.press('Control+Z')
  await expect.poll(begun).toEqual([words(last, 2, 6), ''])
  // Its handles would take the next press.
  await reader.press('Escape')
  await expect(bar()).toBeHidden()
})

test('a mark moves to a selection over two sections as a whole', async () => {
  const { app, reader } = opened
  const last = secondSection - 1
  const begun = () => Promise.all([last, secondSection].map(index => marked('source', index)))
  await reader.select(place(last, 1), place(secondSection, 3))
  await chooseInMenu(app, 'mark.move')
  await expect.poll(begun).toEqual([paragraphs[last]?.text.slice(1), words(secondSection, 0, 3)])
})

test('another click on overlapping marks takes the next outward', async () => {
  const { reader } = opened
  await mark(12, 4, 14)
  await reader.select(place(12, 6), place(12, 10))
  await reader.press('Alt+2')
  const next = bar().locator('[data-action="mark.next"]')
  // Three presses on one point would select the paragraph.
  for (const [offset, label] of [
    [7, '1 of 2'],
    [8, '2 of 2'],
    [9, '1 of 2'],
  ] as const) {
    await reader.caretAt('source', 12, offset)
    await expect(next).toHaveText(label)
  }
  await reader.press('Escape')
})

test('the delete key outlines one of several marks before it deletes', async () => {
  const { reader, page } = opened
  const count = () =>
    reader
      .paragraph('source', 12)
      .locator('[data-mark-id]')
      .evaluateAll(all => new Set(all.map(it => it.getAttribute('data-mark-id'))).size)
  await reader.caretAt('source', 12, 8)
  await reader.press('Escape', 'Control+Shift+M')
  await expect(bar().locator('[data-action="mark.delete"]')).toBeFocused()
  await expect(page.locator('[data-chosen-mark]')).toHaveCount(1)
  await expect.poll(count).toBe(2)
  await reader.press('Control+Shift+M')
  await expect(bar()).toBeHidden()
  await expect.poll(count).toBe(1)
})

test('the handles of a mark that has left the page are under the bar above it', async () => {
  const { page, reader } = opened
  await mark(3, 2, 6)
  await reader.caretAt('source', 3, 4)
  const handle = page.locator('[data-mark-edge="end"]')
  await expect(handle).toBeVisible()
  const over = () =>
    handle.evaluate(element => {
      const { left, right, top } = element.getBoundingClientRect()
      const bar = document.querySelector('[data-pane="bar"]')
      const edge = bar?.getBoundingClientRect().bottom ?? 0
      const at = document.elementFromPoint((left + right) / 2, top + 1)
      return { isAbove: top < edge - 4, isCovered: bar?.contains(at) ?? false }
    })
  const pane = page.locator('[data-pane="text"]')
  const [there, here] = [await pane.boundingBox(), await handle.boundingBox()]
  const by = (here?.y ?? 0) - (there?.y ?? 0) + 10
  await pane.evaluate((element, by) => element.scrollBy(0, by), by)
  await expect.poll(over).toEqual({ isAbove: true, isCovered: true })
  await reader.press('Escape')
})
