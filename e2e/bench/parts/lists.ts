/**
 * Measures long lists: contents of 20,000 headings, 2,000 notes, and keys just before one of 10,000
 * marks.
 */
import type { Page } from '@playwright/test'
import { plain } from '#domain/rich-text'
import { programFolder } from '../../support/app.ts'
import { start } from '../electron-runs.ts'
import { jumpTo } from '../jump-to.ts'
import { keys, quiet, together, type Latency } from '../latency.ts'
import {
  bookOf,
  importOf,
  mark,
  openLongBook,
  putRows,
  shelve,
  type LongBook,
} from '../long-book.ts'
import { headings } from '../make-text.ts'
import { anchorAt } from '#domain/anchor'
import { atMost, told, type Findings, type Measure } from '../measure.ts'
import { costs, repeated, settled } from '../repeated.ts'

const headingCount = 20_000
const noteCount = 2_000
const pairs = 20_000
const marks = 10_000
const rounds = 6
const keysInRound = 15
/** The longest that a start with many rows may take, in milliseconds. */
const patience = 300_000

/** Opens and filters contents of 20,000 headings, and types while they are open. */
export async function longContents(): Promise<Findings> {
  const text = importOf(headings(headingCount), 'headings.md')
  const found = text.book.chapters.reduce((sum, each) => sum + each.headings.length, 0)
  if (found !== headingCount) throw new Error(`${found} headings instead of ${headingCount}`)
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const devtools = await page.context().newCDPSession(page)
  await page.locator(`[data-book-id="${text.book.id}"] [data-action="book.open"]`).first().click()
  await page.locator('[data-section][data-drawn]').first().waitFor({ timeout: patience })
  await jumpTo(page, 0.5)
  await page.locator('[data-pane="text"] [data-side="translation"]').nth(8).click()
  await quiet(page, devtools)
  const panel = page.locator('[data-pane="contents"]')
  const isOpen = await panel.isVisible()
  const toggle = () => page.keyboard.press('Control+Shift+O')
  if (isOpen) await toggle()
  const opened = await repeated(page, devtools, { there: toggle, back: toggle })
  await toggle()
  await settled(page)
  const closedKeys: Latency[] = []
  const openKeys: Latency[] = []
  for (let round = 0; round < rounds; round++) {
    closedKeys.push(await keys(page, devtools, keysInRound))
    await toggle()
    await settled(page)
    openKeys.push(await keys(page, devtools, keysInRound))
    await toggle()
    await settled(page)
  }
  await toggle()
  const field = panel.locator('input[type="search"]')
  const seek = (words: string) => () => field.fill(words)
  await seek('1')()
  await settled(page)
  const filtered = await repeated(page, devtools, { there: seek('9'), back: seek('') })
  const emptied = await repeated(page, devtools, { there: seek(''), back: seek('9') })
  await close()
  const measures = [
    ...costs('opening contents of 20,000 headings', opened),
    ...costs('filtering 20,000 headings', filtered),
    ...costs('clearing the filter of 20,000 headings', emptied),
    atMost(
      { name: 'key beside 20,000 headings', value: together(openKeys).cpu, unit: 'ms CPU' },
      { name: 'key with closed contents', value: together(closedKeys).cpu },
      1.2,
    ),
  ]
  return { measures, curves: [] }
}

/** Opens a panel of 2,000 notes, and types just before one of 10,000 marks. */
export async function manyNotes(): Promise<Findings> {
  return { measures: [...(await notesOpened()), ...(await keysBeforeMarks())], curves: [] }
}

async function notesOpened(): Promise<readonly Measure[]> {
  const text = bookOf(pairs)
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const row = page.locator(`[data-book-id="${text.book.id}"]`)
  await row.waitFor()
  const paragraphs = text.chapters.flat()
  const annotations = Array.from({ length: noteCount }, (_, n) => n).flatMap(n => {
    const index = 10 * n + 1
    const paragraph = paragraphs[index]
    if (!paragraph) return []
    const anchor = anchorAt(paragraph.id, paragraph.text, 0, 5)
    const made = mark(n, text.book.id, { side: 'source', index, anchor })
    const note = [plain(`Note ${n}: the old man by the river, and what he had read.`)]
    return [{ ...made, kind: 'note' as const, note, tags: [`tag ${n % 300}`] }]
  })
  await putRows(page, { translations: [], annotations })
  await page.reload()
  await row.locator('[data-action="book.open"]').first().click({ timeout: patience })
  await page.locator('[data-section][data-drawn]').first().waitFor({ timeout: patience })
  await page.locator('[data-pane="text"] [data-side="translation"]').nth(3).click()
  const devtools = await page.context().newCDPSession(page)
  await quiet(page, devtools)
  const toggle = () => page.keyboard.press('Control+Shift+N')
  if (await page.locator('[data-pane="notes"]').isVisible()) await toggle()
  const opened = await repeated(page, devtools, { there: toggle, back: toggle })
  await close()
  return costs('opening a panel of 2,000 notes', opened)
}

async function keysBeforeMarks(): Promise<readonly Measure[]> {
  const books = [await openLongBook(pairs, 0), await openLongBook(pairs, marks)]
  for (const { page, devtools } of books) {
    if (!(await page.locator('[data-pane="notes"]').isVisible()))
      await page.keyboard.press('Control+Shift+N')
    // The program first writes all rows to the second copy.
    await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
    await beforeMark(page)
    await quiet(page, devtools)
  }
  const made = books.map((): Latency[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [i, book] of books.entries()) made[i]?.push(await takenBack(book))
  for (const { close } of books) await close()
  const [without, withMarks] = made.map(together)
  const bare = (value = Number.NaN) => ({ name: 'without marks', value })
  const name = 'key before one of 10,000 marks, notes open'
  return [
    atMost({ name, value: withMarks?.cpu ?? Number.NaN, unit: 'ms CPU' }, bare(without?.cpu), 1.2),
    told(
      { name: `${name}, to the frame, p95`, value: withMarks?.p95 ?? Number.NaN, unit: 'ms' },
      { ...bare(without?.p95) },
    ),
  ]
}

async function takenBack({ page, devtools }: LongBook): Promise<Latency> {
  const found = await keys(page, devtools, keysInRound)
  for (let i = 0; i < keysInRound; i++) await page.keyboard.press('Backspace')
  return found
}

/**
 * Puts the caret at the beginning of a translation that begins with a mark, as every second one
 * does. If no translation has a mark, it takes any translation.
 */
async function beforeMark(page: Page): Promise<void> {
  const marked = page.locator(':focus [data-side="translation"]:has([data-mark-id])')
  const one = (await marked.count()) > 0 ? marked : page.locator(':focus [data-side="translation"]')
  await one.nth(2).click({ position: { x: 3, y: 8 } })
  await page.keyboard.press('Home')
}
