/**
 * Marks and notes, made by mouse or keyboard, shown again, changed and undone. The file is long
 * because one opened book serves all tests.
 */
import { expect, test, type Page } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

/** The words of each mark in one paragraph. */
async function marksIn(side: 'source' | 'translation', index: number) {
  const found = await opened.reader
    .paragraph(side, index)
    .locator('[data-mark-id]')
    .evaluateAll(elements =>
      elements.map(element => [element.getAttribute('data-mark-id') ?? '', element.textContent]),
    )
  const words = new Map<string, string>()
  for (const [id = '', text = ''] of found) words.set(id, (words.get(id) ?? '') + text)
  return [...words.values()]
}

/** The words that flash after the reader has jumped to them; empty when the flash is over. */
const placeShown = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('place') ?? [])].map(String).join(''))

/** The words of the next flash, even if it is short. Call it before the jump. */
const nextPlaceShown = async (page: Page) => {
  const shown = await page.waitForFunction(() =>
    [...(CSS.highlights.get('place') ?? [])].map(String).join(''),
  )
  return shown.jsonValue()
}

const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const notes = () => opened.page.locator('[data-pane="notes"]')

async function showNotes() {
  if (await notes().isHidden()) await opened.reader.press('Control+Shift+N')
  await expect(notes()).toBeVisible()
}

/** The item in the notes panel whose mark covers `words`. */
const item = (words: string) => notes().locator('[data-annotation-id]').filter({ hasText: words })

const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

test('words selected by mouse across two paragraphs are marked in both, and the bar does not move the text', async () => {
  const { reader, page } = opened
  const room = () => page.locator('[data-pane="text"]').boundingBox()
  const before = await room()
  await reader.select(
    { side: 'source', index: 0, offset: 98 },
    { side: 'source', index: 1, offset: 8 },
  )
  await expect(bar()).toBeVisible()
  expect(await room()).toEqual(before)
  await bar().locator('[data-action="mark.category1"]').click()
  await expect(bar()).toBeHidden()
  await expect.poll(() => marksIn('source', 0)).toEqual([words(0, 98, 104)])
  await expect.poll(() => marksIn('source', 1)).toEqual([words(1, 0, 8)])
})

for (const side of ['source', 'translation'] as const)
  test(`words of the ${side} are selected and marked by keyboard alone`, async () => {
    const { reader, page } = opened
    await reader.caretIn('translation', 2)
    if (side === 'translation') await page.keyboard.type('keyboard only')
    else await reader.press('Control+E')
    await expect.poll(async () => (await reader.caret())?.side).toBe(side)
    await reader.press(side === 'source' ? 'Home' : 'Control+Home')
    await reader.caretAt(side, 2, 0)
    await reader.press('ArrowRight', 'ArrowRight', ...Array<string>(3).fill('Shift+ArrowRight'))
    // No bar covers the lines while a writer selects with keys.
    await expect(bar()).toBeVisible({ visible: side === 'source' })
    await reader.press('Alt+2')
    const expected = side === 'source' ? words(2, 2, 5) : 'ybo'
    await expect.poll(() => marksIn(side, 2)).toEqual([expected])
  })

test('going to a note’s place selects nothing, so that the next key inserts text', async () => {
  const { reader, page } = opened
  await reader.type(7, 'nothing is replaced')
  await reader.press('Home', ...Array<string>(7).fill('Shift+ArrowRight'), 'Alt+1')
  await showNotes()
  const quote = item('nothing').locator('[data-action="note.show"]')
  for (const go of [() => quote.click(), () => quote.press('Enter')]) {
    await go()
    await expect.poll(() => reader.caret()).toEqual({ side: 'translation', index: 7, offset: 0 })
    await page.keyboard.type('x')
    expect(await reader.translation(7)).toBe('xnothing is replaced')
    await reader.press('Backspace')
  }
})

test('overlapping marks are both visible and both reachable', async () => {
  const { reader, page } = opened
  for (const [from, to, key] of [
    [2, 10, 'Alt+1'],
    [6, 14, 'Alt+2'],
  ] as const) {
    await reader.select(
      { side: 'source', index: 4, offset: from },
      { side: 'source', index: 4, offset: to },
    )
    await reader.press(key)
  }
  await expect.poll(() => marksIn('source', 4)).toEqual([words(4, 2, 10), words(4, 6, 14)])

  // Each mark is one shape over all its words, drawn with the next frame.
  const read = () =>
    page.evaluate(id => {
      const paragraph = document.querySelector(`[data-side="source"][data-paragraph-id="${id}"]`)
      const spans = [...(paragraph?.querySelectorAll<HTMLElement>('[data-mark-id]') ?? [])]
      return [...new Set(spans.map(({ dataset }) => dataset['markId'] ?? ''))].map(mark => {
        const shapes = [...document.querySelectorAll(`[data-drawn-mark="${mark}"]`)]
        const pieces = spans.filter(({ dataset }) => dataset['markId'] === mark)
        const boxes = [shapes, pieces].map(all => all.map(it => it.getBoundingClientRect()))
        return {
          shapes: shapes.length,
          edges: boxes.map(all => [
            Math.min(...all.map(({ left }) => left)),
            Math.max(...all.map(({ right }) => right)),
          ]),
        }
      })
    }, paragraphs[4]?.id ?? '')
  await expect.poll(async () => (await read()).map(({ shapes }) => shapes)).toEqual([1, 1])
  const drawn = await read()
  expect(drawn).toHaveLength(2)
  for (const { edges } of drawn) {
    const [[left = 0, right = 0] = [], [from = 0, to = 0] = []] = edges
    expect(Math.abs(left - from)).toBeLessThan(2)
    expect(Math.abs(right - to)).toBeLessThan(2)
  }

  await reader.caretAt('source', 4, 8)
  await expect(bar()).toBeVisible()
  const chosen = () => bar().locator('[aria-pressed="true"]').getAttribute('data-action')
  const first = await chosen()
  await bar().locator('[data-action="mark.next"]').click()
  // The bar updates two frames after the pointer is released.
  await page.evaluate(async () => {
    for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame)
  })
  await expect(bar()).toBeVisible()
  expect(await chosen()).not.toBe(first)
  await reader.press('Escape')
})

test('overlapping marks are reachable by keyboard alone', async () => {
  const { reader, page } = opened
  await reader.type(5, 'one two three four')
  const select = (before: number, length: number) =>
    reader.press(
      'Home',
      ...Array<string>(before).fill('ArrowRight'),
      ...Array<string>(length).fill('Shift+ArrowRight'),
    )
  await select(4, 9)
  await reader.press('Alt+1')
  await select(8, 10)
  await reader.press('Alt+3')
  await expect.poll(() => marksIn('translation', 5)).toEqual(['two three', 'three four'])
  await reader.press('Home', ...Array<string>(10).fill('ArrowRight'), 'Control+M')
  await expect(bar().locator('button').first()).toBeFocused()
  const pressed = bar().locator('[aria-pressed="true"]')
  const first = await pressed.getAttribute('data-action')
  const next = bar().locator('[data-action="mark.next"]')
  for (let i = 0; i < 14 && !(await next.evaluate(it => it === document.activeElement)); i++)
    await reader.press('ArrowRight')
  await expect(next).toBeFocused()
  await reader.press('Enter')
  await expect.poll(() => pressed.getAttribute('data-action')).not.toBe(first)
  await reader.press('Escape')
  await expect(bar()).toBeHidden()
  await page.keyboard.type('!')
  expect(await reader.translation(5)).toBe('one two th!ree four')
})

test('a mark on a translation follows every edit around it and in it', async () => {
  const { reader, page } = opened
  await reader.type(9, 'before marked after')
  await reader.press('Home', ...Array<string>(7).fill('ArrowRight'))
  await reader.press(...Array<string>(6).fill('Shift+ArrowRight'), 'Alt+1')
  await expect.poll(() => marksIn('translation', 9)).toEqual(['marked'])
  await reader.press('Home')
  await page.keyboard.type('long ')
  await reader.caretAt('translation', 9, 15)
  await page.keyboard.type('-')
  await reader.press('End')
  await page.keyboard.type(', and more')
  expect(await reader.translation(9)).toBe('long before mar-ked after, and more')
  await expect.poll(() => marksIn('translation', 9)).toEqual(['mar-ked'])
})

test('a mark becomes an orphan when its words are deleted, and returns with them', async () => {
  const { reader } = opened
  await reader.type(11, 'stays goes')
  await reader.press(...Array<string>(4).fill('Shift+ArrowLeft'), 'Alt+2')
  await showNotes()
  const orphans = notes().locator('section').filter({ hasText: 'No longer in the text' })
  await expect(orphans).toBeHidden()
  await reader.caretIn('translation', 11)
  await reader.press(...Array<string>(4).fill('Shift+ArrowLeft'), 'Delete')
  await expect(orphans.locator('[data-annotation-id]')).toHaveText(/goes/)
  await reader.press('Control+Z')
  await expect(orphans).toBeHidden()
  await expect.poll(() => marksIn('translation', 11)).toEqual(['goes'])
})

test('the mark bar and the notes panel change the category of a mark', async () => {
  const { reader } = opened
  const mark = reader.paragraph('source', 14).locator('[data-mark-id]').first()
  await reader.select(
    { side: 'source', index: 14, offset: 1 },
    { side: 'source', index: 14, offset: 6 },
  )
  await reader.press('Alt+1')
  const shape = await mark.getAttribute('data-mark-shape')
  await reader.caretAt('source', 14, 3)
  await bar().locator('[data-action="mark.category2"]').click()
  await expect(mark).not.toHaveAttribute('data-mark-shape', shape ?? '')
  await showNotes()
  await item(words(14, 1, 6))
    .locator('[data-action="note.category"]')
    .selectOption({ index: 0 })
  await expect(mark).toHaveAttribute('data-mark-shape', shape ?? '')
})

test('a deleted mark comes back from the message and with the undo key', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 16, offset: 1 },
    { side: 'source', index: 16, offset: 6 },
  )
  await reader.press('Alt+1')
  const before = [words(16, 1, 6)]
  await expect.poll(() => marksIn('source', 16)).toEqual(before)
  for (const undo of [
    () => page.locator('[data-pane="toasts"]').getByRole('button', { name: 'Undo' }).click(),
    async () => {
      await reader.caretAt('source', 16, 10)
      await reader.press('Control+Z')
    },
  ]) {
    await reader.caretAt('source', 16, 3)
    await bar().locator('[data-action="mark.delete"]').click()
    await expect.poll(() => marksIn('source', 16)).toEqual([])
    await undo()
    await expect.poll(() => marksIn('source', 16)).toEqual(before)
  }
})

test('a note written beside its words survives a restart, and going to its place shows the words', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 20, offset: 2 },
    { side: 'source', index: 20, offset: 8 },
  )
  await bar().locator('[data-action="note.create"]').click()
  await page.keyboard.type('A **bold** thought')
  await reader.press('Enter')
  await page.keyboard.type('in two paragraphs')
  await reader.press('Control+Enter')
  const note = item(words(20, 2, 8))
  await expect(note).toContainText('A bold thought')
  await reader.saved()

  await opened.again()
  await showNotes()
  const found = item(words(20, 2, 8))
  await expect(found.locator('strong')).toHaveText('bold')
  await expect(found).toContainText('in two paragraphs')
  const shown = nextPlaceShown(opened.page)
  await found.locator('[data-action="note.show"]').click()
  await expect(opened.reader.byId('source', paragraphs[20]?.id ?? '')).toBeInViewport()
  await expect.poll(() => opened.reader.caret()).toEqual({ side: 'source', index: 20, offset: 2 })
  expect(await opened.page.evaluate(() => getSelection()?.toString())).toBe('')
  expect(await shown).toBe(words(20, 2, 8))
  await expect.poll(() => placeShown(opened.page)).toBe('')
  await expect(found).toHaveAttribute('aria-current', 'true')

  const quote = found.locator('[data-action="note.show"]')
  await quote.focus()
  await found.locator('[data-action="note.edit"]').first().click()
  await opened.page.keyboard.type('!')
  await opened.reader.press('Escape')
  await expect(found).toContainText('in two paragraphs!')
})

test('the notes panel filters by category', async () => {
  const { reader } = opened
  await showNotes()
  for (const [index, key] of [
    [22, 'Alt+3'],
    [23, 'Alt+4'],
  ] as const) {
    await reader.select({ side: 'source', index, offset: 1 }, { side: 'source', index, offset: 5 })
    await reader.press(key)
  }
  const filter = notes().locator('[data-action="note.filter"]')
  await filter.selectOption({ index: 4 })
  await expect(item(words(23, 1, 5))).toHaveCount(1)
  await expect(item(words(22, 1, 5))).toHaveCount(0)
  await filter.selectOption({ index: 0 })
  await expect(item(words(22, 1, 5))).toHaveCount(1)
})

test('the notes panel lists notes in the order of the text', async () => {
  await showNotes()
  const quotes = await notes().locator('[data-action="note.show"]').allTextContents()
  const places = quotes.map(quote =>
    paragraphs.findIndex(({ text }) => text.includes(quote.split('\n')[0]?.slice(0, 4) ?? '')),
  )
  const source = places.filter(place => place >= 0)
  expect(source.length).toBeGreaterThan(1)
  expect(source).toEqual(source.toSorted((a, b) => a - b))
})
