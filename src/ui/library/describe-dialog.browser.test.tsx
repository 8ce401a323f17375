import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { DescribeDialog } from './describe-dialog.tsx'

const progress = { empty: 1, draft: 0, done: 0, check: 0 }
const cut = () => page.getByText('This field holds at most 500 characters. The rest was left out.')
const title = () => page.getByRole('textbox', { name: 'Title', exact: true })

function showDialog() {
  const book = sampleBook()
  const shelved = {
    book,
    printed: book,
    progress,
    annotations: 0,
    openedAt: null,
    addedAt: null,
    read: 0,
  }
  return showPart(<DescribeDialog shelved={shelved} onClose={() => {}} />)
}

it('cuts a title at its limit, and says so', async () => {
  await showDialog()
  await userEvent.fill(title(), '𠀀'.repeat(600))
  await expect.element(title()).toHaveValue('𠀀'.repeat(500))
  await expect.element(cut()).toBeInTheDocument()
  await userEvent.fill(title(), 'a\u0001b')
  await expect.element(title()).toHaveValue('ab')
  await expect.element(cut()).not.toBeInTheDocument()
})

it('accepts a composition at the end of a full title, and cuts only the finished text', async () => {
  await showDialog()
  await userEvent.fill(title(), 'x'.repeat(499))
  const composed = { text: 'zhong', selectionStart: 5, selectionEnd: 5 }
  await cdp().send('Input.imeSetComposition', composed)
  await expect.element(title()).toHaveValue(`${'x'.repeat(499)}zhong`)
  await expect.element(cut()).not.toBeInTheDocument()
  await cdp().send('Input.insertText', { text: '中国' })
  await expect.element(title()).toHaveValue(`${'x'.repeat(499)}中`)
  await expect.element(cut()).toBeInTheDocument()
})

it('the names of a translation have the language that is chosen, which is saved with them', async () => {
  const { services } = await showDialog()
  const language = page.getByRole('combobox', { name: 'Translation language' })
  await expect.element(language).toHaveDisplayValue('As in the settings (English)')
  const names = () => page.getByRole('textbox', { name: 'Translated title' })
  expect(names().element().getAttribute('lang')).toBe('en')
  await userEvent.selectOptions(language, 'fr')
  expect(names().element().getAttribute('lang')).toBe('fr')
  await userEvent.fill(names(), 'Le Cyberespace')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => [...services.library.words.get().values()])
    .toMatchObject([{ translatedTitle: 'Le Cyberespace', translationLanguage: 'fr' }])
})
