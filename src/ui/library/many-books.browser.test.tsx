import type { Book } from '#domain/book'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { openApp } from '../testing.ts'

const count = 500

/** The books 第1卷 to 第500卷. */
const books: readonly Book[] = Array.from({ length: count }, (_, i) => ({
  ...sampleBook(`book-${i + 1}`),
  title: `第${i + 1}卷`,
}))

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-book-id]')]
const focused = () =>
  document.activeElement?.closest('[data-book-id]')?.getAttribute('data-book-id')

/** How many books are side by side. */
function columns(): number {
  const tracks = getComputedStyle(rows()[0]!.parentElement!).gridTemplateColumns
  return tracks === 'none' ? 1 : tracks.split(' ').length
}

/** Opens a library of 500 books in the order of their titles. */
async function openShelf(view: 'list' | 'covers') {
  await page.viewport(1280, 800)
  const opened = await openApp({ books })
  opened.services.preferences.change({ shelfOrder: 'title', shelfView: view })
  await expect.poll(() => rows()[0]?.dataset.bookId).toBe('book-1')
  return opened
}

it.each(['list', 'covers'] as const)(
  'has elements only for books near the screen: %s',
  async view => {
    await openShelf(view)
    await expect.element(page.getByText('第1卷', { exact: true }).first()).toBeVisible()
    expect(rows().length).toBeLessThan(100)
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('500')
    expect(rows()[4]?.getAttribute('aria-posinset')).toBe('5')
  },
)

it.each(['list', 'covers'] as const)('reaches every book by keys: %s', async view => {
  await openShelf(view)
  rows()[0]?.querySelector('button')?.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('book-500')
  expect(rows().length).toBeLessThan(100)
  await userEvent.keyboard('{ArrowUp}')
  await expect.poll(focused).not.toBe('book-500')
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('book-1')
  for (let i = 0; i < 30; i++) await userEvent.keyboard('{ArrowDown}')
  await expect.poll(focused).toBe(`book-${30 * columns() + 1}`)
})

it('is one stop for Tab, and goes by pages and to the book whose title is typed', async () => {
  await openShelf('list')
  rows()[0]?.querySelector('button')?.focus()
  const stops = () => document.querySelectorAll('[data-book-id] button:not([tabindex="-1"])').length
  expect(stops()).toBe(1)
  await userEvent.keyboard('{PageDown}')
  await expect.poll(focused).not.toBe('book-1')
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('book-500')
  await userEvent.keyboard('d')
  await expect.poll(focused).toBe('book-1')
  expect(stops()).toBe(1)
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('book.describe')
})

it('finds a book that is not near the screen, and counts what it found', async () => {
  await openShelf('list')
  await userEvent.fill(page.getByRole('searchbox'), '第499卷')
  await expect.element(page.getByText('第499卷', { exact: true })).toBeVisible()
  expect(rows()).toHaveLength(1)
})

it('shows the same search when the reader comes back from a book', async () => {
  await openShelf('list')
  await userEvent.fill(page.getByRole('searchbox'), '第499卷')
  await expect.poll(rows).toHaveLength(1)
  await userEvent.click(page.getByRole('button', { name: '第499卷' }))
  await expect.poll(() => document.querySelector('[data-pane="library"]')).toBeNull()
  await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
  await expect.element(page.getByRole('searchbox')).toHaveValue('第499卷')
  await expect.poll(focused).toBe('book-499')
  expect(rows()).toHaveLength(1)
})

it('focuses another book when the one the reader comes back from is filtered out', async () => {
  const { library } = (await openShelf('list')).services
  const opened = async () =>
    (await library.list()).books.filter(({ openedAt }) => openedAt !== null)
  await userEvent.selectOptions(page.getByLabelText('Show'), 'unopened')
  rows()[1]?.querySelector('button')?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(opened).toHaveLength(1)
  await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}')
  await expect.poll(focused).toBe('book-1')
  expect(rows()[1]?.dataset.bookId).toBe('book-3')
})

it('does not search while an input method composes', async () => {
  await openShelf('list')
  const sought = page.getByRole('searchbox')
  await userEvent.click(sought)
  const shown = rows().length
  for (const text of ['d', 'di'])
    await cdp().send('Input.imeSetComposition', { text, selectionStart: 2, selectionEnd: 2 })
  await expect.element(sought).toHaveValue('di')
  expect(rows()).toHaveLength(shown)
  await cdp().send('Input.insertText', { text: '第499' })
  await expect.poll(rows).toHaveLength(1)
})

it('has as many covers side by side as fit, in whole rows, at every width', async () => {
  const { place } = await openShelf('covers')
  const seen: number[] = []
  for (const width of [2560, 1600, 1280, 1000, 720, 360]) {
    await page.viewport(width, 1400)
    await expect.poll(() => place.getBoundingClientRect().width).toBe(width)
    // Of the least width, or a little more, but not so much that another one would fit.
    const cover = () => rows()[0]!.getBoundingClientRect().width / 16
    const room = () => (cover() + 1.6) * columns() - 1.6
    await expect.poll(() => cover() >= 8.75 && room() < 10.35 * (columns() + 1) - 1.6).toBe(true)
    const lefts = rows().map(row => Math.round(row.getBoundingClientRect().left))
    expect(lefts).toEqual(lefts.map((_, i) => lefts[i % columns()]))
    seen.push(columns())
  }
  expect(seen).toEqual([14, 8, 7, 5, 4, 1])
})

it('shows the details of a cover to the pointer and to the keyboard', async () => {
  await openShelf('covers')
  const details = () => rows()[1]!.querySelector('p')!.parentElement!
  const shown = () => getComputedStyle(details()).opacity
  await expect.poll(shown).toBe('0')
  rows()[0]?.querySelector('button')?.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(focused).toBe('book-2')
  await expect.poll(shown).toBe('1')
  expect(details().textContent).toContain('20 characters')
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(shown).toBe('0')
  await userEvent.hover(page.getByText('第2卷', { exact: true }).first())
  await expect.poll(shown).toBe('1')
})
