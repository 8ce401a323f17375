/** Readings above the characters: by key, by menu, in the settings, and after a restart. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const pictures = () => opened.page.locator('.aids-picture')
const drawn = () =>
  pictures().evaluateAll(all =>
    all.flatMap(each => (each instanceof HTMLElement ? (each.dataset['drawn'] ?? '') : [])),
  )
const inMenu = (id: string) => chooseInMenu(opened.app, id)

/** How far the first lines of both sides of a pair are apart, in CSS pixels. */
const apart = (index: number) =>
  opened.page.evaluate(number => {
    const tops = ['source', 'translation'].map(side => {
      const pair = document.querySelectorAll(`[data-side="${side}"][data-paragraph-id]`)[number]
      return pair?.getBoundingClientRect().top ?? NaN
    })
    return Math.abs((tops[0] ?? 0) - (tops[1] ?? 0))
  }, index)

test('a key shows readings above the text, which copies and search do not contain', async () => {
  const { reader, app } = opened
  await reader.type(3, 'Cooperation')
  await reader.caretAt('source', 3, 0)
  await reader.press('Control+5')
  await expect.poll(async () => (await drawn()).join(' ')).toContain('shēn huà tóng dōng méng')
  expect(await apart(3)).toBeLessThan(0.5)
  await reader.press('Control+A', 'Control+C')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('深化同东盟')
  expect(copied).not.toContain('shēn')
  await reader.press('ArrowLeft')
  await reader.press('ArrowRight')
  expect(await reader.caret()).toEqual({ side: 'source', index: 3, offset: 1 })
  await reader.press('Control+5')
  await expect(pictures()).toHaveCount(0)
})

test('the menu shows readings above the paragraph with the caret, and they follow it', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 3)
  await inMenu('view.pinyinHere')
  await expect.poll(drawn).toEqual([expect.stringMatching(/^shēn huà/)])
  await reader.press('Control+ArrowDown')
  await expect.poll(drawn).toEqual([expect.stringMatching(/^jī jí tuī/)])
  await inMenu('view.pinyinHere')
  await expect(pictures()).toHaveCount(0)
})

test('words that are known or ignored have no readings while only the others have', async () => {
  const { page, reader } = opened
  await reader.caretAt('source', 2, 8)
  await inMenu('view.pinyinUnknown')
  const near = async () => (await drawn()).join(' ')
  await expect.poll(near).toContain('shù zì jīng jì')
  const before = await near()
  await reader.press('F5')
  const status = page.locator('[data-action="word.status"]')
  await status.selectOption('Known')
  await expect.poll(near).not.toContain('shù zì jīng jì')
  await status.selectOption('Learning')
  await expect.poll(near).toContain(before.slice(0, 300))
  await status.selectOption('Ignored')
  await expect.poll(near).not.toContain('shù zì jīng jì')
  await page.keyboard.press('Escape')
  await reader.press('Control+5')
  await expect.poll(near).toContain('shù zì jīng jì')
  await inMenu('view.pinyinUnknown')
  await expect.poll(near).not.toContain('shù zì jīng jì')
  await reader.press('Control+Z', 'Control+Z', 'Control+Z')
  await expect.poll(near).toContain(before.slice(0, 300))
  await inMenu('view.pinyinUnknown')
  await expect(pictures()).toHaveCount(0)
})

test('bopomofo and other tones are chosen in the settings, and all of it survives a restart', async () => {
  const { page, reader } = opened
  await reader.near(3)
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  const choose = (group: string, name: string) =>
    dialog
      .getByRole('group', { name: group, exact: true })
      .getByLabel(name, { exact: true })
      .check()
  await choose('Above the text', 'All readings')
  await choose('Tone changes', 'Of 一 and 不')
  await reader.press('Escape')
  await expect.poll(async () => (await drawn()).join(' ')).toContain('jìn yí bù')
  await reader.press('Control+,')
  await choose('Readings', 'Bopomofo')
  await reader.press('Escape')
  await expect.poll(async () => (await drawn()).join(' ')).toContain('ㄕㄣ ㄏㄨㄚˋ')
  await opened.again()
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(0)
  expect((await drawn()).join(' ')).toMatch(/[ㄅ-ㄩ]/)
})

test('a key marks where words begin, and the mark stays after a restart', async () => {
  const { reader } = opened
  const count = () =>
    pictures().evaluateAll(all =>
      all.reduce(
        (sum, each) => sum + (each instanceof HTMLElement ? Number(each.dataset['dividers']) : 0),
        0,
      ),
    )
  await reader.caretIn('translation', 3)
  await expect.poll(count).toBe(0)
  await reader.press('Control+7')
  await expect.poll(count).toBeGreaterThan(20)
  await opened.again()
  await expect.poll(count).toBeGreaterThan(20)
  await opened.reader.caretIn('translation', 3)
  await opened.reader.press('Control+7')
  await expect.poll(count).toBe(0)
})
