/** When the mark bar appears and disappears, its position, and the mark that it belongs to. */
import { expect, test } from '@playwright/test'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const outline = () => opened.page.locator('[data-chosen-mark]')
const frames = () =>
  opened.page.evaluate(async () => {
    for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame)
  })

test('Escape hides the mark bar until the selection changes', async () => {
  const { reader } = opened
  const select = (to: number) =>
    reader.select({ side: 'source', index: 1, offset: 2 }, { side: 'source', index: 1, offset: to })
  await select(6)
  await expect(bar()).toBeVisible()
  await reader.press('Escape')
  await expect(bar()).toBeHidden()
  await frames()
  await expect(bar()).toBeHidden()
  await reader.press('Shift+ArrowRight')
  await expect(bar()).toBeVisible()
  await reader.press('Control+M')
  await expect(bar().locator('button').first()).toBeFocused()
  await reader.press('Escape')
  await frames()
  await expect(bar()).toBeHidden()
  expect(await reader.caret()).toEqual({ side: 'source', index: 1, offset: 7 })
  await reader.press('Control+M')
  await expect(bar()).toBeVisible()
  await reader.press('Escape')
})

test('the mark bar appears in the translation after a mouse selection or its key, not after keys select', async () => {
  const { reader } = opened
  await reader.type(3, 'words that are written')
  await reader.press(...Array<string>(7).fill('Shift+ArrowLeft'))
  await frames()
  await expect(bar()).toBeHidden()
  await reader.press('Control+M')
  await expect(bar()).toBeVisible()
  await reader.press('Escape')
  await reader.select(
    { side: 'translation', index: 3, offset: 0 },
    { side: 'translation', index: 3, offset: 5 },
  )
  await expect(bar()).toBeVisible()
  await reader.press('Shift+ArrowRight')
  await expect(bar()).toBeHidden()
})

test('the mark bar’s mark has an outline, a filled category button and a number', async () => {
  const { reader } = opened
  for (const [from, to, key] of [
    [2, 12, 'Alt+1'],
    [6, 16, 'Alt+2'],
    [4, 20, 'Alt+4'],
  ] as const) {
    await reader.select(
      { side: 'source', index: 5, offset: from },
      { side: 'source', index: 5, offset: to },
    )
    await reader.press(key)
  }
  await reader.caretAt('source', 5, 8)
  const next = bar().locator('[data-action="mark.next"]')
  const pressed = bar().locator('[aria-pressed="true"]')
  const widths: number[] = []
  const seen: (string | null)[] = []
  for (const place of [1, 2, 3]) {
    await expect(next).toHaveText(`${place} of 3`)
    await expect(outline().first()).toBeVisible()
    const boxes = await outline().evaluateAll(all =>
      all.map(it => it.getBoundingClientRect().width),
    )
    widths.push(Math.round(boxes.reduce((sum, width) => sum + width, 0)))
    seen.push(await pressed.getAttribute('data-action'))
    const [chosen, other] = await bar().evaluate(element =>
      ['true', 'false'].map(is => {
        const button = element.querySelector(`[aria-pressed="${is}"]`)
        return button ? getComputedStyle(button).backgroundColor : ''
      }),
    )
    expect(chosen).not.toBe(other)
    const quote = paragraphs[5]?.text.slice(
      ...([
        [2, 12],
        [6, 16],
        [4, 20],
      ][place - 1] ?? []),
    )
    await expect(bar().locator('xpath=..').getByRole('status')).toContainText(quote ?? 'no mark')
    await next.click()
  }
  expect(new Set(widths).size).toBeGreaterThan(1)
  expect(new Set(seen).size).toBe(3)
  await expect(next).toHaveText('1 of 3')
  await bar().locator('[data-action="mark.delete"]').click()
  await expect(outline()).toHaveCount(0)
})

test('the mark bar covers no line of the selection', async () => {
  const { reader } = opened
  await reader.select(
    { side: 'source', index: 8, offset: 4 },
    { side: 'source', index: 8, offset: 60 },
  )
  await expect(bar()).toBeVisible()
  const overlaps = await bar().evaluate(element => {
    const box = element.getBoundingClientRect()
    const lines = [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])]
    return lines.filter(({ top, bottom }) => bottom > box.top + 1 && top < box.bottom - 1).length
  })
  expect(overlaps).toBe(0)
  await reader.press('Escape')
})

for (const [width, height, zoom] of [
  [1280, 830, 1],
  [1000, 700, 1],
  [720, 500, 1],
  [320, 208, 4],
] as const)
  test(`the mark bar stays in the text at ${width} pixels, and its menu has what has no room`, async () => {
    const { app, page, reader } = opened
    await app.evaluate(
      ({ BrowserWindow }, [width, height, zoom]) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setContentSize(width * zoom, height * zoom)
        window?.webContents.setZoomFactor(zoom)
      },
      [width, height, zoom] as const,
    )
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    await reader.caretIn('source', 7)
    await reader.press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight')
    await expect(bar()).toBeVisible()
    const shown = await bar().evaluate(element => {
      const pane = document.querySelector('[data-pane="text"]')!.getBoundingClientRect()
      const buttons = [...element.querySelectorAll('button')].filter(it => it.checkVisibility())
      const outside = buttons.filter(it => {
        const { left, right, top, bottom } = it.getBoundingClientRect()
        return left < pane.left || right > pane.right || top < pane.top || bottom > pane.bottom
      })
      return {
        outside: outside.length,
        rows: new Set(buttons.map(it => it.offsetTop + it.offsetHeight / 2)).size,
        hidden: [...element.querySelectorAll('button')].filter(it => !it.checkVisibility()).length,
      }
    })
    expect(shown.outside).toBe(0)
    expect(shown.rows).toBeLessThanOrEqual(2)
    if (width === 320) {
      const more = bar().locator('[data-action="view.more"]')
      const lines = await menuOf(app, () => more.click())
      expect(lines).toHaveLength(shown.hidden)
      expect(lines).toContain('Tag')
    }
    await reader.press('Escape')
  })

test('the mark bar wraps at 400 % zoom and closes when a panel opens', async () => {
  const { app, page, reader } = opened
  await reader.caretIn('source', 10)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 832)
    window?.webContents.setZoomFactor(4)
  })
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(400)
  await reader.press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect(bar()).toBeVisible()
  const outside = await bar()
    .locator('button')
    .evaluateAll(
      all =>
        all.filter(it => {
          const { left, right, top, bottom } = it.getBoundingClientRect()
          return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
        }).length,
    )
  expect(outside).toBe(0)
  await reader.press('Control+Shift+N')
  await expect(page.locator('[data-pane="notes"]')).toBeVisible()
  await expect(bar()).toBeHidden()
})
