/** Jumps to a paragraph number or heading, and back and forward over jumps. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs, secondChapter } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const field = () => opened.page.getByRole('combobox', { name: 'Paragraph number' })
const options = () => opened.page.locator('[data-go-to]')
const caret = () => opened.reader.caret()
const item = (name: string) =>
  opened.app.evaluate(({ Menu }, id) => {
    const { enabled, accelerator } = Menu.getApplicationMenu()?.getMenuItemById(id) ?? {}
    return { enabled, accelerator }
  }, name)

test('Ctrl+L goes to the number of a paragraph, and Alt+Left goes back to the caret', async () => {
  const { page, reader } = opened
  await reader.type(2, 'here I was')
  await reader.press('ArrowLeft')
  const before = await caret()
  expect(await item('go.back')).toMatchObject({ enabled: false })
  await reader.press('Control+L')
  await expect(field()).toBeFocused()
  await page.keyboard.type('60')
  await expect(options()).toHaveText([/^Paragraph 60/])
  await reader.press('Enter')
  await expect.poll(caret).toEqual({ side: 'translation', index: 59, offset: 0 })
  await expect(reader.paragraph('source', 59)).toBeInViewport()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')

  await expect.poll(() => item('go.back')).toEqual({ enabled: true, accelerator: 'Alt+Left' })
  await reader.press('Alt+ArrowLeft')
  await expect.poll(caret).toEqual(before)
  await expect(reader.paragraph('source', 2)).toBeInViewport()
  await reader.press('Alt+ArrowRight')
  await expect.poll(caret).toEqual({ side: 'translation', index: 59, offset: 0 })
  await reader.press('Alt+ArrowLeft')
})

test('Ctrl+L finds a heading in either script, and Escape leaves the caret where it was', async () => {
  const { page, reader } = opened
  await reader.caretIn('translation', 2)
  await reader.press('Home', 'Control+L')
  const heading = paragraphs.find(({ kind }) => kind === 'heading')?.text ?? ''
  await page.keyboard.insertText('國際')
  await expect(options().first()).toContainText('国际')
  await reader.press('Escape')
  await expect(field()).toBeHidden()
  await expect.poll(caret).toEqual({ side: 'translation', index: 2, offset: 0 })

  await reader.press('Control+L')
  await page.keyboard.insertText(heading)
  await expect(options().first()).toContainText(heading)
  await reader.press('Enter')
  const index = paragraphs.findIndex(({ kind }) => kind === 'heading')
  await expect.poll(async () => (await caret())?.index).toBe(index)
})

test('Ctrl+L says that the book has no such number or heading, and Enter then does nothing', async () => {
  const { page, reader } = opened
  await reader.press('Control+L')
  await page.keyboard.type('999')
  await expect(page.getByText(`The book has ${paragraphs.length} paragraphs.`)).toBeVisible()
  await page.keyboard.type('x')
  await expect(page.getByText('No heading contains “999x”.')).toBeVisible()
  await reader.press('Enter')
  await expect(field()).toBeFocused()
  await reader.press('Escape')
})

test('Enter and Escape in a composition neither jump nor close the field of Ctrl+L', async () => {
  const { reader } = opened
  await reader.press('Control+L')
  await expect(field()).toBeFocused()
  await reader.composing('guo')
  await expect(field()).toHaveValue('guo')
  await reader.press('Enter')
  await reader.press('Escape')
  await expect(field()).toBeFocused()
  await reader.composing('guo')
  await reader.compose(['国'])
  await expect(field()).toHaveValue('国')
  await expect(options().first()).toContainText('国')
  await reader.press('Escape')
})

test('a click chooses a place in the field of Ctrl+L, and a click elsewhere closes it', async () => {
  const { page, reader } = opened
  await reader.press('Control+L')
  await page.keyboard.type('30')
  await options().first().click()
  await expect.poll(async () => (await caret())?.index).toBe(29)
  await reader.press('Control+L')
  await expect(field()).toBeVisible()
  await reader.paragraph('translation', 29).click()
  await expect(field()).toBeHidden()
})

test('Alt+Left goes back from a jump by contents, map, hit or note', async () => {
  const { page, reader } = opened
  const back = async () => {
    await reader.press('Alt+ArrowLeft')
    await expect(reader.paragraph('source', 4)).toBeInViewport()
  }
  const far = () => expect(reader.paragraph('source', 4)).not.toBeInViewport()
  const start = async () => {
    await reader.caretIn('source', 4)
    await reader.press('Home')
  }
  await reader.select(
    { side: 'source', index: secondChapter + 3, offset: 0 },
    { side: 'source', index: secondChapter + 3, offset: 4 },
  )
  await reader.press('Alt+1')

  await start()
  await reader.press('Control+Shift+O')
  await page.locator('[data-action="contents.go"]').last().click()
  await far()
  await back()
  await reader.press('Control+Shift+O')

  await start()
  const map = await page.locator('[data-pane="map"]').boundingBox()
  await page.mouse.click((map?.x ?? 0) + 4, (map?.y ?? 0) + (map?.height ?? 0) * 0.9)
  await far()
  await back()

  await start()
  await reader.press('Control+F')
  await page.keyboard.insertText(paragraphs.at(-1)?.text.slice(0, 8) ?? '')
  await reader.press('Enter')
  await far()
  await back()
  await reader.press('Escape')

  await start()
  await reader.press('Control+Shift+N')
  await page.locator('[data-action="note.show"]').last().click()
  await far()
  await back()
  await reader.press('Control+Shift+N')
})

const message = () => opened.page.getByText('Scrolled back to your caret.')

/** Scrolls until the paragraph at `index` is on the screen, without moving the caret. */
async function scrollTo(index: number): Promise<void> {
  await opened.reader.near(index)
  await opened.reader.paragraph('source', index).scrollIntoViewIfNeeded()
}

test.describe('writing far from the caret scrolls to it, and Alt+Left scrolls back', () => {
  const writes: readonly (readonly [string, () => Promise<void>])[] = [
    ['a letter', () => opened.page.keyboard.type('x')],
    ['a composition', () => opened.reader.compose(['z', '中'])],
    ['a paste', () => opened.reader.paste('pasted')],
    ['Enter', () => opened.reader.press('Enter')],
  ]
  for (const [name, write] of writes)
    test(`${name} far from the caret scrolls to the caret, and Back scrolls back`, async () => {
      const { page, reader } = opened
      await reader.caretIn('translation', 3)
      await scrollTo(40)
      await expect(message()).toBeHidden()
      await write()
      await expect(reader.paragraph('source', 3)).toBeInViewport()
      await expect(reader.paragraph('source', 40)).not.toBeInViewport()
      await expect(message()).toBeVisible()
      await page.getByRole('button', { name: 'Back (Alt+' }).click()
      await expect(reader.paragraph('source', 40)).toBeInViewport()
      await expect(message()).toBeHidden()
      await reader.press('Alt+ArrowRight')
      await expect(reader.paragraph('source', 3)).toBeInViewport()
    })

  test('Alt+Left scrolls back after typing far from the caret, and typing near it shows no message', async () => {
    const { page, reader } = opened
    await reader.caretIn('translation', 3)
    await page.locator('[data-pane="text"]').evaluate(it => it.scrollBy(0, 200))
    await page.keyboard.type('near')
    await expect(message()).toBeHidden()
    await scrollTo(40)
    await page.keyboard.type('far')
    await expect(reader.paragraph('source', 3)).toBeInViewport()
    await expect(message()).toBeVisible()
    await reader.press('Alt+ArrowLeft')
    await expect(reader.paragraph('source', 40)).toBeInViewport()
    await expect(message()).toBeHidden()
  })
})
