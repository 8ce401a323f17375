import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { TranslationText } from '#domain/translation'
import { expect, it } from 'vitest'
import { createTexts } from './texts.ts'

const [book, paragraph] = [bookId('b'), paragraphId('p')]
const draft = (text: string): TranslationText => ({ content: plain(text), state: 'draft' })

it('written text wins over text that was read, whenever it was read', () => {
  const texts = createTexts()
  texts.change(book, paragraph, draft('new'))
  texts.learn(book, paragraph, draft('old'), true)
  expect(texts.get(book, paragraph)).toEqual(draft('new'))
})

it('written text is forgotten once the database has it, unless a row waits', () => {
  const texts = createTexts()
  texts.change(book, paragraph, draft('new'))
  texts.learn(book, paragraph, draft('new'), false)
  expect(texts.get(book, paragraph)).toEqual(draft('new'))
  texts.learn(book, paragraph, draft('new'), true)
  expect(texts.get(book, paragraph)).toBeUndefined()
  expect(texts.change(book, paragraph, draft('new'))).toBe(false)
  expect(texts.change(book, paragraph, draft('newer'))).toBe(true)
})
