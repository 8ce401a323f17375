import type { Annotation } from '../annotation.ts'
import { annotationId, bookId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { expect, it } from 'vitest'
import { furtherPassages, linkTo, passageOf, passagesOfNote } from './passage.ts'
import { addressOf } from './place.ts'

const address = addressOf({ kind: 'mark', book: bookId('b'), mark: annotationId('m') })
const kind = 'reference'

it('a passage is a cross-reference with nothing but a link to a mark', () => {
  expect(passageOf({ kind, note: linkTo(address, 'why') })).toBe(address)
})

const link = linkTo(address, 'why')
it.each([
  ['an ordinary note', { kind: 'note' as const, note: link }],
  ['a cross-reference with more words', { kind, note: [...link, plain('because')] } as const],
  ['one with words around the link', { kind, note: [{ ...link[0], text: 'why not' }] } as never],
  ['an empty cross-reference', { kind, note: [] } as const],
  ['a link to a paragraph', { kind, note: linkTo('duizhao:book/b/paragraph/p', 'there') } as const],
])('%s is no passage', (_name, mark) => {
  expect(passageOf(mark)).toBeNull()
})

const mark = (id: string, of: string | null, book = 'b') => {
  const to = of && addressOf({ kind: 'mark', book: bookId('b'), mark: annotationId(of) })
  const what = to ? { kind, note: linkTo(to, of) } : { kind: 'note', note: [plain('why')] }
  return { id: annotationId(id), bookId: bookId(book), ...what } as Annotation
}
const ids = (marks: readonly Annotation[] | undefined) => marks?.map(({ id }) => id)

it('further passages are found by the note that they lead to, and a chain only at its first link', () => {
  const all = [mark('p', 'm'), mark('m', null), mark('q', 'm'), mark('r', 'p'), mark('s', 'gone')]
  const found = furtherPassages(all)
  expect([...found.keys()]).toEqual(['m'])
  expect(ids(found.get(annotationId('m')))).toEqual(['p', 'q'])
  expect(ids(passagesOfNote(mark('p', 'm'), all))).toEqual(['r'])
})

it('two cross-references that lead to one another are no further passages', () => {
  expect(furtherPassages([mark('p', 'q'), mark('q', 'p')]).size).toBe(0)
})

it('a mark of another book with the same id has no passages here', () => {
  expect(furtherPassages([mark('m', null, 'other'), mark('p', 'm')]).size).toBe(0)
  expect(passagesOfNote(mark('m', null, 'other'), [mark('p', 'm')])).toEqual([])
})
