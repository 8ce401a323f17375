import type { Annotation } from '#domain/annotation'
import { annotationId } from '#domain/ids'
import { kinds } from '#domain/kinds/index'
import { standaloneNotes, standalonePlace } from '#domain/notes/standalone'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { annotationCollection, standaloneItem } from '../export/web-annotations.ts'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { readNotes } from './index.ts'

it('a standalone note is read back with its text, forms and tags, and quotes nothing', () => {
  const [sample] = sampleProject.annotations
  if (!sample) throw new Error('the sample has changed')
  const note = {
    ...sample,
    ...standalonePlace,
    id: annotationId('alone'),
    bookId: standaloneNotes,
    ...kinds.note.made,
    scope: 'book',
    counterpart: undefined,
    note: [
      { text: 'a 𠮷 bold', spans: [{ format: 'strong', start: 5, end: 9 }] },
      plain('and more'),
    ],
    tags: ['to read'],
  } as const satisfies Annotation
  const item = standaloneItem(note, sampleProject.categories, sampleLabels)
  const tagged = standaloneItem({ ...note, note: [] }, new Map(), sampleLabels)
  expect(JSON.parse(item)).toMatchObject({
    type: 'Annotation',
    motivation: 'commenting',
    target: 'urn:duizhao:library',
    body: [{ format: 'text/plain' }, { format: 'text/html' }, { purpose: 'tagging' }, {}],
  })
  const head = { name: 'urn:x', label: 'Notes', total: 2 }
  const file = [...annotationCollection(head, [item, tagged])].join('')
  const brought = readNotes(new TextEncoder().encode(file))
  expect(brought?.damaged).toBe(0)
  expect(brought?.notes).toMatchObject([
    { own: { id: 'alone', isStandalone: true }, quotes: [], note: note.note, tags: ['to read'] },
    { own: { isStandalone: true }, quotes: [], note: [], tags: ['to read'] },
  ])
})
