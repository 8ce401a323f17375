/** Scrolls books of every length by a wheel at 12,000 pixels a second, and plain HTML beside them. */
import { start } from './electron-runs.ts'
import { scrollFast, type Frames } from './frames.ts'
import { notMoreThan, told, within, type Findings, type Measure } from './measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

/** Five seconds of scrolling, in CSS pixels. */
const distance = 60_000
/** Long enough for that, and no longer. */
const paragraphs = 800
const rounds = 2

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
      await page.locator('[data-pane="text"]').evaluate(pane => pane.scrollTo(0, 0))
      frames.push(await scrollFast(page, devtools, '[data-pane="text"]', distance))
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

/** Frames dropped, of a hundred due. */
const dropped = (frames: readonly Frames[]) => (100 * sum(frames, 'dropped')) / sum(frames, 'due')

const sum = (frames: readonly Frames[], what: keyof Frames) =>
  frames.reduce((all, each) => all + each[what], 0)
