import { bookId, paragraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { expect, it } from 'vitest'
import { concordanceTable } from './concordance-table.ts'

const line = {
  book: bookId('b'),
  side: 'source',
  index: 4,
  paragraph: paragraphId('p4'),
  text: '=一"自由"港',
  start: 3,
  end: 5,
  other: 'a "free" port',
} as const

const link = addressOf({ kind: 'paragraph', book: line.book, paragraph: line.paragraph })

it('a line has the words, what is around them, the rendering and a link, and runs no formula', () => {
  const rendering = { by: 'pair', ranges: [{ start: 3, end: 7 }] } as const
  const [head, row] = [...concordanceTable([{ line, title: '书', rendering }], true)]
  expect(head).toBe(
    '\ufeff"before","words","after","rendering","rendering by","other side","book","paragraph","link"\r\n',
  )
  expect(row).toBe(`"'=一""","自由","""港","free","pair","a ""free"" port","书","5","${link}"\r\n`)
})

it('a part that is not the first has no head, and a line without a rendering has empty cells', () => {
  const [row] = [...concordanceTable([{ line, title: '书', rendering: null }], false)]
  expect(row).toContain('"港","","",')
})
