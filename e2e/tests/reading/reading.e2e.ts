/**
 * The layout of the text, and how the place and the settings are saved. The file is long because
 * one opened book serves all tests.
 */
import { expect, test, type Locator } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs, sectionStarts } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const pane = () => opened.page.locator('[data-pane="text"]')

/**
 * The first paragraph on the screen, and its distance from the top of the text pane in CSS pixels.
 */
const top = () =>
  pane().evaluate(page => {
    const edge = page.getBoundingClientRect().top
    for (const element of page.querySelectorAll<HTMLElement>('[data-paragraph-id][data-side]')) {
      const box = element.getBoundingClientRect()
      if (box.height > 0 && box.bottom > edge + 1)
        return { id: element.dataset['paragraphId'] ?? '', from: box.top - edge }
    }
    return { id: '', from: 0 }
  })

/** The distance of a paragraph from the top of the text pane in CSS pixels. */
const placeOf = (id: string) =>
  pane().evaluate((page, id) => {
    const all = page.querySelectorAll<HTMLElement>(`[data-paragraph-id="${id}"]`)
    const shown = [...all].find(element => element.offsetParent !== null)
    return (shown?.getBoundingClientRect().top ?? NaN) - page.getBoundingClientRect().top
  }, id)

/**
 * How far the two sides of a pair are from being level, in CSS pixels. It is the largest distance
 * between the tops of two sides, or the middles of their first lines in plain paragraphs.
 */
const unevenness = () =>
  pane().evaluate(page => {
    const sources = page.querySelectorAll<HTMLElement>('[data-side="source"][data-paragraph-id]')
    const apart = [...sources].map(source => {
      const { paragraphId } = source.dataset
      const pair = `[data-paragraph-id="${paragraphId}"][data-side="translation"]`
      const [left, right] = [source, page.querySelector(pair)].map(side => {
        const { top } = side?.getBoundingClientRect() ?? { top: NaN }
        const style = side && getComputedStyle(side)
        const line = parseFloat(style?.lineHeight ?? '') / 2 + parseFloat(style?.paddingTop ?? '')
        return { top, middle: source.matches('.kind-body') ? top + line : top }
      })
      if (!left || !right) return NaN
      return Math.max(Math.abs(left.top - right.top), Math.abs(left.middle - right.middle))
    })
    return Math.max(...apart)
  })

/**
 * Scrolls until a paragraph is just below the top of the text pane, and waits until the page has
 * noticed.
 */
const toTop = (index: number) =>
  opened.reader.paragraph('source', index).evaluate(paragraph => {
    const page = paragraph.closest('[data-pane]')
    const edge = page?.getBoundingClientRect().top ?? 0
    page?.scrollBy(0, paragraph.getBoundingClientRect().top - edge - 1)
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })

async function inSettings(change: (dialog: Locator) => Promise<unknown>) {
  const { reader, page } = opened
  await reader.press('Control+,')
  const dialog = page.getByRole('dialog')
  await change(dialog)
  await reader.press('Escape')
  await expect(dialog).toBeHidden()
}

const setSizes = (source: number, translation: number) =>
  inSettings(async dialog => {
    await dialog.getByLabel('Chinese text size').fill(String(source))
    await dialog.getByLabel('Translation text size').fill(String(translation))
  })

const setWindow = (width: number) =>
  opened.app.evaluate(
    ({ BrowserWindow }, width) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, 860),
    width,
  )

const fontSize = (side: 'source' | 'translation') =>
  opened.reader
    .byId(side, paragraphs[1]?.id ?? '')
    .evaluate(element => getComputedStyle(element).fontSize)

for (const [source, translation] of [
  [14, 36],
  [40, 12],
  [20, 18],
] as const)
  test(`pairs are level at ${source} pixels for the Chinese and ${translation} for the translation`, async () => {
    const { reader } = opened
    if ((await reader.translation(1)) === '')
      await reader.type(
        1,
        'A translation that is long enough to fill a line and a half. '.repeat(4),
      )
    // In a narrower window such large text is stacked.
    await setWindow(1700)
    await setSizes(source, translation)
    await expect.poll(() => fontSize('source')).toBe(`${source}px`)
    expect(await fontSize('translation')).toBe(`${translation}px`)
    await expect.poll(unevenness).toBeLessThan(1)
    await setWindow(1280)
  })

test('pairs are level at 200 % zoom, and nothing is cut off', async () => {
  const zoom = (factor: number) =>
    opened.app.evaluate(
      ({ BrowserWindow }, factor) =>
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
      factor,
    )
  const ratio = () => opened.page.evaluate(() => devicePixelRatio)
  const before = await ratio()
  await setWindow(2000)
  await zoom(2)
  await expect.poll(ratio).toBe(before * 2)
  await expect.poll(unevenness).toBeLessThan(1)
  const overflow = () =>
    opened.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(await overflow()).toBeLessThanOrEqual(0)
  await zoom(1)
  await expect.poll(ratio).toBe(before)
  await setWindow(1280)
})

test('hiding and showing a side does not move the text', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 20)
  await toTop(20)
  const id = paragraphs[20]?.id ?? ''
  const from = await placeOf(id)
  for (const [keys, hidden] of [
    ['Control+1', 'translation'],
    ['Control+2', 'source'],
    ['Control+3', null],
  ] as const) {
    await reader.press(keys)
    if (hidden) await expect(reader.byId(hidden, id)).toBeHidden()
    else await expect(reader.byId('source', id)).toBeVisible()
    await expect.poll(async () => Math.abs((await placeOf(id)) - from)).toBeLessThanOrEqual(2)
  }
})

for (const [keys, hidden, shown] of [
  ['Control+1', 'translation', 'source'],
  ['Control+2', 'source', 'translation'],
] as const) {
  for (const side of ['source', 'translation'] as const) {
    test(`${keys} from the ${side} leaves the focus in the ${shown}`, async () => {
      const { reader } = opened
      await reader.caretIn(side, 2)
      await reader.press(keys)
      await expect(reader.byId(hidden, paragraphs[2]?.id ?? '')).toBeHidden()
      await expect.poll(() => reader.caret()).toMatchObject({ side: shown, index: 2 })
      await reader.press('Control+3')
      await expect(reader.byId(hidden, paragraphs[2]?.id ?? '')).toBeVisible()
      await expect.poll(() => reader.caret()).toMatchObject({ index: 2 })
    })
  }
}

test('closing a panel returns the focus to the text', async () => {
  const { reader, page } = opened
  for (const [keys, pane] of [
    ['Control+Shift+O', 'contents'],
    ['Control+Shift+N', 'notes'],
  ] as const) {
    await reader.caretIn('translation', 2)
    await reader.press(keys)
    await page.locator(`[data-pane="${pane}"]`).locator('input, button, select').first().focus()
    await reader.press(keys)
    await expect(page.locator(`[data-pane="${pane}"]`)).toBeHidden()
    await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 2 })
  }
})

test('opening and closing the panels does not move the text', async () => {
  const { reader } = opened
  await toTop(20)
  const id = paragraphs[20]?.id ?? ''
  const from = await placeOf(id)
  for (const keys of ['Control+Shift+O', 'Control+Shift+N', 'Control+Shift+O', 'Control+Shift+N']) {
    await reader.press(keys)
    await expect.poll(async () => Math.abs((await placeOf(id)) - from)).toBeLessThanOrEqual(2)
  }
})

test('a narrow window shows one panel at a time beside the text', async () => {
  const { app, page, reader } = opened
  const size = (width: number) =>
    app.evaluate(({ BrowserWindow }, width) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, 720)
    }, width)
  const contents = page.locator('[data-pane="contents"]')
  const notes = page.locator('[data-pane="notes"]')
  const [toContents, toNotes] = ['Control+Shift+O', 'Control+Shift+N'] as const
  await reader.press(toContents)
  await reader.press(toNotes)
  await expect(contents).toBeVisible()
  await expect(notes).toBeVisible()
  await size(720)
  await expect(notes).toBeVisible()
  await expect(contents).toBeHidden()
  await reader.press(toContents)
  await expect(contents).toBeVisible()
  await expect(notes).toBeHidden()
  await reader.press(toNotes)
  await expect(notes).toBeVisible()
  await expect(contents).toBeHidden()
  await reader.press(toNotes)
  await expect(contents).toBeVisible()
  await size(1280)
  await reader.press(toContents)
  await expect(contents).toBeHidden()
})

test('the contents lead to a heading and say how much under it is done', async () => {
  const { reader, page } = opened
  const title = '(二)维护网络空间和平、安全、稳定'
  const id = paragraphs.find(({ text }) => text === title)?.id ?? ''
  await reader.press('Control+Shift+O')
  const entry = page.locator('[data-action="contents.go"]').filter({ hasText: title })
  await expect(entry).toHaveAccessibleName(`${title}, 0% done`)
  await entry.click()
  await expect(reader.byId('source', id)).toBeInViewport()
  await expect(entry).toHaveAttribute('aria-current', 'location')
  await page.keyboard.type('Heading')
  await reader.press('Control+Enter')
  await expect(entry).toHaveAccessibleName(`${title}, 50% done`)
  expect(await reader.byId('translation', id).textContent()).toBe('Heading')

  // The entry also works by keyboard alone.
  await entry.focus()
  await reader.press('Enter')
  await expect(reader.byId('translation', id)).toBeInViewport()
  await expect.poll(async () => (await reader.caret())?.side).toBe('translation')

  // After scrolling, the current entry follows the screen and not the caret.
  const here = page.locator('[data-action="contents.go"][aria-current]')
  await expect(here).toContainText(title)
  await pane().evaluate(text => text.scrollTo(0, 0))
  await expect(entry).not.toHaveAttribute('aria-current')
  await pane().evaluate(text => text.scrollTo(0, text.scrollHeight))
  await expect(here).toContainText(/[(]十[)]|结束语/)
  await entry.click()
  await expect(here).toContainText(title)
  await reader.press('Control+Shift+O')
})

test('the place of reading and the caret survive a restart', async () => {
  const { reader } = opened
  const number = sectionStarts[1] ?? 0
  await reader.byId('source', paragraphs[number]?.id ?? '').scrollIntoViewIfNeeded()
  await reader.byId('translation', paragraphs[number + 1]?.id ?? '').click()
  await opened.page.keyboard.type('caret here')
  await reader.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  await pane().evaluate(page => page.scrollBy(0, 37))
  const before = { ...(await top()), caret: await reader.caret() }
  const named = { ...before.caret, index: (await caretId()) ?? '' }
  expect(named).toEqual({ side: 'translation', index: paragraphs[number + 1]?.id, offset: 7 })
  await opened.again()
  await expect
    .poll(async () => {
      const { id, from } = await top()
      return { id, near: Math.abs(from - before.from) <= 2, caret: await caretId() }
    })
    .toEqual({ id: before.id, near: true, caret: paragraphs[number + 1]?.id })
  expect((await opened.reader.caret())?.offset).toBe(7)
})

/** The id of the paragraph with the caret. */
async function caretId() {
  const caret = await opened.reader.caret()
  return (
    caret && opened.reader.paragraph('translation', caret.index).getAttribute('data-paragraph-id')
  )
}

test('a theme is applied at once and survives a restart', async () => {
  const seen = new Set<string>()
  const background = () =>
    opened.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  for (const theme of ['Light', 'Dark', 'Sepia']) {
    await inSettings(dialog => dialog.getByLabel(theme, { exact: true }).check())
    await expect(opened.page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
    seen.add(await background())
  }
  expect(seen.size).toBe(3)
  const sepia = await background()
  await opened.again()
  await expect.poll(background).toBe(sepia)
})

test('the theme follows the system until the reader chooses one', async () => {
  const { page } = opened
  await inSettings(dialog =>
    dialog.getByRole('group', { name: 'Theme' }).getByLabel('System').check(),
  )
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
  }
})

test('text size and line spacing are applied at once and survive a restart', async () => {
  await inSettings(async dialog => {
    await dialog.getByLabel('Chinese text size').fill('26')
    await dialog.getByLabel('Line spacing').fill('2')
  })
  const looks = () =>
    opened.page
      .locator('.kind-body[data-side="source"][data-paragraph-id]')
      .first()
      .evaluate(element => {
        const { fontSize, lineHeight } = getComputedStyle(element)
        return { fontSize, lineHeight }
      })
  await expect.poll(async () => (await looks()).lineHeight).toBe('52px')
  await opened.again()
  await expect.poll(async () => (await looks()).lineHeight).toBe('52px')
})
