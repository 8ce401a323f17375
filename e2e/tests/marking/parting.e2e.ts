/** Several marks at one place: each is reached, one is split, and two are merged. */
import { expect, test } from '@playwright/test'
import { heard, listen } from '../../support/heard.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''
const place = (index: number, offset: number) => ({ side: 'source' as const, index, offset })

/** The words of each mark in a paragraph. */
const marked = (index: number) =>
  opened.reader
    .paragraph('source', index)
    .locator('[data-mark-id]')
    .evaluateAll(all => {
      const found = new Map<string, string>()
      for (const { dataset, textContent } of all as HTMLElement[]) {
        const id = dataset['markId'] ?? ''
        found.set(id, (found.get(id) ?? '') + textContent)
      }
      return [...found.values()].toSorted()
    })

async function mark(index: number, from: number, to: number, key: string) {
  await opened.reader.select(place(index, from), place(index, to))
  await opened.reader.press(key)
}

const choose = (id: string) => chooseInMenu(opened.app, id)

test('three marks in one another are listed by key, and each is reached by the list and by presses', async () => {
  const { app, reader, page } = opened
  await mark(1, 2, 14, 'Alt+1')
  await mark(1, 4, 10, 'Alt+2')
  await mark(1, 5, 8, 'Alt+3')
  await expect.poll(() => marked(1)).toHaveLength(3)
  await reader.caretAt('source', 1, 6)
  await expect(bar().locator('[data-action="mark.next"]')).toHaveText('1 of 3')
  await reader.press('Escape')
  const lines = await menuOf(
    app,
    () => reader.press('Control+Shift+K'),
    `“${words(1, 2, 14)}” – Term`,
  )
  expect(lines).toEqual([
    `“${words(1, 5, 8)}” – Idea`,
    `“${words(1, 4, 10)}” – Doubt`,
    `“${words(1, 2, 14)}” – Term`,
  ])
  await expect(bar().locator('[data-action="mark.next"]')).toHaveText('3 of 3')
  await expect(bar().locator('[aria-pressed="true"]').first()).toContainText('Term')
  await expect(bar().locator('button').first()).toBeFocused()
  await bar().locator('[data-action="mark.next"]').click()
  await expect(bar().locator('[data-action="mark.next"]')).toHaveText('1 of 3')
  await page.keyboard.press('Escape')
})

test('a mark is split at the caret and merged again, each as one step, by the menu', async () => {
  const { reader, page } = opened
  await mark(3, 2, 8, 'Alt+2')
  await reader.caretAt('source', 3, 5)
  await bar().locator('[data-action="note.create"]').click()
  await page.keyboard.type('why')
  await reader.press('Control+Enter', 'Control+Shift+N')
  await reader.caretAt('source', 3, 5)
  await listen(page)
  await choose('mark.split')
  await expect.poll(() => marked(3)).toEqual([words(3, 2, 5), words(3, 5, 8)].toSorted())
  expect((await heard(page)).join()).toContain(
    `Split into “${words(3, 2, 5)}” and “${words(3, 5, 8)}”`,
  )
  await reader.select(place(3, 3), place(3, 7))
  await choose('mark.merge')
  await expect.poll(() => marked(3)).toEqual([words(3, 2, 8)])
  const first = reader.paragraph('source', 3).locator('[data-mark-id]').first()
  await expect(first).toHaveAttribute('aria-description', /Doubt, with a note/)
  await reader.press('Control+Z')
  await expect.poll(() => marked(3)).toHaveLength(2)
  await reader.press('Control+Z')
  await expect.poll(() => marked(3)).toEqual([words(3, 2, 8)])
  await reader.press('Control+Shift+Z')
  await expect.poll(() => marked(3)).toHaveLength(2)
  await reader.saved()
  await opened.again()
  await expect.poll(() => marked(3)).toEqual([words(3, 2, 5), words(3, 5, 8)].toSorted())
})

test('splitting outside a mark and merging one alone say what to do', async () => {
  const { reader, page } = opened
  const toasts = page.locator('[data-pane="toasts"]')
  await reader.caretAt('source', 5, 3)
  await choose('mark.split')
  await expect(toasts).toContainText('There is no mark here')
  await mark(5, 2, 6, 'Alt+1')
  await reader.caretAt('source', 5, 4)
  await choose('mark.merge')
  await expect(toasts).toContainText('No other mark touches this one')
  expect(await marked(5)).toEqual([words(5, 2, 6)])
})

test('two marks that are linked with different words stay two, and it says why', async () => {
  const { reader, page } = opened
  await reader.type(2, 'one two')
  const link = async (from: number, to: number, ...keys: readonly string[]) => {
    await reader.select(place(2, from), place(2, to))
    await reader.press('Control+Shift+J')
    await expect.poll(async () => (await reader.caret())?.side).toBe('translation')
    await reader.press(...keys, 'Enter')
    await expect.poll(() => marked(2)).toContain(words(2, from, to))
  }
  const back = ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft']
  await link(2, 4, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await link(4, 7, 'End', ...back)
  await reader.select(place(2, 3), place(2, 6))
  await choose('mark.merge')
  await expect(page.locator('[data-pane="toasts"]')).toContainText('Both marks are linked')
  expect(await marked(2)).toEqual([words(2, 2, 4), words(2, 4, 7)].toSorted())
})

test('a mark is split and merged by key, and words that only a kind has are not lost by merging', async () => {
  const { reader, page } = opened
  await mark(7, 2, 8, 'Alt+2')
  await reader.caretAt('source', 7, 5)
  await reader.press('F12')
  await expect.poll(() => marked(7)).toEqual([words(7, 2, 5), words(7, 5, 8)].toSorted())
  await reader.select(place(7, 3), place(7, 7))
  await reader.press('Shift+F12')
  await expect.poll(() => marked(7)).toEqual([words(7, 2, 8)])

  await mark(9, 2, 4, 'Control+R')
  await mark(9, 4, 8, 'Control+R')
  await expect(page.locator('[data-kind-word="term.reading"]').last()).toBeFocused()
  await page.keyboard.type('jin')
  await reader.select(place(9, 3), place(9, 6))
  await reader.press('Shift+F12')
  await expect(page.locator('[data-pane="toasts"]')).toContainText('merging would lose them')
  expect(await marked(9)).toEqual([words(9, 2, 4), words(9, 4, 8)].toSorted())
})
