/**
 * The page at every width: columns that can be read, nothing outside the window, panels that move.
 */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const panel = (name: string) => opened.page.locator(`[data-pane="${name}"]`)
const edge = (name: string) => opened.page.locator(`[data-panel="${name}"] > [role="separator"]`)
const widthOf = async (name: string) =>
  Math.round((await panel(name).boundingBox())?.width ?? Number.NaN)

/** Gives the page `width` CSS pixels at `zoom`. */
async function size(width: number, height: number, zoom = 1) {
  await opened.app.evaluate(
    ({ BrowserWindow }, [width, height, zoom]) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(width * zoom, height * zoom)
      window?.webContents.setZoomFactor(zoom)
    },
    [width, height, zoom] as const,
  )
  await expect.poll(() => opened.page.evaluate(() => innerWidth)).toBe(width)
}

/** The page as a reader with a ruler sees it. */
const measured = () =>
  opened.page.evaluate(() => {
    const pane = document.querySelector<HTMLElement>('[data-pane="text"]')!
    const drawn = [...pane.querySelectorAll<HTMLElement>('[data-side].kind-body')]
    const ems = drawn.map(it => it.clientWidth / Number.parseFloat(getComputedStyle(it).fontSize))
    const justified = drawn.filter(it => getComputedStyle(it).textAlign === 'justify')
    const outside = [...document.querySelectorAll('button, input, select')].filter(it => {
      const { left, right, width } = it.getBoundingClientRect()
      return width > 0 && it.checkVisibility() && (left < -1 || right > innerWidth + 1)
    })
    return {
      least: Math.min(...ems),
      leastJustified: Math.min(
        ...justified.map(it => it.clientWidth / Number.parseFloat(getComputedStyle(it).fontSize)),
      ),
      sideways:
        Math.max(0, document.documentElement.scrollWidth - innerWidth) +
        Math.max(0, pane.scrollWidth - pane.clientWidth),
      outside: outside.map(it => it.outerHTML.slice(0, 80)),
    }
  })

const windows = [
  [720, 500, 1],
  [1000, 700, 1],
  [1280, 830, 1],
  [1600, 1000, 1],
  [2560, 1440, 1],
  [640, 415, 2],
  [320, 208, 4],
] as const

for (const [width, height, zoom] of windows)
  test(`the page is readable in ${width} by ${height} CSS pixels at ${zoom * 100} %, whatever panels are open`, async () => {
    const { reader } = opened
    await size(width, height, zoom)
    const check = async (what: string) => {
      // The page is laid out again in the next frame.
      await expect.poll(async () => (await measured()).sideways, what).toBe(0)
      const { least, leastJustified, outside } = await measured()
      expect(outside, what).toEqual([])
      expect(leastJustified, what).toBeGreaterThanOrEqual(22)
      if (width >= 720) expect(least, what).toBeGreaterThanOrEqual(18)
    }
    await check('no panel')
    await reader.press('Control+Shift+O')
    await check('contents')
    await reader.press('Control+Shift+N')
    await check('contents and notes')
    await reader.press('Control+F')
    await expect(panel('find')).toBeVisible()
    await check('find')
    await reader.press('Escape')
    await expect(panel('find')).toHaveCount(0)
    if (await panel('notes').isVisible()) await reader.press('Control+Shift+N')
    await expect(panel('notes')).toHaveCount(0)
    await reader.press('Control+Shift+O')
    await expect(panel('contents')).toHaveCount(0)
    await size(1280, 830)
  })

test('in a narrow page each translation is under its Chinese, and Enter goes there', async () => {
  const { reader } = opened
  await size(720, 500)
  await reader.caretIn('source', 2)
  await reader.press('Enter')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 2 })
  await opened.page.keyboard.type('Under it')
  const [above, below, sign] = await Promise.all([
    reader.paragraph('source', 2).boundingBox(),
    reader.paragraph('translation', 2).boundingBox(),
    reader.gutter(2).boundingBox(),
  ])
  expect(below!.x).toBeCloseTo(above!.x, 0)
  expect(below!.y).toBeCloseTo(above!.y + above!.height, 0)
  expect(sign!.x + sign!.width).toBeLessThan(above!.x)
  expect(sign!.y).toBeGreaterThanOrEqual(above!.y - sign!.height / 2)
  await reader.press('Enter')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 3 })
  await reader.caretAt('source', 3, 2)
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 3, offset: 2 })
  await reader.select(
    { side: 'source', index: 3, offset: 1 },
    { side: 'source', index: 3, offset: 5 },
  )
  expect(await opened.page.evaluate(() => String(getSelection()).length)).toBe(4)
  await reader.press('Escape')
  await size(1280, 830)
})

test('a panel over the text is closed by Escape in the text and by a press on it', async () => {
  const { reader, page } = opened
  await size(720, 500)
  await reader.caretIn('translation', 2)
  for (const name of ['contents', 'notes'] as const) {
    const keys = name === 'contents' ? 'Control+Shift+O' : 'Control+Shift+N'
    await reader.press(keys)
    await expect(page.locator(`[data-panel="${name}"]`)).toHaveAttribute('data-way', 'over')
    await reader.press('Escape')
    await expect(panel(name)).toHaveCount(0)
    await reader.press(keys)
    const box = (await panel('text').boundingBox())!
    await page.mouse.click(name === 'contents' ? box.x + box.width - 60 : box.x + 60, box.y + 200)
    await expect(panel(name)).toHaveCount(0)
  }
  await size(1280, 830)
})

test('panels are resized by mouse and by keys, and keep their width after a restart', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 2)
  await reader.press('Control+Shift+O', 'Control+Shift+N')
  const from = (await edge('contents').boundingBox())!
  await page.mouse.move(from.x + 4, 300)
  await page.mouse.down()
  await page.mouse.move(from.x + 24, 300, { steps: 3 })
  await page.mouse.move(from.x + 44, 300, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => widthOf('contents')).toBe(312)
  await edge('notes').focus()
  await reader.press('ArrowLeft', 'ArrowLeft', 'ArrowRight')
  await expect.poll(() => widthOf('notes')).toBe(336)
  await expect(edge('notes')).toHaveAttribute('aria-valuenow', '336')
  await reader.saved()
  await opened.again()
  await size(1280, 830)
  await expect.poll(() => widthOf('contents')).toBe(312)
  expect(await widthOf('notes')).toBe(336)
  await edge('contents').dblclick()
  await expect.poll(() => widthOf('contents')).toBe(272)
  await edge('notes').focus()
  await opened.reader.press('Enter')
  await expect.poll(() => widthOf('notes')).toBe(320)
})

test('Escape in a panel closes it and gives the keyboard back to the text', async () => {
  const { reader } = opened
  const filter = panel('contents').getByRole('searchbox')
  await reader.caretIn('translation', 2)
  await filter.fill('网络')
  await reader.press('Escape')
  await expect(filter).toHaveValue('')
  await reader.press('Escape')
  await expect(panel('contents')).toHaveCount(0)
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 2 })
  await panel('notes').focus()
  await reader.press('Escape')
  await expect(panel('notes')).toHaveCount(0)
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 2 })
})

test('the line with the caret stays where it is when panels open and close', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 12)
  await opened.page.keyboard.type('The line that is being read.')
  const line = () =>
    opened.page.evaluate(() => getSelection()!.getRangeAt(0).getBoundingClientRect().top)
  const before = await line()
  for (const keys of ['Control+Shift+O', 'Control+Shift+N', 'Control+Shift+O', 'Control+Shift+N']) {
    await reader.press(keys)
    await expect.poll(async () => Math.abs((await line()) - before), keys).toBeLessThanOrEqual(2)
  }
})
