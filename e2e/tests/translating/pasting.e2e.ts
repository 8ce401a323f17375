/**
 * Pastes the clipboards of other programs into the built program with its real content-security
 * policy.
 */
import { expect, test } from '@playwright/test'
import { clipboards } from '../../support/clipboards.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

for (const [i, clipboard] of clipboards.entries())
  test(`a paste from ${clipboard.program} keeps its formats, and a blank line takes no pair`, async () => {
    const { reader } = opened
    const { arrives } = clipboard
    const pair = 3 * i
    await reader.caretIn('translation', pair)
    await reader.paste(clipboard.text, clipboard.html)
    await expect.poll(() => reader.translations(pair, 3)).toEqual([...arrives, '', ''].slice(0, 3))
    await reader.press('Control+Z')
    await expect.poll(() => reader.translations(pair, 3)).toEqual(['', '', ''])
    await reader.press('Control+Shift+Z')
    await expect.poll(() => reader.translations(pair, 3)).toEqual([...arrives, '', ''].slice(0, 3))
  })

test('a paste into a note keeps its formats, and the note then takes a composition', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 0, offset: 0 },
    { side: 'source', index: 0, offset: 4 },
  )
  await reader.action('note.create').first().click()
  const note = page.locator('[data-pane="notes"] [contenteditable="true"]')
  await expect(note).toBeFocused()
  const [docs] = clipboards
  await reader.paste(docs?.text ?? '', docs?.html)
  await reader.compose(['z', 'zhong', '中'])
  const paragraphs = note.locator('p')
  await expect
    .poll(() => paragraphs.evaluateAll(all => all.map(it => it.innerHTML)))
    .toEqual([...(docs?.arrives.slice(0, 1) ?? []), 'The second.中'])
})

test('a pasted style reaches the page as a format only, without a message on the console', async () => {
  const { reader, page } = opened
  const said: string[] = []
  page.on('console', message => said.push(message.text()))
  await reader.caretIn('translation', 3 * clipboards.length)
  await reader.paste(
    'x',
    '<p id="pasted" class="x" style="position:fixed;font-style:italic" onclick="x()">x</p>',
  )
  await expect.poll(() => reader.translation(3 * clipboards.length)).toBe('<em>x</em>')
  await expect(page.locator('#pasted, .x, [onclick]')).toHaveCount(0)
  expect(said).toEqual([])
})

test('a paste as plain text has no formats, and a blank line takes no pair', async () => {
  const { reader } = opened
  const pair = 3 * clipboards.length + 2
  const [docs] = clipboards
  await reader.caretIn('translation', pair)
  await reader.paste(docs?.text ?? '', docs?.html)
  await expect.poll(() => reader.translation(pair)).toContain('<strong>')
  await reader.press('Control+Z', 'Control+Shift+V')
  await expect
    .poll(() => reader.translations(pair, 3))
    .toEqual(['A bold word, an italic one, and m2.', 'The second.', ''])
})
