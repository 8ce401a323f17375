/** Words of one side are linked with words of the other, by mouse and by keyboard. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { heard, listen } from '../../support/heard.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const message = () => opened.page.locator('[data-pane="toasts"]')

/** The marked words of a paragraph, in the order of the text. */
const marked = (side: 'source' | 'translation', index: number) =>
  opened.reader
    .paragraph(side, index)
    .locator('[data-mark-id]')
    .evaluateAll(all => all.map(({ textContent }) => textContent).join(''))

/** The words that a CSS highlight shows. */
const lit = (name: string) =>
  opened.page.evaluate(of => [...(CSS.highlights.get(of) ?? [])].map(String).join(), name)

const place = (side: 'source' | 'translation', index: number, offset: number) => ({
  side,
  index,
  offset,
})
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

test('words are linked by keyboard, each half lights the other, and both follow an edit and a restart', async () => {
  const { reader, page } = opened
  await reader.type(1, 'China and the world')
  await reader.select(place('source', 1, 2), place('source', 1, 6))
  await reader.press('Control+Shift+J')
  await expect.poll(() => lit('waiting-words')).toBe(words(1, 2, 6))
  await expect(
    message()
      .filter({ hasText: words(1, 2, 6) })
      .first(),
  ).toBeVisible()
  // Without evidence, the caret waits on the other side.
  await expect.poll(() => reader.caret()).toEqual(place('translation', 1, 0))
  await reader.press('Enter')
  await expect(message().filter({ hasText: 'Nothing is selected' }).first()).toBeVisible()
  await reader.press(...Array<string>(5).fill('Shift+ArrowRight'))
  await listen(page)
  await reader.press('Enter')
  await expect.poll(() => marked('translation', 1)).toBe('China')
  expect(await marked('source', 1)).toBe(words(1, 2, 6))
  expect((await heard(page)).join()).toContain(`Linked: “${words(1, 2, 6)}” and “China”`)
  expect(await reader.translation(1)).toBe('China and the world')
  await expect.poll(() => lit('waiting-words')).toBe('')
  await expect.poll(() => lit('counterpart')).toBe(words(1, 2, 6))

  await test.step('the pointer lights the other half', async () => {
    await reader.paragraph('source', 1).locator('[data-mark-id]').first().hover()
    await expect.poll(() => lit('counterpart')).toBe('China')
    await expect(reader.paragraph('source', 1).locator('[data-mark-id]').first()).toHaveAttribute(
      'aria-description',
      /linked with “China”/,
    )
  })
  await test.step('both halves follow an edit, and undo and redo are one step', async () => {
    await reader.press('Home')
    await page.keyboard.insertText('Old ')
    await expect.poll(() => marked('translation', 1)).toBe('China')
    await reader.press('Control+Z', 'Control+Z')
    await expect.poll(() => marked('translation', 1)).toBe('')
    expect(await marked('source', 1)).toBe('')
    await reader.press('Control+Shift+Z', 'Control+Shift+Z')
    await expect.poll(() => reader.translation(1)).toBe('Old China and the world')
    expect(await marked('translation', 1)).toBe('China')
  })
  await test.step('the bar shows the other half and goes there; so does the notes panel', async () => {
    await reader.caretAt('source', 1, 4)
    await expect(bar().locator('[data-action="counterpart.show"]')).toContainText('China')
    await bar().locator('[data-action="counterpart.show"]').click()
    await expect.poll(() => reader.caret()).toEqual(place('translation', 1, 4))
    await reader.press('Control+J')
    await expect.poll(() => reader.caret()).toEqual(place('source', 1, 2))
    await reader.press('Control+Shift+N')
    const note = page.locator('[data-annotation-id]').first()
    await expect(note.locator('[data-action="counterpart.show"]')).toContainText('China')
    await reader.press('Control+Shift+N')
  })
  await reader.saved()
  await opened.again()
  await expect.poll(() => marked('translation', 1)).toBe('China')
  expect(await marked('source', 1)).toBe(words(1, 2, 6))
})

test('words are linked by mouse, a number is suggested, Escape cancels, and the link can be removed', async () => {
  const { reader, page } = opened
  const index = paragraphs.findIndex(({ text }) => /\D20\d\d年/.test(text))
  const at = paragraphs[index]!.text.search(/20\d\d年/)
  const year = words(index, at, at + 4)
  await reader.type(index, `It was published in ${year}, in the spring.`)
  await reader.select(place('source', index, at), place('source', index, at + 5))
  await bar().locator('[data-action="counterpart.link"]').click()
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(year)
  await reader.press('Escape')
  await expect.poll(() => lit('waiting-words')).toBe('')
  expect(await marked('source', index)).toBe('')
  await reader.select(place('source', index, at), place('source', index, at + 5))
  await bar().locator('[data-action="counterpart.link"]').click()
  await reader.select(place('translation', index, 0), place('translation', index, 2))
  await expect(bar().locator('[data-action="counterpart.link"]')).toContainText(year)
  await bar().locator('[data-action="counterpart.link"]').click()
  await expect.poll(() => marked('translation', index)).toBe('It')
  // Another press at a mark gives it other words.
  await reader.caretAt('source', index, at + 2)
  await reader.press('Control+Shift+J')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(year)
  await reader.press('Enter')
  await expect.poll(() => marked('translation', index)).toBe(year)
  await reader.caretAt('translation', index, 22)
  await chooseInMenu(opened.app, 'counterpart.remove')
  await expect.poll(() => marked('translation', index)).toBe('')
  expect(await marked('source', index)).toBe(words(index, at, at + 5))
  await reader.press('Control+Z')
  await expect.poll(() => marked('translation', index)).toBe(year)
})

test('a composition is not disturbed while words wait', async () => {
  const { reader } = opened
  await reader.select(place('source', 5, 0), place('source', 5, 2))
  await reader.press('Control+Shift+J')
  await expect.poll(() => reader.caret()).toEqual(place('translation', 5, 0))
  await reader.composing('zhong')
  await expect.poll(() => lit('waiting-words')).toBe(words(5, 0, 2))
  await reader.compose(['zhong', '中国'])
  await expect.poll(() => reader.translation(5)).toBe('中国')
  await reader.press('Shift+ArrowLeft', 'Enter')
  await expect.poll(() => marked('translation', 5)).toBe('国')
  expect(await reader.translation(5)).toBe('中国')
})
