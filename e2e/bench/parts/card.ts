/** Measures the time from F5 at a word to the frame that shows its card, in the white paper. */
import type { Page } from '@playwright/test'
import { start } from '../electron-runs.ts'
import { programFolder } from '../../support/app.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { quantile, told, within, type Findings } from '../measure.ts'

/** The first look-ups open the dictionary and load the card, and do not count. */
const [first, counted] = [5, 60]
const card = '[data-pane="dictionary"]'
/** Places of Chinese words in the first paragraphs: at a sign or a digit there is no entry. */
const places = paragraphs
  .slice(1, 5)
  .flatMap(({ text }, i) =>
    [...text.matchAll(/\p{Script=Han}{4}/gu)].map(({ index }) => ({ index: i + 1, offset: index })),
  )

export async function wordCard(): Promise<Findings> {
  const { page, close } = await start(programFolder)
  const reader = new ReaderPage(
    page,
    paragraphs.map(({ id }) => id),
  )
  await reader.open()
  const times: number[] = []
  for (let i = 0; i < first + counted; i++) {
    const place = places[(i * 7) % places.length]
    if (place) await reader.caretAt('source', place.index, place.offset)
    const shown = watchCard(page)
    await page.keyboard.press('F5')
    const time = await shown
    if (i >= first) times.push(time)
    await page.keyboard.press('Escape')
    await page.locator(card).waitFor({ state: 'hidden' })
  }
  await close()
  const unit = 'ms'
  return {
    measures: [
      told({ name: 'card of a word on the screen, p50', value: quantile(times, 0.5), unit }),
      within({ name: 'card of a word on the screen, p95', value: quantile(times, 0.95), unit }, 30),
    ],
    curves: [],
  }
}

/** Resolves with the milliseconds from the next key to a task after the frame with an entry. */
const watchCard = (page: Page): Promise<number> =>
  page.evaluate(
    selector =>
      new Promise<number>(resolve => {
        let pressed = 0
        const once = { once: true, capture: true }
        window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), once)
        const observer = new MutationObserver(() => {
          if (!document.querySelector(`${selector} [data-entry]`)) return
          observer.disconnect()
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - pressed)
            port2.postMessage(null)
          })
        })
        observer.observe(document.body, { childList: true, subtree: true })
      }),
    card,
  )
