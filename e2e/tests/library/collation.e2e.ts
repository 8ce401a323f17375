/** Two editions side by side, and the variants of one as emendations of the other. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshProfile, launch, removeProfile, type Launched } from '../../support/app.ts'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { editionFiles, openBesideEdition } from '../../pages/new-edition.ts'
import type { ReaderPage } from '../../pages/reader.ts'

const first = [
  '第一章 山',
  '山下有一条清清的小河，老人坐在门前的石阶上看水。',
  '远处传来了几声钟响，孩子们跑过了田间的小路。',
  '他把那封信又读了一遍，院子里的桂花已经开了。',
  '雨从昨夜一直下到天明，没有人知道他从哪里来。',
  '第二章 水',
  '她点上灯继续写那本书，船慢慢地离开了码头。',
  '城里的人都在谈论此事，先生放下茶杯笑了起来。',
]
const second = [
  '第一章 山',
  '山下有一条清清的小溪，老人坐在门前的石阶上看水。',
  '远处传来了几声钟响；孩子们跑过了田间的小路。',
  '他把那封信又细读了一遍，院子里的桂花已经开了。',
  '新添的一段话，先前的版本里没有。',
  '第二章 水',
  '她点上灯继续写那本书，船离开了码头。',
  '城里的人都在谈论此事，先生放下茶杯笑了起来。',
]

const userData = freshProfile()
const folder = mkdtempSync(join(tmpdir(), 'duizhao-collation-'))
let program: Launched
let reader: ReaderPage

test.beforeAll(async () => {
  const [older, newer] = editionFiles(folder, first, second)
  program = await launch({ userData, args: [older] })
  reader = await openBesideEdition(program, newer)
})
test.afterAll(async () => {
  await program.close()
  removeProfile(userData)
  rmSync(folder, { recursive: true })
})

const key = 'Alt+Shift+F3'
const dialog = () => program.page.getByRole('dialog', { name: 'Collation' })
const rows = () => dialog().locator('[data-row]')
const said = () => dialog().getByRole('status').last()
const marks = (row: number) => rows().nth(row).locator('mark')
const current = () => dialog().locator('mark[data-current]')
const option = (name: string) => dialog().locator(`[data-option="${name}"]`)
const press = (keys: string) => program.page.keyboard.press(keys)

test('a key shows the likeliest edition beside the open book, with what differs on both sides', async () => {
  const { page } = program
  await reader.caretAt('source', 0, 1)
  await press(key)
  await expect(dialog().getByLabel('Other edition', { exact: true })).toContainText('新版')
  await expect(said()).toHaveText('4 variants · 1 paragraph only here · 1 only there')
  await expect(rows()).toHaveCount(9)
  await expect(marks(1)).toHaveText(['河', '溪'])
  await expect(marks(3)).toHaveText(['‸', '细'])
  await expect(rows().nth(4)).toContainText('Not in this edition')
  await expect(rows().nth(5)).toContainText('Not in this edition')
  expect(await found(page)).toEqual([])
})

test('the texts have the face of their own script, whatever the language of the interface', async () => {
  const face = () =>
    rows()
      .nth(1)
      .locator('p')
      .first()
      .evaluate(paragraph => {
        const root = document.documentElement
        const { lang } = root
        root.lang = 'zh-Hant'
        const { fontFamily } = getComputedStyle(paragraph)
        root.lang = lang
        return [fontFamily, getComputedStyle(paragraph).fontFamily]
      })
  const [inTaiwan, usual] = await face()
  expect(inTaiwan).toBe(usual)
})

test('keys go from difference to difference, which only those paragraphs then show', async () => {
  await press('Alt+PageDown')
  await expect(current()).toHaveText(['河', '溪'])
  await expect(rows().nth(1).locator('[data-stop]')).toBeFocused()
  await press('Alt+PageDown')
  await expect(current()).toHaveText(['，', '；'])
  await option('onlyDifferences').check()
  await expect(rows()).toHaveCount(6)
  await expect(option('onlyDifferences')).toBeFocused()
  await press('Alt+PageUp')
  await expect(current()).toHaveText(['河', '溪'])
  await expect(dialog().locator('[data-at]')).toContainText('1 of 6')
  await option('ignoresPunctuation').check()
  await expect(said()).toContainText('3 variants')
  await expect(rows()).toHaveCount(5)
  await option('ignoresPunctuation').uncheck()
  await expect(said()).toContainText('4 variants')
  await option('onlyDifferences').uncheck()
})

test('in a low window most of the dialog is text', async () => {
  const { app } = program
  const resize = (width: number, height: number) =>
    app.evaluate(
      ({ BrowserWindow }, [width, height]) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      [width, height] as const,
    )
  const shareOfText = () =>
    dialog().evaluate(
      element =>
        (element.querySelector('[data-scroller] [data-scroller]')?.clientHeight ?? 0) /
        element.clientHeight,
    )
  await resize(720, 500)
  await expect.poll(shareOfText).toBeGreaterThan(0.5)
  await resize(1280, 832)
  await expect.poll(shareOfText).toBeGreaterThan(0.6)
})

test('one chapter can be shown, with its differences alone', async () => {
  await option('chapter').selectOption({ label: '第二章 水' })
  await expect(rows()).toHaveCount(3)
  await expect(said()).toHaveText('1 variant')
  await press('Alt+PageDown')
  await expect(current()).toHaveText(['慢慢地', '‸'])
  await option('chapter').selectOption({ index: 0 })
  await expect(rows()).toHaveCount(9)
  await expect(dialog().locator('[data-at]')).toContainText('6 of 6')
  for (const number of [5, 4, 3, 2, 1]) {
    await press('Alt+PageUp')
    await expect(dialog().locator('[data-at]')).toContainText(`${number} of 6`)
  }
  await expect(current()).toHaveText(['河', '溪'])
})

test('Enter goes to the place in the book, the way back leads to the text, and the key to the difference', async () => {
  await press('Alt+PageDown')
  await expect(current()).toHaveText(['，', '；'])
  await press('Alt+PageDown')
  await expect(current()).toHaveText(['‸', '细'])
  await press('Alt+PageUp')
  await expect(current()).toHaveText(['，', '；'])
  await press('Alt+PageUp')
  await expect(current()).toHaveText(['河', '溪'])
  await expect(rows().nth(1).locator('[data-stop]')).toBeFocused()
  await press('Enter')
  await expect(dialog()).toBeHidden()
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 1, offset: 9 })
  await press(key)
  await expect(current()).toHaveText(['河', '溪'])
  await expect(rows().nth(1).locator('[data-stop]')).toBeFocused()
  await press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.press('Alt+ArrowLeft')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 0 })
})

test('the menu of a paragraph compares it with the other edition', async () => {
  const { app } = program
  const paragraph = reader.paragraph('source', 4)
  await menuOf(app, () => paragraph.click({ button: 'right' }), 'Compare with Another Edition…')
  // What only the other edition has is before it.
  await expect(rows().nth(5).locator('[data-stop]')).toBeFocused()
  await expect(dialog().locator('[data-at]')).toContainText('5 of 6')
  for (const number of [4, 3, 2, 1]) {
    await press('Alt+PageUp')
    await expect(dialog().locator('[data-at]')).toContainText(`${number} of 6`)
  }
  await expect(current()).toHaveText(['河', '溪'])
  await expect(rows().nth(1).locator('[data-stop]')).toBeFocused()
  await press('Enter')
  await expect(dialog()).toBeHidden()
})

test('one variant becomes an emendation by a key, all others by a button, each act one step', async () => {
  await press(key)
  await expect(current()).toHaveText(['河', '溪'])
  await press('Control+Shift+I')
  await expect(dialog().locator('mark[data-emended]')).toHaveText(['河', '溪'])
  const all = dialog().locator('[data-action="collation.emendAll"]')
  await expect(all).toHaveText('Emend All (3)')
  await all.click()
  await expect(dialog().locator('mark[data-emended]')).toHaveCount(8)
  await expect(all).toHaveAttribute('aria-disabled', 'true')
  await press('Control+z')
  await expect(dialog().locator('mark[data-emended]')).toHaveText(['河', '溪'])
  await press('Control+Shift+z')
  await expect(dialog().locator('mark[data-emended]')).toHaveCount(8)
  await press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.press('Control+4')
  await expect(reader.paragraph('source', 1)).toContainText('溪')
  await expect(reader.paragraph('source', 3)).toContainText('又细')
  await reader.press('Control+4')
})

test('a comparison is cancelled by its button, and begins again by Enter', async () => {
  const { page } = program
  await press(key)
  await expect(said()).toContainText('4 variants')
  // A comparison of short texts is over before the driver can press the button.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const button = document.querySelector<HTMLElement>('[data-action="collation.stop"]')
      if (!button) return
      observer.disconnect()
      button.click()
    })
    observer.observe(document.body, { subtree: true, childList: true })
  })
  await option('ignoresPunctuation').check()
  await expect(dialog()).toContainText('The comparison was cancelled.')
  await expect(rows()).toHaveCount(0)
  const again = dialog().locator('[data-action="collation.again"]')
  await expect(again).toBeVisible()
  await again.focus()
  await press('Enter')
  await expect(said()).toContainText('3 variants')
  await option('ignoresPunctuation').uncheck()
  await expect(said()).toContainText('4 variants')
  await press('Escape')
  await expect(dialog()).toBeHidden()
})

test('the variants are saved as a table with paragraph, readings and witness', async () => {
  const path = join(folder, 'variants.csv')
  await answerSaveDialog(program.app, path)
  await press(key)
  await expect(said()).toContainText('4 variants')
  await dialog().locator('[data-action="collation.export"]').click()
  await expect(dialog()).toBeHidden()
  const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(lines[0]).toContain('"paragraph","printed","other","witness"')
  expect(lines[1]).toContain('"2","河","溪","新版","variant","2"')
  expect(lines).toHaveLength(7)
})
