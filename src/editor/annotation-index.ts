import type { Side } from '#domain/anchor'
import type { Annotation, AnnotationChange, Category } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import type { AnnotationId, CategoryId, ParagraphId } from '#domain/ids'
import { missingCategory } from '#domain/marking/categories'
import { kindFieldsOf, stateOf } from '#domain/kinds/index'
import { isSame } from '#domain/marking/mark-change'
import { halfOn, halvesOf, isPlaceless, isSamePlace, withPlacesOf } from '#domain/marking/halves'
import type { MarkSource } from './section-marks.ts'

/**
 * A book's annotations, indexed by paragraph. A change costs what it touches, however many
 * annotations the book has.
 */
export class AnnotationIndex implements MarkSource {
  readonly #byId = new Map<AnnotationId, Annotation>()
  readonly #byParagraph = new Map<string, Set<AnnotationId>>()
  /** The annotations without words, by the paragraph of their place. Nothing of them is drawn. */
  readonly #about = new Map<ParagraphId, Set<AnnotationId>>()
  readonly #placeless = new Set<AnnotationId>()
  readonly #pairs = new Set<AnnotationId>()
  #categories: ReadonlyMap<CategoryId, Category> = new Map()
  readonly words: MarkSource['words']

  /** `words` returns the accessible description of an annotation. */
  constructor(words: MarkSource['words']) {
    this.words = words
  }

  on(side: Side, paragraphs: readonly Paragraph[]): readonly Annotation[] {
    const found = new Set<AnnotationId>()
    for (const { id } of paragraphs)
      for (const annotation of this.#byParagraph.get(keyOf(side, id)) ?? []) found.add(annotation)
    return [...found].flatMap(id => this.#byId.get(id) ?? [])
  }

  category(id: CategoryId): Category {
    return this.#categories.get(id) ?? missingCategory(id)
  }

  setCategories(categories: readonly Category[]): void {
    this.#categories = new Map(categories.map(category => [category.id, category]))
  }

  /** Replaces all annotations. Returns the paragraphs on which something changed. */
  set(all: readonly Annotation[]): ReadonlySet<ParagraphId> {
    const touched = new Set<ParagraphId>()
    const staying = new Set(all.map(({ id }) => id))
    for (const [id, annotation] of this.#byId) {
      if (!staying.has(id)) this.#take(annotation, touched)
    }
    for (const annotation of all) this.#know(annotation, touched)
    return touched
  }

  /** Applies changes of single annotations. Returns the paragraphs on which something changed. */
  change(changes: readonly AnnotationChange[]): ReadonlySet<ParagraphId> {
    const touched = new Set<ParagraphId>()
    for (const { before, after } of changes) {
      const known = before && this.#byId.get(before.id)
      if (after) this.#know(after, touched)
      else if (known) this.#take(known, touched)
    }
    return touched
  }

  /** Takes annotations that have moved with their text. Nothing needs to be drawn for that. */
  replace(moved: readonly Annotation[]): void {
    for (const annotation of moved) this.#keep(annotation)
  }

  /**
   * Gives those of `changed` that still exist their new anchors. Returns the paragraphs on which
   * something changed.
   */
  move(changed: readonly Annotation[]): ReadonlySet<ParagraphId> {
    const touched = new Set<ParagraphId>()
    for (const moved of changed) {
      const before = this.#byId.get(moved.id)
      if (!before) continue
      this.#take(before, touched)
      this.#put(withPlacesOf(before, moved), touched)
    }
    return touched
  }

  /** The annotations about a paragraph, or about what it begins, that cover no words. */
  about(paragraph: ParagraphId): readonly Annotation[] {
    return [...(this.#about.get(paragraph) ?? [])].flatMap(id => this.#byId.get(id) ?? [])
  }

  /** Whether the book has any pairs of ranges. */
  get hasPairs(): boolean {
    return this.#pairs.size > 0
  }

  /** Whether an annotation is a pair of ranges. */
  isPair(id: AnnotationId): boolean {
    return this.#pairs.has(id)
  }

  /** The paragraphs in which an annotation covers something on `side`. */
  paragraphsOf(id: AnnotationId, side: Side): ReadonlySet<ParagraphId> {
    const known = this.#byId.get(id)
    const half = known && halfOn(known, side)
    return new Set(half?.anchors.map(({ paragraphId }) => paragraphId))
  }

  /** The annotations without an anchor in this edition of the book. */
  placeless(): ReadonlySet<AnnotationId> {
    return this.#placeless
  }

  /** Takes an annotation, and touches no paragraph if it looks as before. */
  #know(annotation: Annotation, touched: Set<ParagraphId>): void {
    const before = this.#byId.get(annotation.id)
    if (before && looksAlike(before, annotation)) return this.#keep(annotation)
    if (before) this.#take(before, touched)
    this.#put(annotation, touched)
  }

  #keep(annotation: Annotation): void {
    this.#byId.set(annotation.id, annotation)
    if (halvesOf(annotation).every(isPlaceless)) this.#placeless.add(annotation.id)
    else this.#placeless.delete(annotation.id)
  }

  #put(annotation: Annotation, touched: Set<ParagraphId>): void {
    this.#keep(annotation)
    if (annotation.scope) return this.#putAbout(annotation)
    if (annotation.counterpart) this.#pairs.add(annotation.id)
    for (const { side, paragraphId } of placesOf(annotation)) {
      touched.add(paragraphId)
      const key = keyOf(side, paragraphId)
      const there = this.#byParagraph.get(key) ?? new Set()
      this.#byParagraph.set(key, there.add(annotation.id))
    }
  }

  #putAbout({ id, anchors: [place] }: Annotation): void {
    if (!place) return
    const there = this.#about.get(place.paragraphId) ?? new Set()
    this.#about.set(place.paragraphId, there.add(id))
  }

  #take(annotation: Annotation, touched: Set<ParagraphId>): void {
    this.#byId.delete(annotation.id)
    this.#placeless.delete(annotation.id)
    this.#pairs.delete(annotation.id)
    if (annotation.scope) {
      for (const { paragraphId } of annotation.anchors)
        this.#about.get(paragraphId)?.delete(annotation.id)
      return
    }
    for (const { side, paragraphId } of placesOf(annotation)) {
      touched.add(paragraphId)
      this.#byParagraph.get(keyOf(side, paragraphId))?.delete(annotation.id)
    }
  }
}

/** Whether both are drawn in the same place, in the same way and with the same description. */
const looksAlike = (a: Annotation, b: Annotation) =>
  a === b ||
  (a.side === b.side &&
    a.category === b.category &&
    stateOf(a) === stateOf(b) &&
    isSame(kindFieldsOf(a), kindFieldsOf(b)) &&
    a.note.length > 0 === b.note.length > 0 &&
    a.tags.join() === b.tags.join() &&
    sides.every(side => isSamePlace(halfOn(a, side), halfOn(b, side))))

const sides = ['source', 'translation'] as const

/** The paragraphs that an annotation covers, each with its side. */
const placesOf = (annotation: Annotation) =>
  halvesOf(annotation).flatMap(({ side, anchors }) =>
    anchors.map(({ paragraphId }) => ({ side, paragraphId })),
  )

const keyOf = (side: Side, paragraph: ParagraphId) => `${side}/${paragraph}`
