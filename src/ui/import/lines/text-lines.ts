/** The lines of a text that is being imported, which the worker sends a page at a time. */
import type { PreviewLine, ReadablePreview } from '#services/outside'
import { useEffect, useState, useSyncExternalStore } from 'react'

const pageLength = 100
/** How many lines of an earlier reading are kept. */
const mostKept = 1000

export class TextLines {
  readonly #held: ReadablePreview['held']
  readonly #pages = new Map<number, Promise<readonly PreviewLine[]>>()
  readonly #lines = new Map<number, PreviewLine>()
  readonly #listeners = new Set<() => void>()
  readonly #before: ReadonlyMap<number, PreviewLine>

  /** The lines of `before` are shown until the new ones arrive. */
  constructor(held: ReadablePreview['held'], before: TextLines | null) {
    this.#held = held
    this.#before = before
      ? new Map([...before.#before, ...before.#lines].slice(-mostKept))
      : new Map()
  }

  isOf(held: ReadablePreview['held']): boolean {
    return this.#held === held
  }

  /** The paragraph with this number; null while it is not here. */
  now(number: number): PreviewLine | null {
    return this.#lines.get(number) ?? this.#before.get(number) ?? null
  }

  /** Resolves to the paragraph with this number; to null if the text has become shorter. */
  async at(number: number): Promise<PreviewLine | null> {
    const page = Math.floor(number / pageLength)
    const known = this.#pages.get(page) ?? this.#load(page)
    return known.then(
      lines => lines[number - page * pageLength] ?? null,
      // The text was read again, so its worker has ended.
      () => this.now(number),
    )
  }

  #load(page: number): Promise<readonly PreviewLine[]> {
    const start = page * pageLength
    const loading = this.#held.lines(start, start + pageLength)
    this.#pages.set(page, loading)
    void loading.then(
      lines => {
        for (const [i, line] of lines.entries()) this.#lines.set(start + i, line)
        for (const listener of this.#listeners) listener()
      },
      () => this.#pages.delete(page),
    )
    return loading
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Returns the lines of `held`. */
export function useTextLines(held: ReadablePreview['held']): TextLines {
  const [lines, setLines] = useState(() => new TextLines(held, null))
  if (!lines.isOf(held)) setLines(new TextLines(held, lines))
  return lines
}

/** Returns a line; null until it is here. It is loaded if `isWanted`. */
export function useTextLine(
  lines: TextLines,
  number: number,
  isWanted: boolean,
): PreviewLine | null {
  useEffect(() => {
    if (isWanted) void lines.at(number)
  }, [lines, number, isWanted])
  return useSyncExternalStore(lines.subscribe, () => lines.now(number))
}
