import type { Book } from '#domain/book'
import type { Shelved } from '#services/library/library'
import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { BookHead } from '../reader/book-head.tsx'
import { showPart } from '../testing.ts'
import { BookRow } from './book-row.tsx'

const long: Book = { ...sampleBook(), title: '共建人类命运共同体'.repeat(60), author: '佚名' }
const progress = { empty: 1, draft: 0, done: 0, check: 0 }

/** Returns how many lines tall `element` is. */
function linesOf(element: Element): number {
  const { height } = element.getBoundingClientRect()
  return Math.round(height / Number.parseFloat(getComputedStyle(element).lineHeight))
}

const showRow = (book: Book, more: Partial<Shelved> = {}) =>
  showPart(
    <div role="list">
      <BookRow
        shelved={{
          book,
          printed: book,
          progress,
          annotations: 0,
          openedAt: null,
          addedAt: null,
          read: 0,
          ...more,
        }}
        view="list"
        place={1}
        of={1}
        isStop
        onOpen={() => {}}
        onDescribe={() => {}}
        onRemove={() => {}}
      />
    </div>,
  )

it('keeps a title of any length to two lines, and the author visible', async () => {
  await showRow(long)
  const title = page.getByText(long.title)
  await expect.element(title).toBeVisible()
  expect(linesOf(title.element())).toBe(2)
  await expect.element(page.getByText('佚名')).toBeVisible()
})

it('shows the author next to a short title', async () => {
  await showRow({ ...long, title: '论语' })
  const author = page.getByText('佚名')
  await expect.element(author).toBeVisible()
  const title = page.getByText('论语').element().getBoundingClientRect()
  const beside = author.element().getBoundingClientRect()
  expect(beside.left).toBeGreaterThan(title.right)
  expect(beside.top).toBeLessThan(title.bottom)
})

it('shows a book whose language tag is invalid', async () => {
  await showRow({ ...long, title: '论语', language: 'fr-FR-FR' })
  await expect.element(page.getByText('论语')).toBeVisible()
  await expect.element(page.getByText('French (France)')).toBeVisible()
})

it('keeps the head of a book to four lines', async () => {
  await showPart(<BookHead book={long} onNext={() => {}} onEscape={() => {}} />)
  const title = page.getByRole('heading')
  await expect.element(title).toBeVisible()
  expect(linesOf(title.element())).toBe(4)
})

it('says drafts and finished paragraphs apart, and each thing once', async () => {
  const { place } = await showRow(long, {
    progress: { empty: 30, draft: 90, done: 1, check: 0 },
    annotations: 32,
    openedAt: 1_000_000,
    addedAt: 1_000_000,
    read: 0.276,
  })
  await expect.element(page.getByText('90 drafts')).toBeVisible()
  const words = place.textContent
  expect(words).toContain('1 done')
  expect(words).toContain('27% read')
  expect(words.split('32 marks')).toHaveLength(2)
  // Reading and translating have a line each; marks have none.
  expect(place.querySelectorAll('[role="img"]')).toHaveLength(2)
})

it('says nothing of progress in a book that was never opened, and that it is new', async () => {
  const { place } = await showRow(long, { addedAt: 1_000_000 })
  await expect.element(page.getByText('New', { exact: true })).toBeVisible()
  expect(place.querySelectorAll('[role="img"]')).toHaveLength(0)
  expect(place.textContent).not.toContain('%')
})
