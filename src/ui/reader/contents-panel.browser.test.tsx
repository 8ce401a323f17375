import type { Book } from '#domain/book'
import { paragraphId } from '#domain/ids'
import type { BookProgress } from '#services/reading'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
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

async function showContents(current = 3) {
  const gone: string[] = []
  const entries = contentsOf(book)
  await showPart(
    <div style={{ display: 'grid', blockSize: 600 }}>
      <ContentsPanel
        language={book.language}
        entries={entries}
        progress={progress}
        here={entryAt(entries, current)}
        onGo={({ title }) => void gone.push(title)}
      />
    </div>,
  )
  return gone
}

it('says where the reader is and how far each part has come', async () => {
  await showContents()
  const here = page.getByRole('treeitem', { name: '（一）发展, 50 % done' })
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
  'shows the headings that have %s, in whichever way they are written',
  async words => {
    await showContents()
    await userEvent.fill(page.getByRole('searchbox'), words)
    await expect.poll(() => page.getByRole('treeitem').all().length).toBe(1)
    await userEvent.clear(page.getByRole('searchbox'))
    await expect.poll(() => page.getByRole('treeitem').all().length).toBe(3)
  },
)

it('hides no heading while an input method composes what to look for', async () => {
  await showContents()
  await userEvent.click(page.getByRole('searchbox'))
  for (const text of ['j', 'ji'])
    await cdp().send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })
  await expect.element(page.getByRole('searchbox')).toHaveValue('ji')
  expect(page.getByRole('treeitem').elements()).toHaveLength(3)
  await cdp().send('Input.insertText', { text: '结' })
  await expect.poll(() => page.getByRole('treeitem').elements()).toHaveLength(1)
})

it('shows the headings that have the words in them', async () => {
  await showContents()
  await userEvent.fill(page.getByRole('searchbox'), '结')
  await expect.element(page.getByRole('treeitem', { name: /结语/ })).toBeVisible()
  await expect.element(page.getByRole('treeitem', { name: /前言/ })).not.toBeInTheDocument()
})
