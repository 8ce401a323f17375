import { anchorAt } from '#domain/anchor'
import { isSafeName, paragraphId } from '#domain/ids'
import { expressionOf } from '#domain/marking/term-expression'
import { indexAt, insertAt, selectRange } from '#editor/spread/dom-place'
import { useMemo, type RefObject } from 'react'
import { backToText } from '../reader/jumps/use-jumps.ts'
import type { MarkWork } from '../reader/marking/use-mark-work.ts'
import { atReader } from '../reader/reader-at.ts'
import type { OpenSpread } from '../reader/use-spread.ts'
import { selectedWords } from '../search/selected-words.ts'
import { everyPlaceOf } from '../search/sought.ts'
import type { Find } from '../search/use-find.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { DictionaryTools } from './dictionary-card.tsx'
import { LookUp } from './look-up.tsx'
import type { TextPlace } from './text-place.ts'

interface ReaderLookUpProps {
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'division'>
  readonly work: Pick<MarkWork, 'dispatch' | 'markBar'>
  readonly find: Find
  readonly scroller: RefObject<HTMLElement | null>
}

/** The dictionary over an open book. */
export function ReaderLookUp({ open, work, find, scroller }: ReaderLookUpProps) {
  const { spread } = open
  const makeTerm = useMakeTerm({ open, work })
  const toasts = useToasts()
  const failed = () => toasts.show('nothing', { message: t => t('words.notInserted') })
  const insertAtIndex = (index: number | null | undefined, words: string) => {
    if (index === undefined || index === null) return failed()
    insertAt(spread, index, words).then(isWritten => isWritten || failed(), failed)
  }
  const here = () => spread.selection.where?.index
  return (
    <LookUp
      page={scroller}
      book={open.division.printed.id}
      insert={({ block }, words) =>
        insertAtIndex(block.closest('.column') ? indexAt(spread, block) : here(), words)
      }
      insertHere={words => insertAtIndex(here(), words)}
      {...useTextPlaces(open)}
      selected={() => selectedWords(spread)}
      select={range => void selectRange(spread, range)}
      makeTerm={makeTerm}
      findPlaces={words => find.open('find', everyPlaceOf(words, find.sought))}
      onBack={() => backToText(spread)}
    />
  )
}

/** Returns where texts of the page are in the book. */
function useTextPlaces({
  spread,
  division,
}: Pick<OpenSpread, 'spread' | 'division'>): Pick<DictionaryTools, 'textOf' | 'placeOf'> {
  return useMemo(() => {
    const { id: book } = division.printed
    const paragraphOf = (place: TextPlace | null) => {
      const element = place?.block.closest<HTMLElement>('[data-side="source"][data-paragraph-id]')
      const name = element?.dataset['paragraphId']
      return isSafeName(name) ? paragraphId(name) : null
    }
    return {
      textOf: place => {
        const paragraph = paragraphOf(place)
        return { book, paragraphs: paragraph ? [paragraph] : [] }
      },
      placeOf: (place, { start, end }) => {
        const paragraph = paragraphOf(place)
        const index = paragraph && indexAt(spread, place.block)
        if (!paragraph || index === null) return null
        return { index, anchor: anchorAt(paragraph, place.text, start, end) }
      },
    }
  }, [spread, division])
}

/** Returns what makes a term of a word, as one step of undo. */
function useMakeTerm({
  open: { spread, marks },
  work,
}: Pick<ReaderLookUpProps, 'work'> & {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
}): DictionaryTools['makeTerm'] {
  const { preferences, undoing } = useServices()
  const toasts = useToasts()
  return (range, reading, rendering) => {
    if (!selectRange(spread, range)) return
    atReader(spread, toasts, at => {
      const there = at.marks.find(id => expressionOf(marks.get(id)) === range.toString())
      const id = there ?? marks.turn('term', at)
      const row = id && marks.get(id)
      if (!row) return
      if (!there && row.kind === 'term') {
        const { order } = undoing
        const steps = [order.last]
        if (row.reading === '') marks.writeWords(row.id, 'term.reading', reading)
        steps.push(order.last)
        if (row.rendering === '') marks.writeWords(row.id, 'term.rendering', rendering)
        steps.push(order.last)
        order.join([...new Set(steps)], 'changeKind')
      }
      work.markBar.close()
      preferences.change({ notesOpen: true })
      work.dispatch({ type: 'worked', id: row.id })
      spread.selection.collapse()
      spread.selection.focus()
    })
  }
}
