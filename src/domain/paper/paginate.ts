/**
 * Sets measured lines on pages. Both sides of a pair begin level and are cut at the same height; a
 * note is at the foot of the page of its sign; a heading is never the last on a page; and no page
 * begins or ends with a single line of a longer paragraph. All heights are in CSS pixels. The file
 * is long because what is placed on a page depends on all that is open there.
 */

export interface MeasuredLine {
  readonly height: number
  /** The numbers of the notes whose signs are in it. */
  readonly signs: readonly number[]
}

export interface MeasuredPair {
  /** The space above it, except on top of a page. */
  readonly above: number
  readonly isHeading: boolean
  readonly startsPage: boolean
  /** The lines on each side. A side may have none. */
  readonly cells: readonly (readonly MeasuredLine[])[]
}

export interface MeasuredNote {
  /** On facing pages, the page at whose foot it is: 0 is the left one, 1 the other; else 0. */
  readonly area: number
  /** The heights of its lines, at least one. */
  readonly lines: readonly number[]
  /**
   * How much more each line needs as the first on a page, as in a table whose heads come again.
   * Nothing if absent.
   */
  readonly again?: readonly number[]
}

export interface PageRoom {
  readonly height: number
  /** Between the text and the notes. */
  readonly noteGap: number
  /** How many places for notes a page has. */
  readonly areas: number
}

/** A number of lines, from `from` up to `to`. */
export interface Lines {
  readonly from: number
  readonly to: number
}

export interface PaperRow {
  /** The place of its pair among the pairs. */
  readonly pair: number
  readonly cells: readonly Lines[]
  readonly above: number
  /** Without the space above. */
  readonly height: number
}

export interface NotePart extends Lines {
  readonly number: number
}

/** A page, or two that face each other. */
export interface PaperPage {
  readonly rows: readonly PaperRow[]
  /** The notes in each place at the foot. */
  readonly notes: readonly (readonly NotePart[])[]
}

/** So many lines of a paragraph stay together at its beginning and at its end. */
const together = 2
/** The shares of a page that a note may need as a whole, and that the rest of one may take. */
const wholeNote = 0.4
const restOfNotes = 0.6
/** The first lines of a note that is longer. */
const firstLines = 3
/** Heights are sums of fractions. */
const epsilon = 0.01

interface OpenPage {
  readonly rows: PaperRow[]
  readonly notes: NotePart[][]
  readonly noteHeights: number[]
  used: number
}

/** Yields the pages. Numbers of notes that `notes` does not have are ignored. */
export function* paginate(
  pairs: readonly MeasuredPair[],
  notes: ReadonlyMap<number, MeasuredNote>,
  room: PageRoom,
): Generator<PaperPage> {
  const setter = new Setter(pairs, notes, room)
  for (let at = 0; at < pairs.length; at++) yield* setter.set(at)
  yield* setter.end()
}

class Setter {
  readonly #pairs: readonly MeasuredPair[]
  readonly #notes: ReadonlyMap<number, MeasuredNote>
  readonly #room: PageRoom
  readonly #placed = new Set<number>()
  #page: OpenPage
  /** The notes in each place whose last lines are on the next page. */
  #rest: NotePart[][]

  constructor(
    pairs: readonly MeasuredPair[],
    notes: ReadonlyMap<number, MeasuredNote>,
    room: PageRoom,
  ) {
    this.#pairs = pairs
    this.#notes = notes
    this.#room = room
    this.#page = this.#emptyPage()
    this.#rest = this.#emptyAreas()
  }

  *set(at: number): Generator<PaperPage> {
    const pair = this.#pairs[at]
    if (!pair) return
    const isOpen = this.#page.rows.length > 0
    if (isOpen && (pair.startsPage || (pair.isHeading && !this.#startFits(at)))) yield this.#turn()
    let from = pair.cells.map(() => 0)
    do {
      const isFirst = this.#page.rows.length === 0
      const takes = this.#takes(pair, from) ?? (isFirst ? forced(pair, from) : null)
      if (takes === null) {
        yield this.#turn()
        continue
      }
      const to = from.map((line, i) => line + (takes[i] ?? 0))
      this.#place(at, from, to)
      from = to
      if (!isWhole(pair, from)) yield this.#turn()
    } while (!isWhole(pair, from))
  }

  *end(): Generator<PaperPage> {
    const hasSome = () => this.#page.rows.length > 0 || this.#page.notes.some(some => some.length)
    while (hasSome()) yield this.#turn()
  }

  #emptyAreas(): NotePart[][] {
    return Array.from({ length: this.#room.areas }, () => [])
  }

  #emptyPage(): OpenPage {
    const noteHeights = Array.from({ length: this.#room.areas }, () => 0)
    return { rows: [], notes: this.#emptyAreas(), noteHeights, used: 0 }
  }

  /** Ends the page, and begins the next one with the rest of its notes. */
  #turn(): PaperPage {
    const { rows, notes } = this.#page
    this.#page = this.#emptyPage()
    const rest = this.#rest
    this.#rest = this.#emptyAreas()
    for (const [area, parts] of rest.entries())
      this.#addNotes(area, parts, this.#room.height * restOfNotes)
    return { rows, notes }
  }

  /** The height that is left, if the notes in each place need so much more. */
  #left(more: readonly number[]): number {
    const { height, noteGap } = this.#room
    const foot = this.#page.noteHeights.map((used, area) => {
      const all = used + (more[area] ?? 0)
      return all === 0 ? 0 : all + noteGap
    })
    return height - this.#page.used - Math.max(0, ...foot)
  }

  /** The space above a pair that would come next. */
  readonly #above = (pair: MeasuredPair, from: readonly number[]): number =>
    this.#page.rows.length === 0 || from.some(line => line > 0) ? 0 : pair.above

  /**
   * Returns how many lines of each side go on this page: as many as fit. Null if the pair cannot
   * begin or go on here.
   */
  #takes(pair: MeasuredPair, from: readonly number[]): readonly number[] | null {
    const above = this.#above(pair, from)
    const rest = pair.cells.map((lines, i) => lines.slice(from[i]))
    const left = this.#left([]) - above
    const heights = rest.flatMap(lines => sums(lines).filter(sum => sum <= left + epsilon))
    const cuts = [...new Set(heights), 0].toSorted((a, b) => b - a)
    for (const cut of cuts) {
      const takes = takesAt(rest, from, cut)
      if (takes === null) continue
      const taken = rest.map((lines, i) => lines.slice(0, takes[i]))
      if (this.#fits(above + heightOf(taken), taken.flat())) return takes
    }
    return null
  }

  #fits(height: number, lines: readonly MeasuredLine[]): boolean {
    const more = this.#needed(this.#newNotes(lines))
    return more !== null && height <= this.#left(more) + epsilon
  }

  /** The numbers of the notes that come onto the page with `lines`. */
  #newNotes(lines: readonly MeasuredLine[]): readonly number[] {
    const numbers = lines.flatMap(({ signs }) => signs)
    return [...new Set(numbers)].filter(one => this.#notes.has(one) && !this.#placed.has(one))
  }

  /**
   * Returns the height that the notes need in each place: all of it, and of a long last one at
   * least its first lines. Null if a place has a note already that goes on.
   */
  #needed(numbers: readonly number[]): readonly number[] | null {
    const needed: number[] = this.#emptyAreas().map(() => 0)
    for (const area of needed.keys()) {
      const here = numbers.flatMap(one => {
        const note = this.#notes.get(one)
        return note?.area === area ? [note.lines] : []
      })
      if (here.length === 0) continue
      if ((this.#rest[area] ?? []).length > 0) return null
      for (const [i, lines] of here.entries()) {
        const whole = sum(lines)
        const isLong = i === here.length - 1 && whole > this.#room.height * wholeNote
        needed[area] = (needed[area] ?? 0) + (isLong ? sum(lines.slice(0, firstLines)) : whole)
      }
    }
    return needed
  }

  /** Whether a heading fits with the beginning of the paragraph after it. */
  #startFits(at: number): boolean {
    const { height, lines } = this.#start(at)
    return this.#fits(height, lines)
  }

  /** What must be on the page with the pair at `at`: headings and the paragraph after them. */
  #start(at: number): { readonly height: number; readonly lines: readonly MeasuredLine[] } {
    let height = 0
    const lines: MeasuredLine[] = []
    for (let i = at; ; i++) {
      const pair = this.#pairs[i]
      if (!pair || (i > at && pair.startsPage)) break
      const first = pair.cells.map(cell =>
        pair.isHeading || cell.length <= together + 1 ? cell : cell.slice(0, together),
      )
      height += pair.above + heightOf(first)
      lines.push(...first.flat())
      if (!pair.isHeading) break
    }
    return { height, lines }
  }

  /**
   * The height that the notes in each place must leave free after a heading, for the beginning of
   * the paragraph after it and for its notes. Nothing if both do not fit on the page.
   */
  #keptFree(at: number): readonly number[] {
    const next = this.#pairs[at + 1]
    const isKept = this.#pairs[at]?.isHeading && next && !next.startsPage && this.#startFits(at)
    if (!isKept) return this.#emptyAreas().map(() => 0)
    const { height, lines } = this.#start(at + 1)
    const needed = this.#needed(this.#newNotes(lines))
    return this.#emptyAreas().map((_, area) => height + (needed?.[area] ?? 0))
  }

  #place(at: number, from: readonly number[], to: readonly number[]): void {
    const pair = this.#pairs[at]
    if (!pair) return
    const above = this.#above(pair, from)
    const kept = this.#keptFree(at)
    const taken = pair.cells.map((lines, i) => lines.slice(from[i], to[i]))
    const height = heightOf(taken)
    const cells = from.map((line, i) => ({ from: line, to: to[i] ?? line }))
    this.#page.rows.push({ pair: at, cells, above, height })
    this.#page.used += above + height
    const numbers = this.#newNotes(taken.flat())
    for (const number of numbers) this.#placed.add(number)
    for (const area of this.#page.notes.keys()) {
      const parts = numbers.flatMap(number => {
        const note = this.#notes.get(number)
        return note?.area === area ? [{ number, from: 0, to: note.lines.length }] : []
      })
      const { height: all, noteGap } = this.#room
      this.#addNotes(area, parts, all - noteGap - this.#page.used - (kept[area] ?? 0))
    }
  }

  /**
   * Adds notes at the foot, so far as they fit into `most` with those that are there: each with its
   * first line, and then one after the other. What does not fit comes on the next page.
   */
  #addNotes(area: number, parts: readonly NotePart[], most: number): void {
    const heightAt = (part: NotePart, line: number) =>
      this.#notes.get(part.number)?.lines[line] ?? 0
    const firstHeight = (part: NotePart) =>
      heightAt(part, part.from) + (this.#notes.get(part.number)?.again?.[part.from] ?? 0)
    const firsts = sum(parts.map(firstHeight))
    let left = most - (this.#page.noteHeights[area] ?? 0) - firsts
    for (const part of parts) {
      let [to, height] = [part.from + 1, firstHeight(part)]
      while (to < part.to && heightAt(part, to) <= left + epsilon) {
        left -= heightAt(part, to)
        height += heightAt(part, to++)
      }
      // Then no later note goes on here.
      if (to < part.to) left = -1
      this.#page.notes[area]?.push({ ...part, to })
      this.#page.noteHeights[area] = (this.#page.noteHeights[area] ?? 0) + height
      if (to < part.to) this.#rest[area]?.push({ ...part, from: to })
    }
  }
}

const sum = (heights: readonly number[]): number => heights.reduce((all, one) => all + one, 0)

/** The heights of the first line, of the first two, and so on. */
function sums(lines: readonly MeasuredLine[]): readonly number[] {
  let all = 0
  return lines.map(({ height }) => (all += height))
}

const heightOf = (cells: readonly (readonly MeasuredLine[])[]): number =>
  Math.max(0, ...cells.map(lines => sum(lines.map(({ height }) => height))))

const isWhole = (pair: MeasuredPair, from: readonly number[]): boolean =>
  pair.cells.every((lines, i) => (from[i] ?? 0) >= lines.length)

/** Returns how many lines of each side are above `cut`; null if no page may be cut there. */
function takesAt(
  rest: readonly (readonly MeasuredLine[])[],
  from: readonly number[],
  cut: number,
): readonly number[] | null {
  const takes: number[] = []
  for (const [i, lines] of rest.entries()) {
    let take = sums(lines).filter(height => height <= cut + epsilon).length
    if (take < lines.length) {
      take = Math.min(take, lines.length - together)
      if (take < ((from[i] ?? 0) === 0 ? together : 1)) return null
    }
    takes.push(take)
  }
  return takes
}

/** One line of each side, for a page on which not even that fits. */
const forced = (pair: MeasuredPair, from: readonly number[]): readonly number[] =>
  pair.cells.map((lines, i) => Math.min(1, lines.length - (from[i] ?? 0)))
