import type { AnnotationId } from '#domain/ids'
import { kindFieldsOf, withKindWord, type KindFields, type KindWord } from '#domain/kinds/index'
import { isSame, type MarkChange } from '#domain/marking/mark-change'
import type { Undoable } from '#domain/undo-order'
import type { MarkChanges, MarksTools } from './marks.ts'

/** One undo step of writing in a text field of a mark. It grows with every key. */
interface Sitting {
  readonly id: AnnotationId
  readonly name: KindWord
  readonly from: KindFields
  to: KindFields
  readonly step: Undoable
}

/** Writes the text fields that only some kinds have. A field written in one go is one step. */
export class KindWords {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  #sitting: Sitting | null = null

  constructor(tools: MarksTools, changes: MarkChanges) {
    this.#tools = tools
    this.#changes = changes
  }

  write(id: AnnotationId, name: KindWord, text: string): void {
    const row = this.#tools.rows.get(id)
    const to = row?.deletedAt === null ? withKindWord(row, name, text) : null
    if (!row || !to || isSame(kindFieldsOf(row), to)) return
    const from = kindFieldsOf(row)
    if (this.#changes.again(id, { field: 'kind', from, to }, 'typing') !== 'done') return
    const last = this.#sitting
    const isOpen = last?.id === id && last.name === name && this.#tools.undo.isGrowing(last.step)
    const sitting = isOpen ? last : this.#begin(id, name, from)
    sitting.to = to
    if (!isSame(sitting.from, to)) return
    this.#tools.undo.drop(sitting.step)
    this.#sitting = null
  }

  /** The next words are another step. */
  end(): void {
    this.#sitting = null
  }

  #begin(id: AnnotationId, name: KindWord, from: KindFields): Sitting {
    const row = this.#tools.rows.get(id)
    if (!row) throw new Error('the mark is gone')
    const change = (): MarkChange => ({ field: 'kind', from, to: sitting.to })
    const step = this.#changes.stepOf('writeWords', row, change)
    const sitting: Sitting = { id, name, from, to: from, step }
    this.#sitting = sitting
    this.#tools.undo.push(step)
    return sitting
  }
}
