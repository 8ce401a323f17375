import { expect, it } from 'vitest'
import { markWith } from '../notebook/testing.ts'
import { expressionOf } from './term-expression.ts'

it.each([
  ['the words of a term', '网络空间', {}],
  ['nothing if the mark is about a paragraph', null, { scope: 'paragraph' }],
  ['nothing if the mark is no term', null, { kind: 'note' }],
  ['nothing if the mark is deleted', null, { deletedAt: 1 }],
] as const)('the expression of a term is %s', (_, expected, more) => {
  expect(expressionOf(markWith({ id: 'a', kind: 'term', ...more }))).toBe(expected)
})
