/** Measures the time from the key that looks a word up to the frame with its card. */
import type { Page } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { programFolder } from '../../support/app.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { start } from '../electron-runs.ts'
import { quantile, told, within, type Findings } from '../measure.ts'

/** The first look-ups open the dictionary and load the card, and do not count. */
const [first, counted] = [5, 60]
const card = '[data-pane="dictionary"]'
/** The longest that a card may take before the measurement fails, in milliseconds. */
const patience = 10_000
/** Places of Chinese words in the first paragraphs. At a sign or a digit there is no entry. */
const places = paragraphs
  .slice(1, 5)
  .flatMap(({ text }, i) =>
    [...text.matchAll(/\p{Script=Han}{4}/gu)].map(({ index }) => ({ index: i + 1, offset: index })),
  )

export async function wordCard(): Promise<Findings> {
  const { page, close } = await start(programFolder)
  // Before the scripts of the program, which may keep a key to itself.
  await page.addInitScript(() =>
    window.addEventListener('keydown', ({ timeStamp }) => Object.assign(window, { timeStamp }), {
      capture: true,
    }),
  )
  await page.reload()
  const reader = new ReaderPage(
    page,
    paragraphs.map(({ id }) => id),
  )
  await reader.open()
  const times: number[] = []
  for (let i = 0; i < first + counted; i++) {
    const place = places[(i * 7) % places.length]
    if (!place) break
    await reader.caretAt('source', place.index, place.offset)
    await page.evaluate(watchCard, { card, patience })
    await page.keyboard.press('F5')
    const time = await page.evaluate((): Promise<number> => Reflect.get(window, 'cardShown'))
    if (i >= first) times.push(time)
    await closeCard(page)
  }
  await close()
  const unit = 'ms'
  return {
    measures: [
      told({ name: 'card of a word, to the frame, p50', value: quantile(times, 0.5), unit }),
      within({ name: 'card of a word, to the frame, p95', value: quantile(times, 0.95), unit }, 30),
    ],
    curves: [],
  }
}

async function closeCard(page: Page): Promise<void> {
  await page.locator(`${card} [data-entries] button:focus`).waitFor()
  await page.keyboard.press('Escape')
  await page.locator(card).waitFor({ state: 'detached' })
}

/**
 * Runs in the page. `window.cardShown` becomes the milliseconds from the last key to a task after
 * the frame in which the card has an entry. The task comes before all others. A message would also
 * wait for the face of a rare character, which only a later frame shows: in traces it came up to
 * 50 ms after the frame.
 */
function watchCard({ card, patience }: { readonly card: string; readonly patience: number }): void {
  Object.assign(window, {
    cardShown: new Promise<number>((resolve, reject) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(`${card} [data-entry]`)) return
        observer.disconnect()
        requestAnimationFrame(() => {
          void scheduler.postTask(
            () => resolve(performance.now() - Number(Reflect.get(window, 'timeStamp'))),
            { priority: 'user-blocking' },
          )
        })
      })
      observer.observe(document.body, { childList: true, subtree: true })
      setTimeout(() => {
        const shown = document.querySelector(card)?.textContent ?? 'no card'
        reject(new Error(`no entry is shown after ${patience} ms: ${shown}`))
      }, patience)
    }),
  })
}
