/** The signs of marks without words: at their paragraphs, and at the head of the book. */
import type { Side } from '#domain/anchor'
import type { Annotation, MarkScope } from '#domain/annotation'
import type { AnnotationId, CategoryId, ParagraphId } from '#domain/ids'
import { stateSign } from '#domain/kinds/index'
import type { MarkDerivation } from '#services/marking/kept-from-marks'

/** What is visible of a mark without words. */
export interface PlaceSign {
  readonly id: AnnotationId
  readonly scope: MarkScope
  readonly side: Side
  readonly index: number
  readonly paragraph: ParagraphId
  readonly category: CategoryId
  /** The sign of its state; null if its kind has none. */
  readonly state: string | null
  readonly createdAt: number
}

export interface PlaceSigns {
  /** The same list for a paragraph until something in it is visible. */
  readonly byParagraph: ReadonlyMap<ParagraphId, readonly PlaceSign[]>
  readonly book: readonly PlaceSign[]
}

export const noSigns: PlaceSigns = { byParagraph: new Map(), book: [] }

/**
 * Derives the signs from the marks. It is the same object until a sign looks different, so writing
 * in a note draws none again.
 */
export const placeSigns: MarkDerivation<PlaceSigns> = {
  make: all =>
    after(
      noSigns,
      all.map(mark => ({ before: null, after: signOf(mark) })),
    ),
  change: (signs, changes) =>
    after(
      signs,
      changes.map(change => ({ before: signOf(change.before), after: signOf(change.after) })),
    ),
}

interface SignChange {
  readonly before: PlaceSign | null
  readonly after: PlaceSign | null
}

function after(signs: PlaceSigns, all: readonly SignChange[]): PlaceSigns {
  const changes = all.filter(change => !isSame(change.before, change.after))
  if (changes.length === 0) return signs
  const byParagraph = new Map(signs.byParagraph)
  let { book } = signs
  for (const { before, after } of changes) {
    for (const sign of [before, after]) {
      if (!sign) continue
      const there = sign.scope === 'book' ? book : (byParagraph.get(sign.paragraph) ?? [])
      const others = there.filter(({ id }) => id !== sign.id)
      const now = sign === after ? [...others, sign].sort(inOrder) : others
      if (sign.scope === 'book') book = now
      else if (now.length > 0) byParagraph.set(sign.paragraph, now)
      else byParagraph.delete(sign.paragraph)
    }
  }
  return { byParagraph, book }
}

function signOf(mark: Annotation | null): PlaceSign | null {
  const paragraph = mark?.anchors[0]?.paragraphId
  if (!mark?.scope || paragraph === undefined) return null
  const { id, scope, side, index, category, createdAt } = mark
  return { id, scope, side, index, paragraph, category, state: stateSign(mark), createdAt }
}

const isSame = (a: PlaceSign | null, b: PlaceSign | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.id === b.id &&
    a.scope === b.scope &&
    a.side === b.side &&
    a.index === b.index &&
    a.paragraph === b.paragraph &&
    a.category === b.category &&
    a.state === b.state)

/** A section comes before its paragraph, the source before the translation, the older first. */
const inOrder = (a: PlaceSign, b: PlaceSign): number =>
  Number(a.scope === 'paragraph') - Number(b.scope === 'paragraph') ||
  Number(a.side === 'translation') - Number(b.side === 'translation') ||
  a.createdAt - b.createdAt
