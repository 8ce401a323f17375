import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { halfOn, otherSide, type Half } from '#domain/marking/halves'
import type { KnownPair } from '#domain/marking/suggest-counterpart'
import { expressionOf } from '#domain/marking/term-expression'
import type { Spread } from '#editor/spread'
import type { Marked, Marks } from '#services/marking/marking'
import type { BookSentences } from '#services/sentences/sentences'
import { useCallback, useEffect, useState, type Dispatch } from 'react'
import { beginningOfWords, quotedWords } from '../../notes/notes-in-order.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { atReader } from '../reader-at.ts'
import { shownPair } from '../sentences/shown-pair.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { NotesViewEvent } from './notes-view.ts'
import type { MarkBarControl } from './use-mark-bar.ts'

/** Words that wait for those on the other side. */
export interface WaitingWords {
  readonly half: Half
  /** The mark that has the words; `null` if they are only selected. */
  readonly mark: AnnotationId | null
}

/** How the reader links words of one side with words of the other. */
export interface Linking {
  /** The words that wait for their counterpart; `null` while none do. */
  readonly waiting: WaitingWords | null
  /**
   * Takes the selected words, or `mark`, or the mark at the caret: they wait for their counterpart.
   * If words wait already, links them with the selected ones.
   */
  readonly link: (mark?: AnnotationId) => void
  readonly cancel: () => void
  /** Goes to the words on the other side that belong to `mark`, or to the mark at the caret. */
  readonly show: (mark?: AnnotationId) => void
  /** Takes the words on the other side from `mark`, or from the mark at the caret. */
  readonly unlink: (mark?: AnnotationId) => void
}

interface LinkingTools {
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'jumps' | 'division'>
  readonly dispatch: Dispatch<NotesViewEvent>
  readonly markBar: Pick<MarkBarControl, 'close'>
}

/** How much of a quote is said, in characters. */
const saidLimit = 20
/** The message that says what to do next. */
const message = 'linking'

// oxlint-disable-next-line max-lines-per-function -- one act in two halves, which share their state
export function useLinking({ open, dispatch, markBar }: LinkingTools): Linking {
  const { spread, marks, jumps, division } = open
  const { preferences, sentences } = useServices()
  const toasts = useToasts()
  const say = useSay()
  const key = useShortcut('counterpart.link').shown[0] ?? ''
  const [waiting, setWaiting] = useState<WaitingWords | null>(null)

  const end = useCallback(() => {
    setWaiting(null)
    spread.lit.wait(null)
    toasts.hide(message)
  }, [spread, toasts])
  const cancel = useCallback(() => {
    end()
    say('deed', t => t('linking.cancelled'))
  }, [end, say])
  const tell = (why: 'linking.nothing' | 'linking.sameSide' | 'linking.none') =>
    toasts.show('nothing', { message: t => t(why) })

  function begin(mark: AnnotationId | undefined, selected: Marked | null): void {
    const side = spread.selection.where?.side ?? 'source'
    const row = mark ? marks.get(mark) : null
    const half = row ? (halfOn(row, side) ?? halfOn(row, otherSide(side))) : selected
    markBar.close()
    if (!half) return tell('linking.nothing')
    setWaiting({ half, mark: row?.id ?? null })
    spread.lit.wait(half)
    if (preferences.settings.get().sides !== 'both') preferences.change({ sides: 'both' })
    const words = beginningOfWords(quotedWords(half), saidLimit)
    const linked = { spread, marks, sentences: () => sentences.open(division.printed.id) }
    void offer(linked, half, row?.id).then(isOffered =>
      toasts.show(message, {
        message: t => t(isOffered ? 'linking.offered' : 'linking.select', { words, key }),
        stays: true,
        action: {
          name: 'counterpart.cancel',
          label: t => t('actions.counterpart.cancel'),
          run: cancel,
        },
      }),
    )
  }

  function finish({ half, mark }: WaitingWords, selected: Marked | null): void {
    if (!selected) return tell('linking.nothing')
    if (selected.side === half.side) return tell('linking.sameSide')
    const id = marks.link(mark ?? half, selected)
    if (!id) return
    end()
    markBar.close()
    dispatch({ type: 'worked', id })
    spread.selection.collapse()
    spread.selection.focus()
    const [words, others] = [half, selected].map(one =>
      beginningOfWords(quotedWords(one), saidLimit),
    )
    say('deed', t => t('linking.linked', { words, others }))
  }

  function link(mark?: AnnotationId): void {
    atReader(spread, toasts, ({ selected, marks: here }) => {
      if (waiting) return finish(waiting, selected)
      begin(mark ?? (selected ? undefined : here[0]), selected)
    })
  }

  const paired = (mark: AnnotationId | undefined): Annotation | null => {
    const all = mark ? [mark] : spread.marks.atSelection()
    return all.map(id => marks.get(id)).find(row => row?.counterpart) ?? null
  }

  useAccepting(waiting, link, cancel)
  useEffect(() => end, [end])

  return {
    waiting,
    link,
    cancel,
    show(mark) {
      const row = paired(mark)
      const side = spread.selection.where?.side ?? 'source'
      const half = row && halfOn(row, otherSide(side))
      const [anchor] = half?.anchors ?? []
      if (!row || !half || !anchor) return tell('linking.none')
      markBar.close()
      dispatch({ type: 'chosen', id: row.id })
      if (preferences.settings.get().sides !== 'both') preferences.change({ sides: 'both' })
      jumps.leave('note')
      void spread.navigation.show(half.index, half.side, anchor.start, anchor.end)
    },
    unlink(mark) {
      const row = paired(mark)
      if (!row || !marks.unlink(row.id)) return tell('linking.none')
      dispatch({ type: 'worked', id: row.id })
      say('deed', t => t('linking.unlinked'))
    },
  }
}

/** While words wait, Enter links the selection and Escape cancels, wherever the text is focused. */
function useAccepting(waiting: WaitingWords | null, link: () => void, cancel: () => void): void {
  useEffect(() => {
    if (!waiting) return
    const pressed = (event: KeyboardEvent) => {
      const isText = event.target instanceof Element && event.target.closest('.column') !== null
      if (event.isComposing || event.keyCode === 229 || !isText) return
      const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
      if (!isPlain || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') link()
      else cancel()
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  })
}

/**
 * Selects on the other side what probably belongs to `half`, and resolves to true; without evidence
 * puts the caret there.
 */
async function offer(
  { spread, marks, sentences }: OfferTools,
  half: Half,
  mark: AnnotationId | undefined,
): Promise<boolean> {
  const { index, anchors } = half
  const to = otherSide(half.side)
  const [anchor] = anchors
  const editor = await spread.navigation.bring(index)
  const pair = index - (editor?.section.offset ?? 0)
  if (!editor || !anchor) return false
  const [text, other] = [editor.text(half.side, pair), editor.text(to, pair)]
  const known = knownPairs(marks, half.side, mark)
  const shown = shownPair(editor, pair)
  const [open, { suggestCounterpart, sentencesAround }] = await Promise.all([
    sentences(),
    import('#domain/marking/suggest-counterpart'),
  ])
  const linked = { links: shown ? open.of(shown).links : [], side: half.side }
  const range =
    anchors.length > 1 ? null : suggestCounterpart({ text, range: anchor, other, known }, linked)
  if (range) await spread.navigation.select(index, to, range.start, range.end)
  else spread.navigation.go(index, to, sentencesAround(anchor, linked)?.other.start ?? 0)
  return range !== null
}

interface OfferTools {
  readonly spread: Spread
  readonly marks: Marks
  readonly sentences: () => Promise<BookSentences>
}

/**
 * The pairs of ranges in the book except one, and then its terms with a rendering, latest first,
 * with the words of `side` first.
 */
function knownPairs(
  marks: Marks,
  side: Side,
  except: AnnotationId | undefined,
): readonly KnownPair[] {
  const latest = marks.all
    .get()
    .filter(({ id }) => id !== except)
    .toSorted((a, b) => b.createdAt - a.createdAt)
  const pairs = latest.flatMap(mark => {
    const [words, counterpart] = [halfOn(mark, side), halfOn(mark, otherSide(side))]
    return mark.counterpart && words && counterpart
      ? { words: quotedWords(words), counterpart: quotedWords(counterpart) }
      : []
  })
  const terms = latest.flatMap(mark => {
    const chinese = expressionOf(mark)
    const rendering = mark.kind === 'term' ? mark.rendering.trim() : ''
    if (chinese === null || rendering === '') return []
    return side === 'source'
      ? { words: chinese, counterpart: rendering }
      : { words: rendering, counterpart: chinese }
  })
  return [...pairs, ...terms]
}
