import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { LanguageInBook, TranslationLanguage } from './translation-language.tsx'

const inBook = () => page.getByRole('combobox', { name: 'Translation language of this book' })
const usual = () => page.getByRole('combobox', { name: 'Translation language', exact: true })

it('the choices of one visit are one step of undo, and the next visit is another', async () => {
  const book = sampleBook()
  const { services } = await showPart(<LanguageInBook book={book} />)
  const { order } = services.undoing
  await expect.element(inBook()).toBeVisible()
  inBook().element().focus()
  for (const tag of ['fr', 'de']) {
    await userEvent.selectOptions(inBook(), tag)
    await expect.element(inBook()).toHaveValue(tag)
  }
  expect(order.depth.done).toBe(1)
  inBook().element().blur()
  await userEvent.selectOptions(inBook(), '')
  await expect.element(inBook()).toHaveValue('')
  order.undo()
  await expect.element(inBook()).toHaveValue('de')
  order.undo()
  await expect.element(inBook()).toHaveValue('')
})

it('a book without a language of its own names that of the settings', async () => {
  await showPart(
    <>
      <TranslationLanguage />
      <LanguageInBook book={sampleBook()} />
    </>,
  )
  await expect.element(inBook()).toHaveDisplayValue('As in the settings (English)')
  await userEvent.selectOptions(usual(), 'ja')
  await expect.element(inBook()).toHaveDisplayValue('As in the settings (Japanese)')
})
