import { sampleBook } from '#services/testing'
import { foundOf } from '#domain/search/testing'
import { expect, it } from 'vitest'
import { chapterGroups } from './result-groups.ts'

const hitOn = (index: number) => ({ place: 'source' as const, index, start: 0, end: 1, note: null })
const told = (book: Parameters<typeof chapterGroups>[0], indexes: readonly number[]) =>
  chapterGroups(book, foundOf(indexes.map(hitOn))).map(
    ({ title, count, first }) => `${title} ${first}+${count}`,
  )

it('lists the hits of each chapter that has some', () => {
  expect(told(sampleBook('a', [3, 2, 4]), [0, 2, 2, 5, 8])).toEqual(['第1章 0+3', '第3章 3+2'])
})

it('joins the parts of a chapter that was split', () => {
  const book = sampleBook('a', [3, 2, 4])
  const chapters = book.chapters.map((chapter, i) =>
    i === 1 ? { ...chapter, title: '', continues: true as const } : chapter,
  )
  expect(told({ ...book, chapters }, [0, 3, 5])).toEqual(['第1章 0+2', '第3章 2+1'])
  expect(told({ ...book, chapters }, [3])).toEqual(['第1章 0+1'])
})

it('names hits before the first heading after the book', () => {
  const book = sampleBook('a', [3])
  const chapters = book.chapters.map(chapter => ({ ...chapter, title: '' }))
  expect(told({ ...book, chapters }, [1])).toEqual([`${book.title} 0+1`])
})
