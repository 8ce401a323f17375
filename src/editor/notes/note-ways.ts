/** From the sign of a note to the note, wherever in the book it stands, and back. */
import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { sectionAt, type LoadedSections } from '../loaded-sections.ts'
import { isReference, type NoteWay } from './way-at.ts'

/** A place of the print: paragraph `index` of the book, UTF-16 units into its text. */
export interface PrintPlace {
  readonly index: number
  readonly offset: number
}

/** Finds notes and what refers to them, section by section, the nearest first. */
export class NoteWays {
  readonly #sections: LoadedSections
  /** By the place of a note: where the reader came from when they last went there. */
  readonly #cameFrom = new Map<number, PrintPlace>()

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /** Where the place `from`, which leads `way`, leads to; null where nothing is found, or can be read. */
  async end(way: NoteWay, from: PrintPlace): Promise<PrintPlace | null> {
    if (way.to === 'reference') return this.#cameFrom.get(from.index) ?? this.#reference(from.index)
    const index = await this.#near(from.index, ({ id }) => id === way.note)
    if (index === null) return null
    this.#cameFrom.set(index, from)
    return { index, offset: 0 }
  }

  /** The first paragraph for which `isIt` in the nearest section that has one. */
  async #near(from: number, isIt: (paragraph: Paragraph) => boolean): Promise<number | null> {
    const { all } = this.#sections
    const start = sectionAt(all, from)
    for (let far = 0; far < all.length; far++) {
      for (const number of far === 0 ? [start] : [start + far, start - far]) {
        const found = (await this.#paragraphs(number)).findIndex(isIt)
        if (found >= 0) return (all[number]?.offset ?? 0) + found
      }
    }
    return null
  }

  /** What refers to the note at `index`, or to the note that goes on there: looked for before it, then behind it. */
  async #reference(index: number): Promise<PrintPlace | null> {
    const names = await this.#namesUpTo(index)
    const { all } = this.#sections
    const start = sectionAt(all, index)
    const numbers = [...all.keys()]
    for (const number of [...numbers.slice(0, start + 1).reverse(), ...numbers.slice(start + 1)]) {
      const paragraphs = await this.#paragraphs(number)
      const found = paragraphs.flatMap(({ inlines = [] }, at) =>
        inlines.filter(isReference).flatMap(({ note, start: offset }) => {
          const rank = names.indexOf(note)
          return rank < 0 ? [] : [{ rank, index: (all[number]?.offset ?? 0) + at, offset }]
        }),
      )
      const [best] = found.toSorted((a, b) => a.rank - b.rank)
      if (best) return { index: best.index, offset: best.offset }
    }
    return null
  }

  /** The paragraph at `index` and the notes right before it in its section, the nearest first. */
  async #namesUpTo(index: number): Promise<readonly ParagraphId[]> {
    const number = sectionAt(this.#sections.all, index)
    const paragraphs = await this.#paragraphs(number)
    const pair = index - (this.#sections.all[number]?.offset ?? 0)
    const before = paragraphs.slice(0, pair + 1).reverse()
    const end = before.findIndex(({ kind }) => kind !== 'note')
    return before.slice(0, end < 0 ? before.length : Math.max(1, end)).map(({ id }) => id)
  }

  async #paragraphs(number: number): Promise<readonly Paragraph[]> {
    if (this.#sections.all[number] === undefined) return []
    const letGo = this.#sections.hold(number)
    const editor = await this.#sections.load(number)
    letGo()
    return editor?.paragraphs ?? []
  }
}
