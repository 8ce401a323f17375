/** The line that is being written stays at a third of the height of the page. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const scrolled = () => opened.page.locator('[data-pane="text"]').evaluate(pane => pane.scrollTop)

/** How far down the page the line with the caret is, as a share of its height. */
const caretShare = () =>
  opened.page.evaluate(() => {
    const pane = document.querySelector('[data-pane="text"]')!.getBoundingClientRect()
    const range = getSelection()!.getRangeAt(0)
    const [rect] = range.getClientRects()
    const element = range.startContainer
    const inside = element instanceof Element ? element : element.parentElement!
    const top = rect?.top ?? inside.getBoundingClientRect().top
    return (top - pane.top) / pane.height
  })

const calm = () =>
  opened.page.evaluate(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
  )

test('each next pair lands at the same height, and typing there does not scroll', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 20)
  const shares: number[] = []
  for (let i = 21; i < 31; i++) {
    await reader.press('Control+Enter')
    await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: i })
    await page.keyboard.type('W')
    await calm()
    const before = await scrolled()
    await page.keyboard.type('ords of one line')
    expect(await scrolled()).toBe(before)
    shares.push(await caretShare())
  }
  for (const share of shares) expect(share).toBeCloseTo(1 / 3, 1)
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.02)
})

test('neither a click nor a composition scrolls, and typing into a visible line does not', async () => {
  const { reader, page } = opened
  const box = (await page.locator('[data-pane="text"]').boundingBox())!
  const before = await scrolled()
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height - 20)
  await calm()
  expect(await scrolled()).toBe(before)
  await page.keyboard.type('Seen')
  await calm()
  const typed = await scrolled()
  await reader.composing('zhong')
  await reader.compose(['zhongguo', '中国'])
  await calm()
  expect(await scrolled()).toBe(typed)
})

test('a new line at the foot of the page goes up to a third of the height', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 40)
  for (let line = 0; line < 30; line++) await reader.press('Shift+Enter')
  await page.keyboard.type('Deep down')
  await calm()
  const shares: number[] = []
  for (let line = 0; line < 25; line++) {
    await reader.press('Shift+Enter')
    await page.keyboard.type('x')
    await calm()
    await expect.poll(caretShare).toBeLessThan(0.95)
    shares.push(await caretShare())
  }
  expect(shares.some(share => Math.abs(share - 1 / 3) < 0.04)).toBe(true)
})

test('without the setting a pair that is in sight does not move', async () => {
  const { reader, page } = opened
  await reader.press('Control+,')
  await page.getByRole('dialog').getByLabel('Keep the line being written').uncheck()
  await reader.press('Escape')
  const short = paragraphs.findIndex(({ text }, i) => i > 21 && text.length < 60)
  await reader.caretIn('translation', short - 1)
  await reader.paragraph('source', short).evaluate(it => it.scrollIntoView({ block: 'center' }))
  await calm()
  const before = await scrolled()
  await reader.press('Control+ArrowDown')
  await expect.poll(() => reader.caret()).toMatchObject({ index: short })
  await calm()
  expect(await scrolled()).toBe(before)
})
