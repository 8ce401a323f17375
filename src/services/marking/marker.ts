import type { Annotation, MarkScope } from '#domain/annotation'
import { annotationId, type AnnotationId, type CategoryId } from '#domain/ids'
import { kinds, type AnnotationKind, type KindFields } from '#domain/kinds/index'
import { isSamePlace } from '#domain/marking/halves'
import { canBe, isAboutSame } from '#domain/marking/scope'
import { linkTo, passageOf } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import type { Undoable } from '#domain/undo-order'
import type { Marked, ReaderAt } from './marking.ts'
import type { MarkChanges, MarksTools } from './marks.ts'
import type { Mover } from './mover.ts'

/** Marks what the reader has selected. */
export class Marker {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  readonly #mover: Mover
  /** The category that the reader chose last; a new note gets it. */
  #lastUsed: CategoryId | null = null
  /** The note that was made last by `newNote`, and the step of its making. */
  #new: { readonly id: AnnotationId; readonly step: Undoable | undefined } | null = null

  constructor(tools: MarksTools, changes: MarkChanges, mover: Mover) {
    this.#tools = tools
    this.#changes = changes
    this.#mover = mover
  }

  mark(category: CategoryId, at: ReaderAt): AnnotationId | null {
    this.#lastUsed = category
    const existing = this.#existing(at)
    if (existing !== undefined) this.recategorise(existing, category)
    else if (at.selected) return this.#create('mark', at.selected, category)
    return existing ?? null
  }

  note(at: ReaderAt): AnnotationId | null {
    const existing = this.#existing(at)
    if (existing !== undefined) return existing
    const marked = at.selected ?? at.paragraph
    const category = this.usual()
    return marked && category ? this.#create('note', marked, category) : null
  }

  noteOn(scope: MarkScope, place: Marked): AnnotationId | null {
    const about = { ...place, scope }
    for (const row of this.#tools.rows.values())
      if (row.deletedAt === null && isAboutSame(row, about)) return row.id
    const category = this.usual()
    return category ? this.#create('note', about, category) : null
  }

  newNote(place: Marked): AnnotationId | null {
    const category = this.usual()
    if (!category) return null
    const id = this.#create('note', { ...place, scope: 'book' }, category)
    this.#new = { id, step: this.#tools.undo.last }
    return id
  }

  discard(id: AnnotationId): void {
    const row = this.#tools.rows.get(id)
    const made = this.#new
    if (made?.id !== id || !made.step || !row || row.note.length > 0 || row.tags.length > 0) return
    if (row.kind !== 'highlight' || row.deletedAt !== null) return
    this.#changes.again(id, { field: 'presence', to: 'deleted' })
    this.#tools.undo.drop(made.step)
    this.#new = null
  }

  turn(kind: AnnotationKind, at: ReaderAt): AnnotationId | null {
    const existing = this.#existing(at)
    const category = this.usual()
    const row = existing === undefined ? undefined : this.#tools.rows.get(existing)
    if (row && !canBe(row, kind)) return null
    if (existing !== undefined) this.#changes.turn(existing, kind)
    else if (at.selected && category)
      return this.#create(
        kind === 'question' ? 'ask' : 'mark',
        at.selected,
        category,
        kinds[kind].made,
      )
    return existing ?? null
  }

  link(words: AnnotationId | Marked, to: Marked): AnnotationId | null {
    if (typeof words === 'string') return this.#mover.link(words, to)
    const category = this.usual()
    if (!category || words.side === to.side) return null
    const { index, anchors } = to
    return this.#create('linkWords', { ...words, counterpart: { index, anchors } }, category)
  }

  addPassage(note: AnnotationId, { selected }: ReaderAt, words: string): AnnotationId | null {
    const row = this.#tools.rows.get(note)
    if (row?.deletedAt !== null || !selected || isSamePlace(row, selected)) return null
    const address = addressOf({ kind: 'mark', book: this.#tools.book, mark: note })
    for (const mark of this.#tools.rows.values())
      if (mark.deletedAt === null && isSamePlace(mark, selected) && passageOf(mark) === address)
        return null
    return this.#create(
      'addPassage',
      { ...selected, note: linkTo(address, words) },
      row.category,
      kinds.reference.made,
    )
  }

  /** The category of a mark for which the reader chooses none. */
  usual(): CategoryId | undefined {
    return this.#lastUsed ?? this.#tools.categories()[0]?.id
  }

  recategorise(id: AnnotationId, category: CategoryId): void {
    this.#lastUsed = category
    const from = this.#tools.rows.get(id)?.category
    if (from !== undefined && from !== category) {
      this.#changes.make(id, 'recategorise', { field: 'category', from, to: category })
    }
  }

  /**
   * The mark with exactly the selected anchors; if nothing is selected, the shortest mark at the
   * caret.
   */
  #existing({ selected, marks }: ReaderAt): AnnotationId | undefined {
    if (!selected) return marks[0]
    const rows = marks.flatMap(id => this.#tools.rows.get(id) ?? [])
    return rows.find(row => isSamePlace(row, selected))?.id
  }

  #create(
    name: 'mark' | 'note' | 'ask' | 'linkWords' | 'addPassage',
    marked: Marked & Pick<Annotation, 'counterpart' | 'scope'> & Partial<Pick<Annotation, 'note'>>,
    category: CategoryId,
    kind: KindFields = kinds.highlight.made,
  ): AnnotationId {
    const { book, now, newId, undo } = this.#tools
    const at = now()
    const row = this.#changes.write({
      id: annotationId(newId()),
      bookId: book,
      ...kind,
      note: marked.note ?? [],
      category,
      side: marked.side,
      index: marked.index,
      anchors: marked.anchors,
      ...(marked.counterpart && { counterpart: marked.counterpart }),
      ...(marked.scope && { scope: marked.scope }),
      tags: [],
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
    })
    undo.push(this.#changes.stepOf(name, row, () => ({ field: 'presence', to: 'there' })))
    return row.id
  }
}
