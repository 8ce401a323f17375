/** The language of the translation: its name in the settings, and the setting of its text. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTo } from '../../support/exporting.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

/** Chooses the language of translations in the settings, or that of this book. */
async function choose(
  tag: string,
  which: 'translationLanguage' | 'inThisBook' = 'translationLanguage',
): Promise<void> {
  const { page, reader } = opened
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.locator(`[data-setting="${which}"]`).selectOption(tag)
  await reader.press('Escape')
  await expect(dialog).toBeHidden()
}

const pair = (index: number) => opened.reader.paragraph('translation', index)
const column = () => pair(0).locator('xpath=..')
const style = (index: number, property: string, pseudo?: string) =>
  pair(index).evaluate((it, [name, of]) => getComputedStyle(it, of).getPropertyValue(name ?? ''), [
    property,
    pseudo,
  ] as const)

for (const [tag, name, region] of [
  ['zh-Hans', 'Chinese, simplified', 'SC'],
  ['zh-Hant', 'Chinese, traditional', 'TC'],
] as const)
  test(`${tag} can be chosen, has its name in the settings, and survives a restart`, async () => {
    const { page, reader } = opened
    await choose(tag)
    await expect(column()).toHaveAttribute('lang', tag)
    await opened.again()
    await expect(column()).toHaveAttribute('lang', tag)
    expect(await style(0, 'font-family')).toContain(`"Noto Serif ${region} Variable"`)
    await opened.reader.press('Control+,')
    await expect(
      opened.page.locator('[data-setting="translationLanguage"] option:checked'),
    ).toHaveText(name)
    await opened.reader.press('Escape')
    expect(page.isClosed()).toBe(true)
    expect(reader).not.toBe(opened.reader)
  })

test('Chinese translations take a composition, and notes have the language of the translation', async () => {
  const { page, reader } = opened
  await choose('zh-Hant')
  await reader.caretIn('translation', 1)
  await reader.compose(['z', 'zhong', '中'])
  await expect.poll(() => reader.translation(1)).toBe('中')
  await reader.select(
    { side: 'source', index: 0, offset: 0 },
    { side: 'source', index: 0, offset: 4 },
  )
  await reader.action('note.create').first().click()
  const note = page.locator('[data-pane="notes"] [contenteditable="true"]')
  await expect(note).toHaveAttribute('lang', 'zh-Hant')
  await expect(note).toHaveCSS('font-family', /^(?:"Missing Character", )?"?Noto Serif TC Common/)
})

test('right-to-left text runs to the left, and an empty pair has its caret at the right', async () => {
  const { reader } = opened
  await choose('ar')
  await reader.caretIn('translation', 3)
  expect(await style(3, 'direction')).toBe('rtl')
  await reader.press('Home', 'End')
  await expect.poll(() => reader.caret()).toMatchObject({ index: 3, offset: 0 })
  await expect.poll(() => style(3, 'font-style', '::after')).toBe('italic')
  await opened.page.keyboard.type('Latin')
  await expect.poll(() => style(3, 'direction')).toBe('ltr')
  await reader.caretIn('translation', 4)
  await opened.page.keyboard.type('في عام 2022 أصدرت الصين (China).')
  expect(await style(4, 'direction')).toBe('rtl')
  await opened.again()
  await expect(column()).toHaveAttribute('lang', 'ar')
  await expect.poll(() => style(4, 'direction')).toBe('rtl')
})

test('the hint of an empty pair is not italic in Chinese', async () => {
  const { page, reader } = opened
  await reader.press('Control+,')
  await page.getByRole('dialog').getByText('繁體中文').click()
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await reader.caretIn('translation', 6)
  await expect.poll(() => style(6, 'content', '::after')).toBe('"在此撰寫譯文"')
  expect(await style(6, 'font-style', '::after')).toBe('normal')
})

test('a book can have a translation language of its own, which one undo takes back', async () => {
  const { page, reader } = opened
  await choose('en')
  await reader.caretIn('translation', 7)
  await choose('de', 'inThisBook')
  await expect(column()).toHaveAttribute('lang', 'de')
  await reader.press('Control+Z')
  await expect(column()).toHaveAttribute('lang', 'en')
  await reader.press('Control+Shift+Z')
  await expect(column()).toHaveAttribute('lang', 'de')
  await reader.type(7, '"ja" wrold und so')
  await expect.poll(() => reader.translation(7)).toBe('„ja“ wrold und so')
  await expect(page.locator('[data-part="title"] textarea').first()).toHaveAttribute('lang', 'de')

  await opened.again()
  await expect(column()).toHaveAttribute('lang', 'de')
  const folder = mkdtempSync(join(tmpdir(), 'language-'))
  const path = join(folder, 'book.html')
  await exportTo(opened, 'html', path)
  await expect
    .poll(() => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
    .toMatch(/^<!doctype html>\n<html lang="de">[^]*<p lang="de" dir="auto">[^]*ja“ wrold/)
  rmSync(folder, { recursive: true })

  const underlined = () =>
    opened.page.evaluate(() =>
      [...document.querySelectorAll<SVGElement>('[data-misspelt]')].map(
        line => line.dataset['misspelt'],
      ),
    )
  expect(await underlined()).toEqual([])
  await opened.reader.press('Control+Shift+L')
  await opened.page.locator('[data-action="book.describe"]').first().click()
  const chosen = opened.page.getByRole('dialog').getByRole('combobox').last()
  await expect(chosen).toHaveValue('de')
  await chosen.selectOption('')
  await opened.page.locator('[data-action="book.keepWords"]').click()
  await expect(opened.page.getByRole('dialog')).toBeHidden()
  await opened.reader.open()
  await expect(column()).toHaveAttribute('lang', 'en')
  await opened.reader.near(7)
  await expect.poll(underlined).toContain('wrold')
  await choose('fr', 'inThisBook')
  await expect.poll(underlined).toEqual([])
})
