/**
 * Measures a key in a translation that is one Chinese paragraph of 20,000 characters, beside a raw
 * editable paragraph.
 */
import type { Page } from '@playwright/test'
import { paragraphs } from '../../support/white-paper.ts'
import { start } from '../electron-runs.ts'
import { keys, quiet, together, type Latency } from '../latency.ts'
import { openLongBook } from '../long-book.ts'
import { told, within, type Findings } from '../measure.ts'

const length = 20_000
const rounds = 5
const keysInRound = 10
/** The most that a key may cost, in milliseconds of the page's thread. */
const most = 25

const places = ['beginning', 'middle', 'end'] as const
type Place = (typeof places)[number]

export async function longParagraph(peers: string): Promise<Findings> {
  const { page, devtools, close } = await openLongBook(100, 0)
  const raw = await start(peers, { PEER_PAGE: 'index.html' })
  await raw.page.waitForFunction(() => Reflect.has(window, 'raw'))
  await raw.page.evaluate(() => Reflect.get(window, 'raw')(1))
  const rawTools = await raw.page.context().newCDPSession(raw.page)
  await devtools.send('Input.insertText', { text: chinese() })
  await quiet(page, devtools)
  const ours: Record<Place, Latency[]> = { beginning: [], middle: [], end: [] }
  const floor: Latency[] = []
  for (let round = 0; round < rounds; round++)
    for (const place of places) {
      await caretAt(page, place)
      await keys(page, devtools, 2)
      ours[place].push(await keys(page, devtools, keysInRound))
      floor.push(await keys(raw.page, rawTools, keysInRound))
    }
  await raw.close()
  await close()
  const against = { name: 'raw paragraph of 390 characters', value: together(floor).cpu }
  return {
    measures: places.flatMap(place => {
      const { cpu, p95 } = together(ours[place])
      const name = `key at the ${place} of 20,000 Chinese characters`
      return [
        within({ name: `${name}, main thread`, value: cpu, unit: 'ms CPU' }, most),
        told({ name: `${name}, main thread`, value: cpu, unit: 'ms CPU' }, against),
        told({ name: `${name}, to the frame, p95`, value: p95, unit: 'ms' }),
      ]
    }),
    curves: [],
  }
}

/** Returns the white paper as one paragraph, because real prose needs many slices of the font. */
function chinese(): string {
  const all = paragraphs.map(({ text }) => text).join('')
  return all.repeat(Math.ceil(length / all.length)).slice(0, length)
}

/**
 * Puts the caret near the beginning, the middle or the end of the longest translation, as a click
 * does.
 */
const caretAt = (page: Page, place: Place): Promise<void> =>
  page.evaluate(part => {
    const all = document.querySelectorAll('[data-side="translation"]')
    const longest = [...all].reduce((a, b) =>
      (b.textContent ?? '').length > (a.textContent ?? '').length ? b : a,
    )
    let before = part * (longest.textContent ?? '').length
    const texts = document.createTreeWalker(longest, NodeFilter.SHOW_TEXT)
    while (texts.nextNode() && before > (texts.currentNode.nodeValue ?? '').length)
      before -= (texts.currentNode.nodeValue ?? '').length
    getSelection()?.collapse(texts.currentNode, Math.floor(before))
    texts.currentNode.parentElement?.scrollIntoView({ block: 'center' })
  }, { beginning: 0.02, middle: 0.5, end: 1 }[place])
