/** Searches in the book and in all books, and replacements in translations. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const box = () => opened.page.getByRole('searchbox', { name: 'Search for' })
const status = () => opened.page.locator('[data-pane="find"] [role="status"]')
const panel = () => opened.page.locator('[data-pane="find"]')
const currentHit = () => opened.page.locator('[data-hit="current"]')

/** Searches for `words` in the open book. */
async function find(words: string): Promise<void> {
  await opened.reader.press('Control+F')
  await expect(box()).toBeFocused()
  await box().fill(words)
}
async function leave(): Promise<void> {
  await box().focus()
  await opened.reader.press('Escape')
  await expect(panel()).toBeHidden()
}

test('Find matches the other script, shows hits in the text and goes from hit to hit', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 0)
  await find('網絡空間命運共同體')
  await expect(status()).toContainText(/\d+ results/)
  await reader.press('Enter')
  await expect(status()).toContainText('Result 1 of')
  await expect(page.locator('[data-hit]').first()).toHaveText('网络空间命运共同体')
  await expect(currentHit()).toBeInViewport()
  await expect(box()).toBeFocused()
  await reader.press('Enter', 'F3')
  await expect(status()).toContainText('Result 3 of')
  await reader.press('Shift+Enter', 'Shift+F3', 'Control+Shift+G')
  await expect(status()).toContainText(/Result (\d+) of \1\b/)
  await expect(currentHit().first()).toBeInViewport()
  await leave()
  await expect(page.locator('[data-hit]')).toHaveCount(0)
  expect(await reader.caret()).toMatchObject({ side: 'source' })
})

test('in forced colours a hit differs from a filled mark, and a switch that is on from others', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 3, offset: 0 },
    { side: 'source', index: 3, offset: 2 },
  )
  await reader.press('Alt+1')
  const mark = page.locator('.mark[data-mark-shape="fill"]').first()
  await expect(mark).toBeVisible()
  await page.emulateMedia({ forcedColors: 'active' })
  await find('网络')
  await expect(status()).toContainText(/\d+ results/)
  await reader.press('Enter')
  const look = (shown: typeof mark) =>
    shown.evaluate(element => {
      const { backgroundColor, textDecorationStyle } = getComputedStyle(element)
      return { backgroundColor, textDecorationStyle }
    })
  const highlight = await page.evaluate(() => {
    const probe = document.createElement('span')
    probe.style.setProperty('forced-color-adjust', 'none')
    probe.style.setProperty('background-color', 'Highlight')
    document.body.append(probe)
    const { backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return backgroundColor
  })
  const [hit, filled] = [await look(currentHit().first()), await look(mark)]
  expect(hit).toEqual({ backgroundColor: highlight, textDecorationStyle: 'double' })
  expect(filled.backgroundColor).not.toBe(highlight)
  const switches = panel().locator('button[aria-pressed]')
  const isOn = await look(switches.and(page.locator('[aria-pressed="true"]')).first())
  const isOff = await look(switches.and(page.locator('[aria-pressed="false"]')).first())
  expect(isOn.backgroundColor).toBe(highlight)
  expect(isOff.backgroundColor).not.toBe(highlight)
  await page.emulateMedia({ forcedColors: null })
  await leave()
  await reader.press('Control+Z')
  await expect(mark).toHaveCount(0)
})

test('Find returns the focus to where it was', async () => {
  const { reader } = opened
  // The page may still be scrolling to the place of the test before.
  await expect(async () => {
    await reader.caretAt('source', 3, 2)
    expect(await reader.caret()).toMatchObject({ side: 'source', offset: 2 })
  }).toPass()
  const before = await reader.caret()
  await find('没有这样的词')
  await expect(status()).toHaveText('No results for “没有这样的词”.')
  await leave()
  expect(await reader.caret()).toEqual(before)
})

test('Find asks for a place to search if all places are off', async () => {
  const place = (name: string) => panel().getByRole('button', { name, exact: true })
  await find('网络')
  await expect(status()).toContainText(/\d+ results/)
  for (const name of ['Source', 'Translations', 'Notes']) await place(name).click()
  await expect(status()).toHaveText('Choose where to search: source, translations or notes.')
  for (const name of ['Source', 'Translations', 'Notes']) await place(name).click()
  await expect(status()).toContainText(/\d+ results/)
  await leave()
})

test('Find matches words across a print break in a paragraph', async () => {
  await find('治理体系改革和建设')
  await expect(status()).toContainText('1 result ')
  await leave()
})

test('F3 and Ctrl+G go on from the caret in the text', async () => {
  const { reader } = opened
  await find('中国')
  await expect(status()).toContainText('results')
  await reader.caretAt('source', 2, 0)
  await reader.press('F3')
  await expect(currentHit().first()).toBeInViewport()
  const first = await reader.caret()
  await reader.press('Control+G')
  await expect.poll(() => reader.caret()).not.toEqual(first)
  expect(await reader.caret()).toMatchObject({ side: 'source' })
  await leave()
})

test('Find searches for the selected words', async () => {
  const { reader } = opened
  await reader.select(
    { side: 'source', index: 3, offset: 0 },
    { side: 'source', index: 3, offset: 4 },
  )
  const selected = await opened.page.evaluate(() => getSelection()?.toString())
  await reader.press('Control+F')
  await expect(box()).toHaveValue(selected ?? '')
  await leave()
})

test('Find leaves the input method its keys', async () => {
  const { reader, page } = opened
  await reader.press('Control+F')
  await box().fill('')
  await reader.composing('z')
  await reader.composing('zhong')
  await expect(page.locator('[data-hit]')).toHaveCount(0)
  await reader.compose(['zhongguo', '中国'])
  await expect(box()).toHaveValue('中国')
  await expect(status()).toContainText('results')
  await leave()
})

test('Find says what is wrong with a regular expression, and matches a valid one', async () => {
  await find('[国')
  await opened.page.getByRole('button', { name: 'Regular expression' }).click()
  await expect(status()).toHaveText('This is not a valid regular expression.')
  await box().fill('19[0-9]{2}|20[0-9]{2}年')
  await expect(status()).toContainText('results')
  await opened.page.getByRole('button', { name: 'Regular expression' }).click()
  await leave()
})

/** Puts the caret into the translation of the paragraph with `words` and returns its id. */
async function goTo(words: string): Promise<string> {
  await find(words)
  await expect(status()).toContainText(/1 result |Result 1 of 1 /)
  await opened.reader.press('Enter')
  await expect(currentHit().first()).toBeInViewport()
  await leave()
  await opened.reader.press('Control+E')
  const active = opened.page.locator('.translation:focus .active')
  await expect(active).toBeInViewport()
  return (await active.getAttribute('data-paragraph-id')) ?? ''
}

test('Replace changes the ticked hits, also far from the screen, as one step that is undone and saved', async () => {
  const { reader, page } = opened
  const [nearWords, farWords] = ['(上接第四版)', '结束语']
  const near = await goTo(nearWords)
  await page.keyboard.type('**the old sea** and an old sea')
  const far = await goTo(farWords)
  await page.keyboard.type('old sea')
  const text = (id: string) => opened.reader.byId('translation', id)
  await expect(text(near)).toHaveCount(0)

  await reader.press('Control+H')
  await box().fill('old sea')
  await page.getByLabel('Replace with').fill('great lake')
  await expect(status()).toContainText('3 results')
  await expect(page.locator('[data-pane="find"] ins').first()).toHaveText('great lake')
  await page.getByLabel('Replace “old sea” here').nth(1).click()
  await page.getByRole('button', { name: 'Replace 2' }).click()
  await expect(page.getByText('2 replaced.')).toBeVisible()
  await expect(text(far)).toHaveText('great lake')
  await leave()
  await reader.press('Control+F')
  await leave()

  await goTo(nearWords)
  await expect(text(near)).toHaveText('the great lake and an old sea')
  await expect(text(near).locator('strong')).toHaveText('the great lake')
  await reader.press('Control+Z')
  await expect(text(near)).toHaveText('the old sea and an old sea')
  await goTo(farWords)
  await expect(text(far)).toHaveText('old sea')
  await reader.press('Control+Y')
  await goTo(farWords)
  await expect(text(far)).toHaveText('great lake')

  await reader.saved()
  await opened.again()
  await goTo(farWords)
  await expect(text(far)).toHaveText('great lake')
  await goTo(nearWords)
  await expect(text(near)).toHaveText('the great lake and an old sea')
})

test('Replace pressed right after a key replaces what was shown or nothing, and never other words', async () => {
  const { reader, page } = opened
  const id = await goTo('深化同东盟数字经济合作')
  await page.keyboard.type('an old pond, an old pond')
  await reader.press('Control+H')
  await box().fill('old pond')
  await page.getByLabel('Replace with').fill('lake')
  const replace = page.getByRole('button', { name: 'Replace 2' })
  await expect(replace).toBeVisible()
  const text = reader.byId('translation', id)
  await text.click()
  await reader.press('Home')
  await page.keyboard.type('the great ')
  // Not by mouse, because the way there takes so long that the text has been searched again.
  await replace.evaluate((it: HTMLElement) => it.click())
  await expect(page.getByText(/^Nothing was replaced|^2 replaced/)).toBeVisible()
  await expect(text).toHaveText(/^the great an (old pond, an old pond|lake, an lake)$/)
  await leave()
})

test('Find in All Books shows hits and goes to their places', async () => {
  const { reader, page } = opened
  await reader.press('Control+K')
  await expect(box()).toBeFocused()
  await box().fill('金磚國家')
  await expect(page.getByRole('status').filter({ hasText: 'in 1 book' })).toBeVisible()
  await reader.action('find.hit').nth(1).click()
  await expect(currentHit().first()).toBeInViewport()
  await expect(status()).toContainText('Result 2 of')
  await leave()
  await reader.press('Control+K')
  await expect(box()).toHaveValue('金磚國家')
  // Back to the book that was searched from; the library has a key of its own.
  await reader.press('Escape')
  await expect(reader.paragraph('source', 0)).toBeAttached()
  await reader.press('Control+K')
  await expect(box()).toBeFocused()
  await reader.press('Control+Shift+L')
  await expect(reader.action('book.open').first()).toBeVisible()
  await reader.open()
})
