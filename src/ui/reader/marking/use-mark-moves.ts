import type { Annotation } from '#domain/annotation'
import { mostMarkedParagraphs } from '#domain/bounds'
import type { AnnotationId } from '#domain/ids'
import { halfOn, isPlaceless, isSamePlace } from '#domain/marking/halves'
import { paragraphsIn } from '#domain/text/book-selection'
import type { SelectedText } from '#editor/queries/selected-text'
import type { EdgeStep, MarkEdge } from '#editor/spread/mark-edges'
import type { ReaderAt } from '#services/marking/marking'
import { beginningOfWords, quotedWords } from '../../notes/notes-in-order.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import { atReader } from '../reader-at.ts'
import type { OpenSpread } from '../use-spread.ts'

/** How many characters at a moved edge are said. */
const saidLimit = 12

/** How the reader gives a mark other words. */
export interface MarkMoves {
  /** Moves an edge by a key; `isHeld` if the key is held down. */
  readonly step: (mark: Annotation, step: EdgeStep, isHeld: boolean) => void
  /** Gives a mark the words that one of its edges was dragged to. */
  readonly drop: (mark: Annotation, to: SelectedText, edge: MarkEdge) => void
  /**
   * Returns the mark that would move to the selection: the one that is placed by hand; or else a
   * mark there, `current` first; or else `current`. Returns `null` if there is neither, or if no
   * words are selected or more than a mark may cover.
   */
  readonly movable: (current: AnnotationId | null) => Annotation | null
  /** Whether the place of a mark is lost on either side. */
  readonly isLost: (mark: AnnotationId) => boolean
  /** Moves a mark to the selection. */
  readonly toSelection: (mark: Annotation) => void
}

/** `placing` is the mark that the reader places by hand. */
export function useMarkMoves(
  { spread, marks }: Pick<OpenSpread, 'spread' | 'marks'>,
  placing: AnnotationId | null,
): MarkMoves {
  const say = useSay()
  const toasts = useToasts()

  function move(mark: Annotation, to: SelectedText, edge: MarkEdge, isHeld = false) {
    marks.moveTo(mark.id, to, isHeld)
    const now = marks.get(mark.id)
    const anchors = (now && halfOn(now, to.side)?.anchors) ?? []
    const words = (edge === 'start' ? anchors[0] : anchors.at(-1))?.quote.exact ?? ''
    if (edge === 'start')
      say('deed', t =>
        t('spoken.markBegins', { words: Array.from(words).slice(0, saidLimit).join('') }),
      )
    else
      say('deed', t =>
        t('spoken.markEnds', { words: Array.from(words).slice(-saidLimit).join('') }),
      )
  }

  return {
    step(mark, step, isHeld) {
      const to = spread.edges.stepped(mark, step)
      if (to && !isWhere(mark, to)) move(mark, to, step.edge, isHeld)
      else say('deed', t => t('spoken.markStops'))
    },
    drop: (mark, to, edge) => move(mark, to, edge),
    movable(current) {
      const { selection } = spread
      const { span } = selection
      if (!selection.hasWords || (span && paragraphsIn(span) > mostMarkedParagraphs)) return null
      const selected = selection.textInSection()
      const here = spread.marks.atSelection()
      const first = current && here.includes(current) ? current : (here[0] ?? current)
      const id = placing ?? first
      const mark = id && marks.get(id)
      if (!mark || (selected && isWhere(mark, selected))) return null
      // A mark without words moves only if its place is lost.
      return mark.scope && !isPlaceless(mark) ? null : mark
    },
    isLost(id) {
      const mark = marks.get(id)
      return spread.marks.orphans().has(id) || (mark !== null && isPlaceless(mark))
    },
    toSelection: mark =>
      atReader(spread, toasts, at => toSelection(mark, at, { spread, marks, say, toasts })),
  }
}

interface MoveTools extends Pick<OpenSpread, 'spread' | 'marks'> {
  readonly say: ReturnType<typeof useSay>
  readonly toasts: ReturnType<typeof useToasts>
}

function toSelection(
  mark: Annotation,
  { selected }: ReaderAt,
  { spread, marks, say, toasts }: MoveTools,
): void {
  if (!selected) return toasts.show('nothing', { message: t => t('reader.nothingToMark') })
  const place = mark.scope ? spread.marks.placeAt(selected.index) : selected
  if (place && !isWhere(mark, place)) marks.moveTo(mark.id, place)
  say('deed', t => {
    const now = marks.get(mark.id)
    const half = now && halfOn(now, selected.side)
    const quote = half ? beginningOfWords(quotedWords(half), saidLimit) : ''
    return half ? t('spoken.markMoved', { quote }) : ''
  })
}

/** Whether a mark already covers exactly these words. */
const isWhere = (mark: Annotation, to: SelectedText): boolean =>
  isSamePlace(halfOn(mark, to.side), to)
