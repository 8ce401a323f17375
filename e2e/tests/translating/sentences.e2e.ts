/** The sentence that belongs to the one with the caret is lit, if the reader wants that. */
import { expect, test } from '@playwright/test'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
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

/** Puts the caret into the first sentence, with the pointer elsewhere: it lights sentences, too. */
async function caretAlone() {
  await opened.reader.caretAt('source', index, 1)
  await opened.page.mouse.move(3, 3)
}

const words = () => opened.reader.translation(index)
const choose = (name: string) => chooseInMenu(opened.app, name)

test('a setting lights the sentence of the other side, which follows the caret and the typing', async () => {
  const { reader, page } = opened
  await reader.type(index, 'This is the first sentence here. Here is the second one. And the rest.')
  await reader.caretAt('source', index, second)
  await expect.poll(lit).toBe('')
  await reader.press('Control+,')
  await page.getByLabel('Show which sentence of the other side').check()
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

const boundary = (which: number) => {
  let at = 0
  for (let i = 0; i < which; i++) at = text.indexOf('。', at) + 1
  return at
}

test('a wrong link is corrected by key, from either side, and stays after edits and a restart', async () => {
  const { reader, page } = opened
  await caretAlone()
  await reader.press('Control+F11')
  await expect.poll(async () => (await reader.caret())?.side).toBe('translation')
  await reader.caretAt('translation', index, (await words()).indexOf('And the rest') + 3)
  await expect.poll(lit).not.toContain(text.slice(0, boundary(1)))
  await reader.press('Enter')
  await caretAlone()
  await expect.poll(lit).toMatch(/^And the rest\./)
  await reader.press('Control+Z')
  await expect.poll(lit).not.toMatch(/^And the rest\./)
  await reader.press('Control+Shift+Z')
  await expect.poll(lit).toMatch(/^And the rest\./)
  await reader.caretAt('translation', index, (await words()).indexOf('rest'))
  await page.keyboard.type('whole ')
  await caretAlone()
  await expect.poll(lit).toMatch(/^And the whole rest\./)
  await reader.saved()
  await opened.again()
  await opened.reader.near(index)
  await caretAlone()
  await expect.poll(lit).toMatch(/^And the whole rest\./)
  await expect.poll(lit).toBe('And the whole rest.')
  await menuOf(opened.app, () => opened.reader.press('Shift+F10'), 'Sentence > Unlink Sentence')
  await expect.poll(lit).toBe('')
  await opened.reader.press('Control+Z')
  await expect.poll(lit).toMatch(/^And the whole rest\./)
})

test('a linked sentence keeps its link when it is joined with a longer one, and undoing parts them', async () => {
  await caretAlone()
  await expect.poll(lit).toBe('And the whole rest.')
  await opened.reader.press('Control+F10')
  await opened.reader.caretAt('source', index, boundary(1) + 1)
  await expect.poll(lit).toBe('And the whole rest.')
  await opened.reader.press('Control+Z')
  await expect.poll(lit).not.toBe('And the whole rest.')
  await caretAlone()
  await expect.poll(lit).toBe('And the whole rest.')
})

test('sentences are joined and split by key, and an input method is not disturbed', async () => {
  const { reader } = opened
  await reader.caretAt('source', index, boundary(1) + 1)
  await reader.press('Control+F10')
  await reader.caretAt('source', index, boundary(2) + 1)
  const joined = await lit()
  await reader.caretAt('source', index, boundary(1) + 1)
  await expect.poll(lit).toBe(joined)
  await reader.caretAt('source', index, boundary(2))
  await reader.press('Control+Shift+F10')
  await reader.press('Control+Shift+F10')
  await expect(opened.page.locator('[data-pane="toasts"]')).toContainText('inside a sentence')
  await reader.caretIn('translation', index)
  const before = await words()
  await reader.composing('ni')
  await choose('sentence.link')
  await expect(opened.page.locator('[data-pane="toasts"]')).toContainText('Finish the word')
  await reader.compose(['你'])
  await expect.poll(words).toContain('你')
  await reader.press('Control+Z')
  await expect.poll(words).toBe(before)
})

test('the pointer lights a sentence with its counterpart', async () => {
  const { reader, page } = opened
  await reader.caretAt('translation', index, 0)
  const box = await reader.paragraph('source', index).boundingBox()
  if (!box) throw new Error('nothing is drawn')
  await page.mouse.move(box.x + 60, box.y + 14)
  await expect.poll(lit).toContain(text.slice(0, text.indexOf('。') + 1))
  await expect.poll(lit).toContain('And the whole rest.')
})
