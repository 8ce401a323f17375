import type { Annotation } from '#domain/annotation'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { notedParagraphs } from './noted-paragraphs.ts'

const on = (paragraph: string, note: string | null) =>
  ({
    anchors: [{ paragraphId: paragraphId(paragraph) }],
    note: note === null ? [] : [plain(note)],
  }) as unknown as Annotation

it('returns the paragraphs with a note, in the same set until they change', () => {
  const [first, second, bare] = [on('p', 'why'), on('p', 'where'), on('q', null)]
  const noted = notedParagraphs.make([first, second, bare])
  expect([...noted.paragraphs]).toEqual(['p'])
  const longer = on('p', 'why so')
  const typed = notedParagraphs.change(noted, [{ before: first, after: longer }])
  expect(typed.paragraphs).toBe(noted.paragraphs)
  const one = notedParagraphs.change(typed, [{ before: second, after: null }])
  expect(one.paragraphs).toBe(noted.paragraphs)
  const written = notedParagraphs.change(one, [{ before: bare, after: on('q', 'q') }])
  expect([...written.paragraphs]).toEqual(['p', 'q'])
  const emptied = notedParagraphs.change(written, [{ before: longer, after: on('p', null) }])
  expect([...emptied.paragraphs]).toEqual(['q'])
})
