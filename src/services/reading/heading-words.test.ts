import type { Book } from '#domain/book'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { stateFor } from '#domain/translation'
import { memoryLibrary } from '#storage/testing'
import { expect, it } from 'vitest'
import { sampleBook, servicesUnderTest } from '../testing.ts'
import { createHeadings } from './heading-words.ts'

const sample = sampleBook()
const book: Book = {
  ...sample,
  chapters: sample.chapters.map((chapter, i) =>
    i > 0
      ? chapter
      : {
          ...chapter,
          headings: [{ paragraph: paragraphId('p0'), level: 1, title: '一', index: 0 }],
        },
  ),
}

const typed = (index: number, text: string) => ({
  bookId: book.id,
  translations: [
    {
      paragraphId: paragraphId(`p${index}`),
      index,
      content: plain(text),
      state: stateFor(plain(text), 'draft'),
    },
  ],
  annotations: [],
})

it('translated headings are read, and follow what is typed and deleted', async () => {
  const { services, clock } = await servicesUnderTest([book])
  services.autosave.changed(typed(0, 'One'))
  services.autosave.changed(typed(1, 'Text'))
  await clock.pass(1000)
  const words = services.reading.headings(book)
  await expect.poll(() => [...words.get()]).toEqual([['p0', 'One']])
  services.autosave.changed(typed(0, 'One\nand only '))
  expect(words.get().get(paragraphId('p0'))).toBe('One and only')
  const before = words.get()
  services.autosave.changed(typed(1, 'Text again'))
  expect(words.get()).toBe(before)
  services.autosave.changed(typed(0, ''))
  expect([...words.get()]).toEqual([])
})

it('a heading that waits to be written is there at once', async () => {
  const { services } = await servicesUnderTest([book])
  services.autosave.changed(typed(0, 'One'))
  expect([...services.reading.headings(book).get()]).toEqual([['p0', 'One']])
})

it('a heading that waits to be written stays when the headings are read again', async () => {
  const row = { bookId: book.id, ...typed(0, 'One').translations[0]!, updatedAt: 1 }
  const waiting = [{ table: 'translations', row }] as const
  const headings = createHeadings({
    db: await memoryLibrary(),
    writer: { waiting: () => waiting },
    structures: { get: () => undefined },
  })
  const words = headings.of(book)
  await headings.reread()
  expect([...words.get()]).toEqual([['p0', 'One']])
})
