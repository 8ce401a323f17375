import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId, type CategoryId } from '#domain/ids'
import { kinds } from '#domain/kinds/index'
import { proposalOf } from '#domain/marking/readings'
import type { StepPlace } from '#domain/undo-step'
import { emendationName, type EmendationByEdition } from './emendation-name.ts'
import type { MarkChanges, MarksTools } from './marks.ts'

/** Makes readings of another edition emendations, as one step. */
export class Emending {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges

  constructor(tools: MarksTools, changes: MarkChanges) {
    this.#tools = tools
    this.#changes = changes
  }

  emend(readings: readonly EmendationByEdition[], category: CategoryId | undefined): number {
    const { book, now, newId, undo, present } = this.#tools
    const there = new Set(this.emended())
    const at = now()
    const rows: Annotation[] = []
    for (const reading of readings) {
      const name = emendationName(reading)
      if (there.has(name) || !category) continue
      there.add(name)
      const { paragraph, index, text, start, end, witness } = reading
      rows.push({
        id: annotationId(newId()),
        bookId: book,
        ...kinds.emendation.made,
        reading: reading.reading,
        witness: witness.slice(0, kinds.emendation.words.witness),
        note: [],
        category,
        side: 'source',
        index,
        anchors: [anchorAt(paragraph, text, start, end)],
        tags: [],
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
      })
    }
    if (rows.length === 0) return 0
    this.#changes.writeAll(rows)
    const ids = rows.map(({ id }) => id)
    const turn = (to: 'there' | 'deleted') => () =>
      present()?.againAll(ids, { field: 'presence', to }) ?? 'failed'
    const [first] = rows
    undo.push({
      name: 'emendByEdition',
      book,
      isFree: true,
      ...(first && { place: placeOfStep(first) }),
      undo: turn('deleted'),
      redo: turn('there'),
    })
    return rows.length
  }

  emended(): readonly string[] {
    return [...this.#tools.rows.values()].flatMap(row => {
      const proposal = proposalOf(row)
      if (!proposal) return []
      const { paragraphId: paragraph, start, end } = proposal.anchor
      return [
        emendationName({
          paragraph,
          start,
          end,
          reading: row.kind === 'emendation' ? row.reading : '',
        }),
      ]
    })
  }
}

const placeOfStep = ({ id, side, index, anchors }: Annotation): StepPlace => ({
  annotation: id,
  side,
  index,
  start: anchors[0]?.start ?? 0,
})
