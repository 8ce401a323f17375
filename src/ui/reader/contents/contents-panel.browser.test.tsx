import type { Book } from '#domain/book'
import { paragraphId } from '#domain/ids'
import type { BookProgress } from '#services/reading/reading'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { showPart } from '../../testing.ts'
import { contentsOf, entryAt } from './contents-entries.ts'
import { ContentsPanel } from './contents-panel.tsx'

const sample = sampleBook('sample', [10])
const book: Book = {
  ...sample,
  chapters: sample.chapters.map(chapter => ({
    ...chapter,
    headings: [
      { paragraph: paragraphId('h1'), level: 1, title: '一、前言', index: 0 },
      { paragraph: paragraphId('h2'), level: 2, title: '（一）发展', index: 2 },
      { paragraph: paragraphId('h3'), level: 1, title: '二、结语', index: 6 },
    ],
  })),
}
const progress: BookProgress = {
  whole: { empty: 8, draft: 0, done: 2, check: 0 },
  chapters: [],
  states: new Map([
    [2, 'done'],
    [3, 'done'],
  ]),
}

async function showContents(current = 3, text = book) {
  const gone: string[] = []
  const entries = contentsOf(text)
  await showPart(
    <div style={{ display: 'grid', blockSize: 600 }}>
      <ContentsPanel
        language={book.language}
        entries={entries}
        progress={progress}
        here={entryAt(entries, current)}
        onNote={() => {}}
        onGo={({ heading }) => void gone.push(heading.title)}
      />
    </div>,
  )
  return gone
}

it('says where the reader is and how far each part has come', async () => {
  await showContents()
  const here = page.getByRole('treeitem', { name: '（一）发展, 50% done' })
  await expect.element(here).toHaveAttribute('aria-current', 'location')
  await expect.element(here).toHaveAttribute('aria-level', '2')
})

it('goes to a heading by click and by key', async () => {
  const gone = await showContents()
  await userEvent.click(page.getByRole('treeitem', { name: /前言/ }))
  await userEvent.keyboard('{End}{Enter}')
  expect(gone).toEqual(['一、前言', '二、结语'])
})

it('is reached by Tab where the reader is', async () => {
  await showContents()
  await userEvent.click(page.getByRole('searchbox'))
  await userEvent.tab()
  expect(document.activeElement?.getAttribute('aria-current')).toBe('location')
})

it.each(['發展', '（一)发', '前'])(
  'shows the headings that match %s in either way of writing',
  async words => {
    await showContents()
    await userEvent.fill(page.getByRole('searchbox'), words)
    await expect.poll(() => page.getByRole('treeitem').all().length).toBe(1)
    await userEvent.clear(page.getByRole('searchbox'))
    await expect.poll(() => page.getByRole('treeitem').all().length).toBe(3)
  },
)

it('hides no heading while an input method composes', async () => {
  await showContents()
  await userEvent.click(page.getByRole('searchbox'))
  for (const text of ['j', 'ji'])
    await cdp().send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })
  await expect.element(page.getByRole('searchbox')).toHaveValue('ji')
  expect(page.getByRole('treeitem').elements()).toHaveLength(3)
  await cdp().send('Input.insertText', { text: '结' })
  await expect.poll(() => page.getByRole('treeitem').elements()).toHaveLength(1)
})

it('shows the headings that contain the words', async () => {
  await showContents()
  await userEvent.fill(page.getByRole('searchbox'), '结')
  await expect.element(page.getByRole('treeitem', { name: /结语/ })).toBeVisible()
  await expect.element(page.getByRole('treeitem', { name: /前言/ })).not.toBeInTheDocument()
})

/** A book of 5,000 headings. Each tenth is a chapter, and the others are its sections. */
const long: Book = {
  ...sample,
  chapters: sample.chapters.slice(0, 1).map(chapter => ({
    ...chapter,
    paragraphs: 10_000,
    headings: Array.from({ length: 5_000 }, (_, i) => ({
      paragraph: paragraphId(`h${i}`),
      level: i % 10 === 0 ? 1 : 2,
      title: i === 4_000 ? '后记' : `${i + 1} 节`,
      index: 2 * i,
    })),
  })),
}
const rows = () => page.getByRole('treeitem').elements()
const focused = () => document.activeElement?.firstElementChild?.textContent

it('renders the part of a long table near the screen, and says how many headings there are', async () => {
  await showContents(6_001, long)
  await expect.element(page.getByRole('treeitem', { name: /^3001 / })).toBeInViewport()
  await expect.poll(() => rows().length).toBeLessThan(300)
  const here = page.getByRole('treeitem', { name: /^3001 / })
  await expect.element(here).toHaveAttribute('aria-setsize', '500')
  await expect.element(here).toHaveAttribute('aria-posinset', '301')
})

it('is one stop for Tab, where the reader is', async () => {
  await showContents(6_001, long)
  await expect.poll(() => rows().length).toBeGreaterThan(40)
  expect(rows().filter(row => row.getAttribute('tabindex') === '0')).toHaveLength(1)
  await userEvent.click(page.getByRole('searchbox'))
  await userEvent.tab()
  expect(focused()).toBe('3001 节')
})

it('goes by keys to the true first and last heading and by pages', async () => {
  await showContents(6_001, long)
  await userEvent.click(page.getByRole('searchbox'))
  await userEvent.tab()
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('5000 节')
  await userEvent.keyboard('{PageUp}')
  await expect.poll(() => Number.parseInt(focused() ?? '', 10)).toBeLessThan(4_995)
  expect(Number.parseInt(focused() ?? '', 10)).toBeGreaterThan(4_950)
  await userEvent.keyboard('{PageDown}')
  await expect.poll(focused).toBe('5000 节')
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('1 节')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.poll(focused).toBe('3 节')
})

it('goes to a heading by the letters that its name begins with', async () => {
  await showContents(6_001, long)
  await userEvent.click(page.getByRole('searchbox'))
  await userEvent.tab()
  await userEvent.keyboard('h')
  await expect.poll(focused).toBe('后记')
})
