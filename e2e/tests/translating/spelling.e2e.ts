/** Misspelt words in translations: underlines, the reader's own words, and settings. */
import { expect, test } from '@playwright/test'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

/** The underlined words, in the order of the alphabet. */
const underlined = () =>
  opened.page.evaluate(() =>
    [...document.querySelectorAll<SVGElement>('[data-misspelt]')]
      .map(line => line.dataset['misspelt'] ?? '')
      .sort(),
  )

/** Chooses an item of the application menu. */
const choose = (id: string) => chooseInMenu(opened.app, id)

async function inSettings(change: () => Promise<unknown>): Promise<void> {
  await opened.reader.press('Control+,')
  await change()
  await opened.reader.press('Escape')
  await expect(opened.page.getByRole('dialog')).toBeHidden()
}

test('misspelt words are underlined, become the reader’s own, and stay so after a restart', async () => {
  const { page, reader } = opened
  await reader.type(0, 'The wrold of Xi Jinping, 中国, junzi and http://a.example/teh. ')
  await reader.type(1, 'A goverment ')
  await expect.poll(underlined).toEqual(['goverment', 'junzi', 'wrold'])

  // From the last caret the search goes on at the beginning.
  await reader.press('F7')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('wrold')
  await page.keyboard.type('world')
  await reader.press('F7')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('junzi')
  await choose('spelling.add')
  await expect.poll(underlined).toEqual(['goverment'])
  await reader.press('Control+Z')
  await expect.poll(underlined).toContain('junzi')
  await reader.press('Control+Shift+Z')
  await expect.poll(underlined).toEqual(['goverment'])

  await opened.again()
  await expect.poll(underlined).toEqual(['goverment'])
  await inSettings(() => opened.page.getByRole('button', { name: 'Remove “junzi”' }).click())
  await expect.poll(underlined).toEqual(['goverment', 'junzi'])
})

test('the context menu suggests words, and undo takes a correction back', async () => {
  const { app, page, reader } = opened
  await reader.type(5, 'The wrold is ')
  await expect.poll(underlined).toContain('wrold')
  await reader.caretAt('translation', 5, 6)
  const lines = await menuOf(app, () => page.keyboard.press('Shift+F10'), 'world')
  expect(lines.slice(0, 2)).toEqual(['world', 'wold'])
  expect(lines).toEqual(expect.arrayContaining(['Add to Dictionary', 'Ignore Spelling']))
  await expect.poll(() => reader.translation(5)).toBe('The world is ')
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(5)).toBe('The wrold is ')
})

test('spelling follows the language of the translation, and can be turned off', async () => {
  const { page, reader } = opened
  await reader.type(2, 'a colour ')
  const language = (tag: string) =>
    inSettings(() => page.locator('[data-setting="translationLanguage"]').selectOption(tag))
  await language('en-US')
  await expect.poll(underlined).toContain('colour')
  await language('en-GB')
  await expect.poll(underlined).not.toContain('colour')
  await language('fr')
  await expect.poll(underlined).toEqual([])
  await reader.press('F7')
  await expect(page.getByText(/no dictionary/)).toBeVisible()
  await language('en-US')
  await expect.poll(underlined).toContain('colour')
  await inSettings(() => page.getByRole('checkbox', { name: /spelling/ }).uncheck())
  await expect.poll(underlined).toEqual([])
})
