/** Tests notes on several passages: written as one Web Annotation, and read back as they were. */
import { kinds } from '#domain/kinds/index'
import { linkTo } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import { expect, it } from 'vitest'
import { webAnnotations } from '../export/web-annotations.ts'
import { written } from '../export/written-testing.ts'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { readNotes } from './index.ts'

const read = (json: string) => readNotes(new TextEncoder().encode(json))

it('a note on several passages is read back as it was, and so are its further passages', () => {
  const [, a3, a2, ...others] = sampleProject.annotations
  if (!a3 || !a2) throw new Error('the sample has changed')
  const address = addressOf({ kind: 'mark', book: a2.bookId, mark: a2.id })
  const passage = { ...a3, ...kinds.reference.made, note: linkTo(address, 'why'), tags: ['own'] }
  const project = { ...sampleProject, annotations: [passage, a2, ...others] }
  const brought = read(written(webAnnotations, project, sampleLabels))
  expect(brought?.damaged).toBe(0)
  expect(brought?.notes).toHaveLength(6)
  const [note, further] = [a2.id, a3.id].map(id => brought?.notes.find(({ own }) => own?.id === id))
  const quoted = (of: typeof note) => of?.quotes.map(({ exact }) => exact)
  expect(quoted(note)).toEqual(a2.anchors.map(({ quote }) => quote.exact))
  expect(quoted(further)).toEqual(a3.anchors.map(({ quote }) => quote.exact))
  expect(further).toMatchObject({
    note: passage.note,
    tags: ['own'],
    own: { kind: { kind: 'reference' }, category: a3.category },
  })
})

it('a target of a passage that the file does not describe stays with the note', () => {
  const target = (exact: string, passage: object = {}) => ({
    source: 'x',
    selector: { type: 'TextQuoteSelector', exact },
    ...passage,
  })
  const note = {
    type: 'Annotation',
    id: 'a',
    body: { value: 'why?' },
    target: [target('one'), target('two', { 'duizhao:passage': 'gone' })],
    'duizhao:passages': [{ id: 'b', body: { value: 'empty' } }, 7],
  }
  const quotes = (json: object) =>
    read(JSON.stringify(json))?.notes.map(({ quotes }) => quotes.length)
  expect(quotes(note)).toEqual([2])
  expect(quotes({ ...note, 'duizhao:passages': [{ id: 'b', body: { value: 'more' } }] })).toEqual([
    2, 0,
  ])
})
