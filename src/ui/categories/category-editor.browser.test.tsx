import { paragraphId } from '#domain/ids'
import { markOn, sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { CategoryEditor } from './category-editor.tsx'

const book = sampleBook()
const quote = { exact: '航天', prefix: '', suffix: '' }
const word = {
  side: 'source',
  index: 1,
  anchors: [{ paragraphId: paragraphId('p1'), start: 0, end: 2, quote }],
} as const

async function showEditor() {
  const services = await servicesOver(talkingShell([book]).api)
  const marks = await services.marking.open(book.id)
  await showPart(<CategoryEditor onClose={() => {}} />, 'en', services)
  const [first] = services.marking.categories.get()
  if (!first) throw new Error('no category')
  return { ...services, marks, first }
}
const name = () => page.getByRole('textbox', { name: 'Name' }).first()

it('writes the name of a category when an input method has composed it, and no letter before', async () => {
  const { marking } = await showEditor()
  const written: (string | null | undefined)[] = []
  marking.categories.subscribe(() => written.push(marking.categories.get()[0]?.name))
  await userEvent.click(name())
  for (const text of ['m', 'mi', 'ming'])
    await cdp().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await expect.element(name()).toHaveValue('ming')
  expect(written).toEqual([])
  await cdp().send('Input.insertText', { text: '名' })
  await expect.element(name()).toHaveValue('名')
  expect(written).toEqual(['名'])
  await userEvent.keyboard('x')
  expect(written).toEqual(['名', '名x'])
})

it('leaves the focus at the button that asked when the reader keeps a category with marks', async () => {
  const { marks, first } = await showEditor()
  markOn(marks, { ...word, category: first.id })
  const button = page.getByRole('button', { name: /^Delete/ }).first()
  for (const keep of [
    () => userEvent.click(page.getByRole('button', { name: 'Cancel' })),
    () => userEvent.keyboard('{Escape}'),
  ]) {
    await userEvent.click(button)
    await expect.element(page.getByRole('combobox', { name: /mark/i })).toHaveFocus()
    await keep()
    await expect.element(button).toHaveFocus()
  }
})
