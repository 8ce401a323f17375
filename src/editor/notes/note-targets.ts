/** Finds the note for a note reference anywhere in the book, and the reference for a note. */
import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { sectionAt, type LoadedSections } from '../loaded-sections.ts'
import { isReference, type NoteLink } from './note-link.ts'

/** A place in the source: paragraph `index` of the book, and a UTF-16 offset into its text. */
interface SourcePlace {
  readonly index: number
  readonly offset: number
}

/** Searches notes and references section by section, the nearest section first. */
export class NoteTargets {
  readonly #sections: LoadedSections
  /**
   * The place from which the reader last followed a link to the note, by the note's paragraph
   * number.
   */
  readonly #cameFrom = new Map<number, SourcePlace>()

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /**
   * Returns the end of the `link` at `from`; null if it is not found, cannot be read, or is no
   * longer wanted.
   */
  async find(
    link: NoteLink,
    from: SourcePlace,
    isWanted: () => boolean,
  ): Promise<SourcePlace | null> {
    if (link.to === 'reference')
      return this.#cameFrom.get(from.index) ?? this.#reference(from.index, isWanted)
    const index = await this.#near(from.index, ({ id }) => id === link.note, isWanted)
    if (index === null) return null
    this.#cameFrom.set(index, from)
    return { index, offset: 0 }
  }

  /** Returns the first paragraph for which `isIt` is true in the nearest section that has one. */
  async #near(
    from: number,
    isIt: (paragraph: Paragraph) => boolean,
    isWanted: () => boolean,
  ): Promise<number | null> {
    const { all } = this.#sections
    const start = sectionAt(all, from)
    for (let far = 0; far < all.length; far++) {
      for (const number of far === 0 ? [start] : [start + far, start - far]) {
        const found = (await this.#paragraphs(number)).findIndex(isIt)
        if (!isWanted()) return null
        if (found >= 0) return (all[number]?.offset ?? 0) + found
      }
    }
    return null
  }

  /**
   * Returns the reference to the note at `index`, or to the note that continues there. Searches
   * before the note first, then after it.
   */
  async #reference(index: number, isWanted: () => boolean): Promise<SourcePlace | null> {
    const names = await this.#namesUpTo(index)
    const { all } = this.#sections
    const start = sectionAt(all, index)
    const numbers = [...all.keys()]
    for (const number of [...numbers.slice(0, start + 1).reverse(), ...numbers.slice(start + 1)]) {
      const paragraphs = await this.#paragraphs(number)
      if (!isWanted()) return null
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

  /**
   * The paragraph at `index` and the notes directly before it in its section, the nearest first.
   */
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
