/**
 * A book that is too long to be drawn at once. The text does not move when text around it is drawn,
 * and the scroll bar is right.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, freshProfile, removeProfile, type Launched } from '../../support/app.ts'
import { novel } from '../../bench/make-text.ts'
import { ReaderPage } from '../../pages/reader.ts'

const pairs = 3000
let profile: string
let program: Launched
let reader: ReaderPage

test.beforeAll(async () => {
  profile = freshProfile()
  const file = join(profile, '长篇.txt')
  writeFileSync(file, novel(pairs))
  program = await launch({ userData: profile, args: [file] })
  await program.page.locator('[data-action="import.confirm"]').click()
  await program.page.locator('[data-book-id]').nth(1).waitFor()
  reader = new ReaderPage(program.page)
  await reader.open('长篇')
})
test.afterAll(async () => {
  await program.close()
  removeProfile(profile)
})

const pane = () => program.page.locator('[data-pane="text"]')

/** Scrolls until the share `part` of the book is above the screen, and waits for the text there. */
async function goTo(part: number) {
  await pane().evaluate((page, part) => page.scrollTo(0, part * page.scrollHeight), part)
  await expect
    .poll(() =>
      pane().evaluate(page => {
        const { left, width, top, height } = page.getBoundingClientRect()
        const middle = document.elementFromPoint(left + width / 4, top + height / 2)
        return middle?.closest('[data-paragraph-id]') !== null
      }),
    )
    .toBe(true)
}

/**
 * The paragraph in the middle of the screen, and its distance from the top of the text pane in CSS
 * pixels.
 */
const inTheMiddle = () =>
  pane().evaluate(page => {
    const { top, height } = page.getBoundingClientRect()
    for (const element of page.querySelectorAll<HTMLElement>(
      '[data-side="source"][data-paragraph-id]',
    )) {
      const box = element.getBoundingClientRect()
      if (box.bottom > top + height / 2)
        return { id: element.dataset['paragraphId'] ?? '', from: box.top - top }
    }
    return { id: '', from: 0 }
  })

const placeOf = (id: string) =>
  reader
    .byId('source', id)
    .evaluate(
      element =>
        element.getBoundingClientRect().top -
        (element.closest('[data-pane]')?.getBoundingClientRect().top ?? 0),
    )

/** Scrolls by `distance` CSS pixels and waits until the page has drawn the new text. */
const scrollBy = (distance: number) =>
  pane().evaluate(async (page, distance) => {
    page.scrollBy(0, distance)
    for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame)
  }, distance)

for (const [way, distance] of [
  ['up', -120],
  ['down', 120],
] as const)
  test(`scrolling ${way} moves every paragraph by the same distance, whatever is drawn above it`, async () => {
    await goTo(0.5)
    let drawn = 0
    for (let i = 0; i < 80; i++) {
      const before = await inTheMiddle()
      const sections = await drawnSections()
      await scrollBy(distance)
      expect(Math.abs((await placeOf(before.id)) - (before.from - distance))).toBeLessThan(2)
      if ((await drawnSections()) !== sections) drawn++
    }
    expect(drawn).toBeGreaterThan(0)
  })

const drawnSections = () =>
  pane().evaluate(page =>
    [...page.querySelectorAll<HTMLElement>('[data-section]')]
      .map(({ dataset }) => dataset['section'])
      .join(),
  )

test('only sections near the screen are on the page, at the beginning, in the middle and at the end', async () => {
  for (const part of [0, 0.3, 0.7, 1]) {
    await goTo(part)
    await expect.poll(() => program.page.locator('[data-section]').count()).toBeLessThan(8)
  }
})

test('the focused text stays on the page however far the reader scrolls', async () => {
  await goTo(0.2)
  const { id } = await inTheMiddle()
  await reader.byId('translation', id).click()
  await program.page.keyboard.type('kept')
  await goTo(0.9)
  await program.page.keyboard.type(' on')
  await expect(reader.byId('translation', id)).toHaveText('kept on')
})

test('a book that has been scrolled through has its real length, also after it is opened again', async () => {
  const { page } = program
  const length = () => pane().evaluate(({ scrollHeight }) => scrollHeight)
  await pane().evaluate(async text => {
    for (let y = 0; y < text.scrollHeight; y += text.clientHeight) {
      text.scrollTo(0, y)
      for (let i = 0; i < 40 && !isDrawn(text); i++) await new Promise(requestAnimationFrame)
    }
    function isDrawn({ firstElementChild }: Element) {
      const { top, bottom } = text.getBoundingClientRect()
      return [...(firstElementChild?.children ?? [])].every(child => {
        const box = child.getBoundingClientRect()
        const isSeen = box.bottom > top && box.top < bottom
        return !isSeen || child.localName === 'header' || child.querySelector('[data-side]')
      })
    }
  })
  const seen = await length()
  await page.keyboard.press('Control+Shift+L')
  await reader.open('长篇')
  expect(Math.abs((await length()) / seen - 1)).toBeLessThan(0.01)
})

test('the map shows where translations are, and a click on it goes there', async () => {
  const { page } = program
  await goTo(0.6)
  const { id } = await inTheMiddle()
  await reader.byId('translation', id).click()
  await page.keyboard.type('here')
  const share = () =>
    page.locator('[data-pane="map"] canvas').evaluate(map => {
      if (!(map instanceof HTMLCanvasElement)) return []
      const { width, height } = map
      const { data } = map.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
      const rows = new Set<number>()
      for (let i = 3; i < data.length; i += 4)
        if (data[i] !== 0) rows.add(Math.floor(i / 4 / width) / height)
      return [...rows]
    })
  const near = (rows: readonly number[]) => rows.filter(row => Math.abs(row - 0.6) < 0.02).length
  await expect.poll(async () => near(await share())).toBeGreaterThan(0)

  await goTo(0)
  const box = await page.locator('[data-pane="map"]').boundingBox()
  if (!box) throw new Error('there is no map')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.6)
  await expect(reader.byId('translation', id)).toBeInViewport()
  await page.mouse.wheel(0, 300)
  await expect
    .poll(() => pane().evaluate(text => text.scrollTop / text.scrollHeight))
    .toBeGreaterThan(0.55)
})

test('a page does not change while nobody scrolls', async () => {
  for (const part of [0.15, 0.45, 0.75]) {
    await goTo(part)
    const changes = await pane().evaluate(async page => {
      let sections = 0
      const watching = new MutationObserver(records => {
        sections += records.flatMap(({ addedNodes }) => [...addedNodes]).length
      })
      for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame)
      watching.observe(page.firstElementChild ?? page, { childList: true })
      for (let i = 0; i < 60; i++) await new Promise(requestAnimationFrame)
      watching.disconnect()
      return sections
    })
    expect(changes).toBe(0)
  }
})

test('the place of reading is restored exactly each time the book is opened', async () => {
  const { page } = program
  await goTo(0.37)
  const { id } = await inTheMiddle()
  await reader.byId('translation', id).click()
  await page.keyboard.type('the place')
  const place = Math.round(await placeOf(id))
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('Control+Shift+L')
    await page.locator('[data-book-id]').first().waitFor()
    // Without the stored heights of the sections.
    if (i % 2 === 0) await page.evaluate(() => localStorage.clear())
    await reader.open('长篇')
    await expect.poll(async () => Math.abs((await placeOf(id)) - place)).toBeLessThan(3)
    const drawn = await drawnSections()
    await expect.poll(drawnSections).toBe(drawn)
  }
})

test('typing works in a translation after the caret was in source text far away', async () => {
  const { page } = program
  await goTo(0.2)
  await reader.byId('source', (await inTheMiddle()).id).click()
  await goTo(0.7)
  const { id } = await inTheMiddle()
  await reader.byId('translation', id).click()
  await page.keyboard.type('from far away')
  await expect(reader.byId('translation', id)).toHaveText('from far away')
})
