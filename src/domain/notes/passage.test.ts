import { annotationId, bookId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { expect, it } from 'vitest'
import { linkTo, passageOf } from './passage.ts'
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
