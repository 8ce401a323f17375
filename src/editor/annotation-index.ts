import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import type { AnnotationId, CategoryId, ParagraphId } from '#domain/ids'
import type { MarkSource } from './section-marks.ts'

/** A book's annotations by the paragraphs they stand on, kept so that a change costs what it touches. */
export class AnnotationIndex implements MarkSource {
  readonly #byId = new Map<AnnotationId, Annotation>()
  readonly #byParagraph = new Map<string, Set<AnnotationId>>()
  #categories: ReadonlyMap<CategoryId, Category> = new Map()

  on(side: Side, paragraphs: readonly Paragraph[]): readonly Annotation[] {
    const found = new Set<AnnotationId>()
    for (const { id } of paragraphs)
      for (const annotation of this.#byParagraph.get(keyOf(side, id)) ?? []) found.add(annotation)
    return [...found].flatMap(id => this.#byId.get(id) ?? [])
  }

  category(id: CategoryId): Category | undefined {
    return this.#categories.get(id)
  }

  setCategories(categories: readonly Category[]): void {
    this.#categories = new Map(categories.map(category => [category.id, category]))
  }

  /** Makes `all` the book's annotations; answers the paragraphs on which something changed. */
  set(all: readonly Annotation[]): ReadonlySet<ParagraphId> {
    const touched = new Set<ParagraphId>()
    const staying = new Set(all.map(({ id }) => id))
    for (const [id, annotation] of this.#byId) {
      if (!staying.has(id)) this.#take(annotation, touched)
    }
    for (const annotation of all) {
      const before = this.#byId.get(annotation.id)
      if (before && looksAlike(before, annotation)) {
        this.#byId.set(annotation.id, annotation)
        continue
      }
      if (before) this.#take(before, touched)
      this.#put(annotation, touched)
    }
    return touched
  }

  /** Takes over annotations that have moved with their text: nothing needs drawing for that. */
  replace(moved: readonly Annotation[]): void {
    for (const annotation of moved) this.#byId.set(annotation.id, annotation)
  }

  /** Puts those of `changed` that are there in their new places; answers the paragraphs on which something changed. */
  move(changed: readonly Annotation[]): ReadonlySet<ParagraphId> {
    const touched = new Set<ParagraphId>()
    for (const { id, anchors, index } of changed) {
      const before = this.#byId.get(id)
      if (!before) continue
      this.#take(before, touched)
      this.#put({ ...before, anchors, index }, touched)
    }
    return touched
  }

  /** Those that have no place in this edition of the book, though they had one in an earlier. */
  placeless(): readonly AnnotationId[] {
    return [...this.#byId.values()]
      .filter(({ anchors }) => anchors.every(({ start, end }) => start === end))
      .map(({ id }) => id)
  }

  #put(annotation: Annotation, touched: Set<ParagraphId>): void {
    this.#byId.set(annotation.id, annotation)
    for (const { paragraphId } of annotation.anchors) {
      touched.add(paragraphId)
      const key = keyOf(annotation.side, paragraphId)
      const there = this.#byParagraph.get(key) ?? new Set()
      this.#byParagraph.set(key, there.add(annotation.id))
    }
  }

  #take(annotation: Annotation, touched: Set<ParagraphId>): void {
    this.#byId.delete(annotation.id)
    for (const { paragraphId } of annotation.anchors) {
      touched.add(paragraphId)
      this.#byParagraph.get(keyOf(annotation.side, paragraphId))?.delete(annotation.id)
    }
  }
}

/** Whether both are drawn in the same place in the same way. */
const looksAlike = (a: Annotation, b: Annotation) =>
  a === b ||
  (a.category === b.category &&
    a.anchors.length === b.anchors.length &&
    a.anchors.every((anchor, i) => {
      const other = b.anchors[i]
      return (
        anchor.paragraphId === other?.paragraphId &&
        anchor.start === other.start &&
        anchor.end === other.end
      )
    }))

const keyOf = (side: Side, paragraph: ParagraphId) => `${side}/${paragraph}`
