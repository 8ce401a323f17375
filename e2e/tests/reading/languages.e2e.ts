/** The interface in each language, changed while the program runs. */
import { languages } from '#i18n/languages'
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { textsOf } from '../../support/texts.ts'

const opened = openedWhitePaper()

/**
 * All words on the page, visible or for a screen reader, except those of the book and the reader,
 * and the names of keys, which are those on the keyboard.
 */
const said = () =>
  opened.page.evaluate(() => {
    const all: string[] = []
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('[data-side], [data-pane="text"] [lang], [role="tree"], kbd')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
        all.push(element.getAttribute(name) ?? '')
      for (const node of element.childNodes) if (node instanceof Text) all.push(node.data)
    }
    return all.map(text => text.trim()).filter(text => text !== '')
  })

const menu = () =>
  opened.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, submenu }) => [
      // Without the letter that opens it.
      label.replace(/\(&.\)|&/, ''),
      ...(submenu?.items ?? []).map(item => item.label),
    ]),
  )

test.beforeAll(async () => {
  await opened.reader.press('Control+Shift+O', 'Control+Shift+N')
})

/** The shortcut that opens each dialog, and the i18n key of its heading. */
const dialogs = [
  ['Control+,', 'settings.heading'],
  ['F1', 'shortcuts.heading'],
] as const

// English comes last, so that the test changes to English too.
for (const { tag } of languages.toReversed())
  test(`the whole interface is in ${tag} as soon as the reader chooses it`, async () => {
    const { page, reader } = opened
    const texts = textsOf(tag)
    const text = (key: string) => texts.get(key) ?? key
    await reader.press('Control+,')
    await page.getByRole('dialog').locator(`input[value="${tag}"]`).check()
    await expect(page.locator('html')).toHaveAttribute('lang', tag)
    await expect(page.getByRole('heading', { name: text('settings.heading') })).toBeVisible()
    await reader.press('Escape')

    await expect.poll(menu).toContain(text('menus.translation'))
    expect(await menu()).toContain(text('actions.library.import'))
    await expect(page.locator('[data-save-state]')).toHaveText(text('save.backed-up'))
    await expect(reader.action('view.contents').first()).toHaveAccessibleName(
      new RegExp(text('actions.view.contents')),
    )
    const everything = [...(await said()), ...(await menu())]
    for (const [keys, heading] of dialogs) {
      await reader.press(keys)
      await expect(page.getByRole('dialog').getByRole('heading').first()).toHaveText(text(heading))
      everything.push(...(await said()))
      await reader.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }

    const keys = new Set(textsOf('en').keys())
    expect(everything.filter(words => keys.has(words) || /\{\{|\}\}/.test(words))).toEqual([])
    if (tag === 'en') return
    // The settings list each language under its own name.
    const own = new Set<string>(languages.map(({ name }) => name))
    const english = new Set(
      [...textsOf('en')].flatMap(([key, words]) =>
        words === texts.get(key) || own.has(words) ? [] : words,
      ),
    )
    expect(everything.filter(words => english.has(words))).toEqual([])
  })

test('the interface language survives a restart', async () => {
  await opened.reader.press('Control+,')
  await opened.page.getByRole('dialog').locator('input[value="zh-Hant"]').check()
  await opened.reader.press('Escape')
  await opened.again()
  await expect(opened.page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await expect(opened.page.locator('[data-save-state]')).toHaveText(
    textsOf('zh-Hant').get('save.backed-up') ?? '',
  )
})
