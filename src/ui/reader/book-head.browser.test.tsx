import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { BookHead } from './book-head.tsx'

const book = sampleBook()
const title = () => page.getByRole('textbox', { name: 'Translate the title' })
const cut = () => page.getByText('This field holds at most 500 characters. The rest was left out.')

it('cuts a translated title at its limit, and says so until the field is left', async () => {
  await showPart(<BookHead book={book} onNext={() => {}} onEscape={() => {}} />)
  await userEvent.fill(title(), 'x'.repeat(501))
  await expect.element(title()).toHaveValue('x'.repeat(500))
  await expect.element(cut()).toBeVisible()
  title().element().blur()
  await expect.element(cut()).not.toBeInTheDocument()
  await expect.element(title()).toHaveValue('x'.repeat(500))
})

it('does not save a title again that was undone after its field was left', async () => {
  const { services } = await showPart(
    <BookHead book={book} onNext={() => {}} onEscape={() => {}} />,
  )
  const { library, undoing, autosave } = services
  const saved = () => library.words.get().get(book.id)?.translatedTitle ?? ''
  await library.list()
  await userEvent.fill(title(), 'A Title')
  title().element().blur()
  expect(saved()).toBe('A Title')
  const isWritten = Promise.resolve(library.described())
  undoing.order.undo()
  await isWritten
  // The page is not drawn again before this saves what the field may still hold.
  await autosave.flush()
  expect(saved()).toBe('')
  await expect.element(title()).toHaveValue('')
})

const from = (origin: string) => ({ ...book, provenance: { ...book.provenance, origin } })
const originField = () => page.getByRole('textbox', { name: 'Translate where the text is from' })

it('keeps the translation of where the text is from', async () => {
  const { services } = await showPart(
    <BookHead book={from('新华社北京电')} onNext={() => {}} onEscape={() => {}} />,
  )
  await userEvent.fill(originField(), 'Xinhua, Beijing')
  originField().element().blur()
  await expect
    .poll(() => services.library.words.get().get(book.id)?.translatedOrigin)
    .toBe('Xinhua, Beijing')
})

it('offers no translation of an address', async () => {
  await showPart(
    <BookHead book={from('https://example.org/text')} onNext={() => {}} onEscape={() => {}} />,
  )
  await expect.element(title()).toBeInTheDocument()
  await expect.element(originField()).not.toBeInTheDocument()
})

it('draws the title in the other script by its words: 后 stays in 皇后', async () => {
  const shown = { ...book, title: '皇后的后面', author: '皇后', language: 'zh-Hans' }
  const { services } = await showPart(
    <BookHead book={shown} onNext={() => {}} onEscape={() => {}} />,
  )
  services.preferences.change({ sourceScript: 'traditional' })
  const heading = () => page.getByRole('heading', { name: shown.title }).element()
  await expect.poll(() => heading().querySelectorAll('.drawn-source').length).toBe(1)
  expect(heading().textContent).toBe(shown.title)
  const byWords = document.querySelectorAll('[data-part="title"] [class^="form-"]')
  expect(Array.from(byWords, it => it.textContent)).toEqual(['后', '后'])
})
