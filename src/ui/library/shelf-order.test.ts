import { bookId } from '#domain/ids'
import type { Shelved } from '#services/library/library'
import { sampleBook } from '#services/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nameOnShelf, onShelf } from './shelf-order.ts'

const shelved = (
  title: string,
  { author, ...rest }: Partial<Shelved> & { readonly author?: string } = {},
): Shelved => {
  const book = {
    ...sampleBook(),
    id: bookId(`b-${title.length}`),
    title,
    ...(author && { author }),
  }
  const progress = { empty: 4, draft: 0, done: 0, check: 0 }
  return {
    book,
    printed: book,
    progress,
    annotations: 0,
    openedAt: null,
    addedAt: null,
    read: 0,
    ...rest,
  }
}
const books = [
  shelved('庄子', { author: '庄周', openedAt: 5 }),
  shelved('论语', {
    author: '孔子',
    openedAt: 9,
    progress: { empty: 0, draft: 0, done: 4, check: 0 },
  }),
  shelved('ＡＢＣ of it', { progress: { empty: 2, draft: 0, done: 2, check: 0 } }),
]
const wanted = {
  order: 'title',
  filter: 'all',
  sides: 'both',
  isNamed: () => true,
  language: 'zh-Hans',
} as const
const titles = (found: readonly Shelved[]) => found.map(({ book }) => book.title)

describe('the books on the shelf', () => {
  it.each([
    ['opened', ['论语', '庄子', 'ＡＢＣ of it']],
    ['title', ['论语', '庄子', 'ＡＢＣ of it']],
    ['author', ['论语', '庄子', 'ＡＢＣ of it']],
    ['done', ['论语', 'ＡＢＣ of it', '庄子']],
  ] as const)('orders books by %s', (order, expected) => {
    expect(titles(onShelf(books, { ...wanted, order }))).toEqual(expected)
  })

  it('puts a book that was just added before those opened earlier', () => {
    const fresh = shelved('新书到了', { addedAt: 7 })
    const order = (name: 'opened' | 'added') =>
      titles(onShelf([...books, fresh], { ...wanted, order: name }))
    expect(order('opened').slice(0, 3)).toEqual(['论语', '新书到了', '庄子'])
    expect(order('added')[0]).toBe('新书到了')
  })

  it('orders books by the titles of the side that is shown', () => {
    const records = shelved('史记')
    const all = [...books, { ...records, book: { ...records.book, translatedTitle: 'AA' } }]
    const order = (sides: 'both' | 'translation') =>
      titles(onShelf(all, { ...wanted, order: 'title', sides })).indexOf('史记')
    expect(order('both')).toBe(1)
    expect(order('translation')).toBe(2)
  })

  it('finds a book by its translated title and author', () => {
    const records = shelved('史记')
    const names = { translatedTitle: 'Records', translatedAuthor: 'Sima Qian' }
    expect(nameOnShelf({ ...records, book: { ...records.book, ...names } })).toBe(
      '史记\nRecords\nSima Qian',
    )
  })

  it.each([
    ['unopened', ['ＡＢＣ of it']],
    ['begun', ['庄子']],
    ['done', ['论语']],
  ] as const)('shows only the books that are %s', (filter, expected) => {
    expect(titles(onShelf(books, { ...wanted, filter }))).toEqual(expected)
  })

  it('shows only the books whose title or author matches', () => {
    expect(books.map(nameOnShelf)[1]).toBe('论语\n孔子')
    const isNamed = (number: number) => number === 1
    expect(titles(onShelf(books, { ...wanted, isNamed }))).toEqual(['论语'])
  })
})

describe('the order of names', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('the order of names is read only if two books need it, because that takes long', () => {
    const collator = vi.spyOn(Intl, 'Collator')
    const [first, second] = books
    expect(onShelf([first!, second!], { ...wanted, order: 'opened' })).toHaveLength(2)
    expect(collator).not.toHaveBeenCalled()
    onShelf([first!, second!], { ...wanted, order: 'title' })
    expect(collator).toHaveBeenCalledOnce()
  })
})
