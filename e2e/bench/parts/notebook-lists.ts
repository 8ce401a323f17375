/** Measures the notebook with 20,000 notes, and Recently Deleted with 2,000 rows. */
import type { Annotation } from '#domain/annotation'
import type { CDPSession, Page } from '@playwright/test'
import { anchorAt } from '#domain/anchor'
import type { Book, Paragraph } from '#domain/book'
import { plain } from '#domain/rich-text'
import { programFolder } from '../../support/app.ts'
import { start } from '../electron-runs.ts'
import { quiet } from '../latency.ts'
import { bookOf, mark, putRows, shelve } from '../long-book.ts'
import { told, type Findings, type Measure } from '../measure.ts'
import { costs, repeated } from '../repeated.ts'

const noteCount = 20_000
const deletedCount = 2_000
/** The longest that a start with many rows may take, in milliseconds. */
const patience = 300_000

/** Filters 20,000 notes, and opens and filters what was deleted. */
export async function notebookLists(): Promise<Findings> {
  const text = bookOf(noteCount)
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const row = page.locator(`[data-book-id="${text.book.id}"]`)
  await row.waitFor()
  const annotations = notesOn(text.book, text.chapters.flat())
  await putRows(page, { translations: [], annotations })
  await page.reload()
  await row.locator('[data-action="book.open"]').first().click({ timeout: patience })
  await page.locator('[data-section][data-drawn]').first().waitFor({ timeout: patience })
  await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
  const devtools = await page.context().newCDPSession(page)
  await quiet(page, devtools)
  const measures = [...(await notesFiltered(page, devtools)), ...(await deleted(page, devtools))]
  await close()
  return { measures, curves: [] }
}

/** Filters the notebook by words, by a state and by a tag. */
async function notesFiltered(page: Page, devtools: CDPSession): Promise<readonly Measure[]> {
  await page.keyboard.press('Shift+F5')
  const notebook = page.locator('[data-pane="notebook"]')
  await notebook.locator('[data-row]').first().waitFor({ timeout: patience })
  const field = page.getByRole('search').locator('input[type="search"]').first()
  const seek = (words: string) => () => field.fill(words)
  const words = await repeated(page, devtools, { there: seek('note 19'), back: seek('') })
  const emptied = await repeated(page, devtools, { there: seek(''), back: seek('note 19') })
  const questions = page.locator('[data-action="notebook.questions"]')
  const toggle = () => questions.click()
  const state = await repeated(page, devtools, { there: toggle, back: toggle })
  await toggle()
  const facets = page.getByRole('group', { name: 'Filters' })
  await facets.locator('summary', { hasText: 'Tag' }).click()
  const choice = facets.locator('details[open] input[type="checkbox"]').first()
  const choose = () => choice.click()
  const tag = await repeated(page, devtools, { there: choose, back: choose })
  await page.keyboard.press('Escape')
  return [
    ...costs('filtering 20,000 notes by words', words),
    ...costs('clearing the words that filter 20,000 notes', emptied),
    ...costs('filtering 20,000 notes by a state', state),
    ...costs('filtering 20,000 notes by a tag', tag),
  ]
}

/** Opens and filters Recently Deleted. */
async function deleted(page: Page, devtools: CDPSession): Promise<readonly Measure[]> {
  const rows = page.locator('[data-deleted-row]')
  const open = async () => {
    await page.keyboard.press('Alt+Shift+F8')
    await rows.first().waitFor({ timeout: patience })
  }
  const shut = async () => {
    await page.keyboard.press('Escape')
    await rows.first().waitFor({ state: 'detached' })
  }
  const opened = await repeated(page, devtools, { there: open, back: shut })
  const box = page.getByRole('dialog').locator('input[type="search"]')
  const look = (sought: string) => () => box.fill(sought)
  const sought = await repeated(page, devtools, { there: look('note 21'), back: look('') })
  return [
    // They are read from the database at each opening, a part at a time.
    told({ name: 'opening 2,000 deleted notes, main thread', value: opened.cpu, unit: 'ms CPU' }),
    told({
      name: 'opening 2,000 deleted notes, until the page is idle',
      value: opened.time,
      unit: 'ms',
    }),
    ...costs('filtering 2,000 deleted notes by words', sought),
  ]
}

/** A note on each paragraph, every tenth a question, and further notes that are deleted. */
function notesOn({ id }: Book, paragraphs: readonly Paragraph[]): readonly Annotation[] {
  return Array.from({ length: noteCount + deletedCount }, (_, n) => n).flatMap(
    (n): readonly Annotation[] => {
      const index = n % noteCount
      const paragraph = paragraphs[index]
      if (!paragraph) return []
      const anchor = anchorAt(paragraph.id, paragraph.text, 0, 5)
      const made = {
        ...mark(n, id, { side: 'source', index, anchor }),
        note: [plain(`Note ${n}: the old man by the river, and what he had read.`)],
        tags: [`tag ${n % 300}`],
        deletedAt: n < noteCount ? null : Date.now() - n,
      }
      return n % 10 === 0
        ? [{ ...made, kind: 'question' as const, answered: false }]
        : [{ ...made, kind: 'note' as const }]
    },
  )
}
