/**
 * What main itself remembers between two starts: where the window was, its zoom, and what its first
 * paint needs. All of it can be lost without harm, so an unreadable file is ignored.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { writeWhole } from '../files/write-whole.ts'

const pixels = v.pipe(v.number(), v.safeInteger())

const schema = v.strictObject({
  version: v.literal(1),
  place: v.nullable(v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels })),
  maximised: v.boolean(),
  /** 1 is actual size. */
  zoom: v.pipe(v.number(), v.minValue(0.25), v.maxValue(5)),
  theme: v.picklist(['system', 'light', 'dark', 'sepia']),
  /** A BCP 47 tag; null until the page has reported its language. */
  language: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  /** The folder of the last dialog. */
  folder: v.nullable(v.string()),
})
type ShellState = Readonly<v.InferOutput<typeof schema>>

export const firstState: ShellState = {
  version: 1,
  place: null,
  maximised: false,
  zoom: 1,
  theme: 'system',
  language: null,
  folder: null,
}

export interface State {
  readonly get: () => ShellState
  /** Takes effect at once, and is written soon after. */
  readonly change: (change: Partial<Omit<ShellState, 'version'>>) => void
  /** Resolves when all changes are on disk, or could not be written. */
  readonly flush: () => Promise<void>
}

const soon = 500

/**
 * The state in the file at `path`. It is read synchronously, because the window cannot open without
 * it.
 */
export function openState(path: string): State {
  let state = readState(path)
  let written = JSON.stringify(state)
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  const write = async () => {
    const text = JSON.stringify(state)
    if (text === written) return
    written = text
    await writeWhole(path, new TextEncoder().encode(text)).catch(() => {
      written = ''
    })
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  return {
    get: () => state,
    change(change) {
      state = { ...state, ...change }
      timer ??= setTimeout(() => void flush(), soon)
    },
    flush,
  }
}

function readState(path: string): ShellState {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const result = v.safeParse(schema, json)
    return result.success ? result.output : firstState
  } catch {
    return firstState
  }
}
