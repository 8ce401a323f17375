/**
 * Scrolls books of every length with the wheel at 12,000 pixels a second, and plain HTML beside
 * them.
 */
import type { Page } from '@playwright/test'
import { start } from '../electron-runs.ts'
import { scrollFast, type Frames } from '../frames.ts'
import { notMoreThan, told, within, type Findings, type Measure } from '../measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

/** Five seconds of scrolling, in CSS pixels. */
const distance = 60_000
/** The number of paragraphs of plain HTML that is just long enough for this distance. */
const paragraphs = 800
const rounds = 2
const pane = '[data-pane="text"]'

export async function scrolling(peers: string): Promise<Findings> {
  const { page, devtools, books, close } = await openShelf()
  const peer = await start(peers, { PEER_PAGE: 'index.html' })
  await peer.page.waitForFunction(() => Reflect.has(window, 'still'))
  await peer.page.evaluate(n => Reflect.get(window, 'still')(n), paragraphs)
  const peerTools = await peer.page.context().newCDPSession(peer.page)
  const still: Frames[] = []
  const made = books.map(book => ({ ...book, frames: [] as Frames[] }))
  for (let round = 0; round < rounds; round++) {
    await peer.page.evaluate(() => scrollTo(0, 0))
    still.push(await scrollFast(peer.page, peerTools, 'html', distance))
    for (const { id, frames } of made) {
      await openBook(page, id)
      // A short text is scrolled several times. Otherwise one of its ninety frames would already be
      // more than one in a hundred.
      for (let way = 0; way < distance;) {
        await toTheTop(page)
        const seen = await scrollFast(page, devtools, pane, distance)
        frames.push(seen)
        way += seen.way
      }
      await closeBook(page)
    }
  }
  await peer.close()
  await close()
  const floor = dropped(still)
  const shares = made.map(({ characters, frames }) => [characters, dropped(frames)] as const)
  return {
    measures: [
      told({ name: 'scroll plain HTML, dropped frames', value: floor, unit: '%' }),
      ...made.flatMap(({ name, frames }): readonly Measure[] => [
        notMoreThan(
          { name: `scroll ${name}, dropped frames`, value: dropped(frames), unit: '%' },
          { name: 'plain HTML', value: floor },
          1,
        ),
        within(
          { name: `scroll ${name}, blank frames`, value: sum(frames, 'blank'), unit: 'frames' },
          0,
        ),
      ]),
    ],
    curves: [{ name: 'dropped frames', unit: '%', per: 'characters', points: shares }],
  }
}

/** Scrolls to the beginning and waits for its text. Part `jump` measures how long that takes. */
async function toTheTop(page: Page): Promise<void> {
  await page.locator(pane).evaluate(element => element.scrollTo(0, 0))
  await page.locator(`${pane} [data-number="0"][data-drawn]`).waitFor()
}

/** Returns the dropped frames in percent of the frames due. */
const dropped = (frames: readonly Frames[]) => (100 * sum(frames, 'dropped')) / sum(frames, 'due')

const sum = (frames: readonly Frames[], what: keyof Frames) =>
  frames.reduce((all, each) => all + each[what], 0)
