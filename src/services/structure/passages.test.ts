/** Further passages of a note in paragraphs that the reader has joined. */
import { anchorAt } from '#domain/anchor'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { marksAsShown } from './marks-as-shown.ts'
import { openedPaper, shownOf } from './testing.ts'

it('a passage in a joined paragraph is stored at its place of the print, and a mark is one object until it changes', async () => {
  const opened = await openedPaper()
  const { services, book, chapters, db } = opened
  const [, , , , first, second] = chapters[0] ?? []
  await shownOf(opened)
  await services.structure.join(book.id, 4)
  const { division, paragraphs } = await shownOf(opened)
  const { marks } = marksAsShown(await services.marking.open(book.id), division)
  const { id: paragraph = first!.id, text = '' } = paragraphs[4] ?? {}
  const begins = text.length - second!.text.length
  const at = (start: number, end: number) => ({
    selected: {
      side: 'source' as const,
      index: 4,
      anchors: [anchorAt(paragraph, text, start, end)],
    },
    paragraph: null,
    marks: [],
  })
  const note = marks.note(at(0, 4))!
  const passage = marks.addPassage(note, at(begins + 2, begins + 6), 'why?')
  const shown = passage && marks.get(passage)
  expect(shown?.anchors).toMatchObject([{ paragraphId: paragraph, start: begins + 2 }])
  expect(passage && marks.get(passage)).toBe(shown)
  await services.autosave.flush()
  const stored = (await annotationsOf(db, book.id)).rows.find(({ id }) => id === passage)
  expect(stored?.anchors).toMatchObject([
    { paragraphId: second!.id, start: 2, quote: { exact: second!.text.slice(2, 6) } },
  ])
})
