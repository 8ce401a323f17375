/** The sentence that belongs to the one with the caret is lit, if the reader wants that. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const index = paragraphs.findIndex(({ text }) => (text.match(/。/g) ?? []).length >= 3)
const text = paragraphs[index]?.text ?? ''
const second = text.indexOf('。') + 2

const lit = () =>
  opened.page.evaluate(() =>
    [...(CSS.highlights.get('sentence') ?? [])]
      .map(range => (range instanceof Range ? range.toString() : ''))
      .join('|'),
  )

test('a setting lights the sentence of the other side, which follows the caret and the typing', async () => {
  const { reader, page } = opened
  await reader.type(index, 'This is the first sentence here. Here is the second one. And the rest.')
  await reader.caretAt('source', index, second)
  await expect.poll(lit).toBe('')
  await reader.press('Control+,')
  await page.getByLabel('Light the sentence that belongs').check()
  await page.keyboard.press('Escape')
  await reader.caretAt('source', index, 1)
  await expect.poll(lit).toMatch(/^This is the first sentence here\./)
  await reader.caretAt('translation', index, 4)
  await expect.poll(lit).toContain(text.slice(0, text.indexOf('。') + 1))
  await page.keyboard.type('now ')
  await reader.caretAt('source', index, 1)
  await expect.poll(lit).toMatch(/^Thisnow {2}is the first sentence here\./)
  await opened.again()
  await opened.reader.near(index)
  await opened.reader.caretAt('source', index, 1)
  await expect.poll(lit).toMatch(/^Thisnow {2}is the first sentence here\./)
})
