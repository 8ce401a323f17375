/**
 * Measures a key and a composition in the middle of a long, fully translated book, and in the
 * peers.
 */
import type { CDPSession, Page } from '@playwright/test'
import { start } from '../electron-runs.ts'
import { composition, keys, quiet, together, type Latency } from '../latency.ts'
import { openLongBook } from '../long-book.ts'
import { atMost, timesFaster, told, within, type Findings, type Measure } from '../measure.ts'

const pairs = 20_000
/** One plain ProseMirror with the whole book would take minutes for a key (Chromium 130). */
const plainPairs = 2_000

/** The rounds are many and short, because a write to the disk or another program disturbs some. */
const rounds = 12
/** The time of one frame at 60 frames a second, in milliseconds. */
const frame = 16.7
const keysInRound = 15
const compositionsInRound = 3

interface Typing {
  readonly keys: Latency
  readonly composition: Latency
}

/** An open text with the caret in it. */
export interface Typed {
  readonly page: Page
  readonly devtools: CDPSession
  readonly close: () => Promise<void>
}

/**
 * Types in our program, the floor and CodeMirror by turns, so that a busy machine slows all of them
 * alike. Plain ProseMirror needs the machine to itself, so it follows alone.
 */
export async function typing(peers: string): Promise<Findings> {
  const open = [
    await openLongBook(pairs, 0),
    await openPeer(peers, 'raw', 1),
    await openPeer(peers, 'codemirror', pairs),
  ] as const
  await quiet(open[0].page, open[0].devtools)
  const [spread, raw, codemirror] = await byTurns(open)
  const plain = await openPeer(peers, 'plain', plainPairs)
  const whole = await typed(plain, 6, 1)
  await plain.close()
  return {
    measures: [
      ...costs('key', {
        ours: spread.keys,
        raw: raw.keys,
        codemirror: codemirror.keys,
        plain: whole.keys,
      }),
      ...costs('composition step', {
        ours: spread.composition,
        raw: raw.composition,
        codemirror: codemirror.composition,
        plain: whole.composition,
      }),
    ],
    curves: [],
  }
}

function costs(
  what: 'key' | 'composition step',
  { ours, raw, codemirror, plain }: Record<'ours' | 'raw' | 'codemirror' | 'plain', Latency>,
): readonly Measure[] {
  const named = (rest: string, value: number, unit: 'ms' | 'ms CPU') =>
    ({ name: `${what}, ${rest}`, value, unit }) as const
  const cpu = named('main thread', ours.cpu, 'ms CPU')
  const middle = named('to the frame, p50', ours.p50, 'ms')
  const worst = named('to the frame, p95', ours.p95, 'ms')
  const floor = (value: number) => ({ name: 'raw paragraph', value })
  const inCodeMirror = (value: number) => ({ name: 'CodeMirror 6', value })
  return [
    // A composition also writes each word that it ends with, and the floor does not. Its ratio
    // therefore has no limit.
    what === 'key' ? atMost(cpu, floor(raw.cpu), 2.5) : told(cpu, floor(raw.cpu)),
    told(cpu, inCodeMirror(codemirror.cpu)),
    timesFaster(cpu, { name: 'plain ProseMirror with a tenth of the pairs', value: plain.cpu }, 20),
    told(middle, floor(raw.p50)),
    atMost(middle, inCodeMirror(codemirror.p50), 1.5),
    within(worst, frame),
    told(worst, floor(raw.p95)),
    told(worst, inCodeMirror(codemirror.p95)),
  ]
}

/** Types into all of `open` by turns, round after round, and closes them. */
async function byTurns<const Open extends readonly Typed[]>(
  open: Open,
): Promise<{ readonly [N in keyof Open]: Typing }>
async function byTurns(open: readonly Typed[]): Promise<readonly Typing[]> {
  const made = open.map(() => ({ keys: [] as Latency[], composition: [] as Latency[] }))
  for (let round = 0; round < rounds; round++)
    for (const [i, text] of open.entries()) {
      const { keys, composition } = await typed(text, keysInRound, compositionsInRound)
      made[i]?.keys.push(keys)
      made[i]?.composition.push(composition)
    }
  for (const { close } of open) await close()
  return made.map(({ keys, composition }) => ({
    keys: together(keys),
    composition: together(composition),
  }))
}

const typed = async (
  { page, devtools }: Typed,
  letters: number,
  words: number,
): Promise<Typing> => ({
  keys: await takenBack(page, letters, keys(page, devtools, letters)),
  composition: await takenBack(page, 2 * words, composition(page, devtools, words)),
})

/**
 * Returns the result of `typing`, after deleting the `count` letters that it wrote. The paragraph
 * therefore does not grow from round to round.
 */
async function takenBack(page: Page, count: number, typing: Promise<Latency>): Promise<Latency> {
  const found = await typing
  for (let i = 0; i < count; i++) await page.keyboard.press('Backspace')
  return found
}

async function openPeer(
  peers: string,
  peer: 'raw' | 'plain' | 'codemirror',
  length: number,
): Promise<Typed> {
  const { page, close } = await start(peers, { PEER_PAGE: 'index.html' })
  await page.waitForFunction(() => Reflect.has(window, 'plain'))
  await page.evaluate(([name, n]) => Reflect.get(window, name)(n), [peer, length] as const)
  return { page, devtools: await page.context().newCDPSession(page), close }
}
