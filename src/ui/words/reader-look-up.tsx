import { expressionOf } from '#domain/marking/term-expression'
import { indexAt, insertAt, selectRange } from '#editor/spread/dom-place'
import type { RefObject } from 'react'
import { backToText } from '../reader/jumps/use-jumps.ts'
import type { MarkWork } from '../reader/marking/use-mark-work.ts'
import { atReader } from '../reader/reader-at.ts'
import type { OpenSpread } from '../reader/use-spread.ts'
import { selectedWords } from '../search/selected-words.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { DictionaryTools } from './dictionary-card.tsx'
import { LookUp } from './look-up.tsx'

interface ReaderLookUpProps {
  readonly open: Pick<OpenSpread, 'spread' | 'marks' | 'division'>
  readonly work: Pick<MarkWork, 'dispatch' | 'markBar'>
  readonly scroller: RefObject<HTMLElement | null>
}

/** The dictionary over an open book. */
export function ReaderLookUp({ open, work, scroller }: ReaderLookUpProps) {
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
      insert={({ block }, words) =>
        insertAtIndex(block.closest('.column') ? indexAt(spread, block) : here(), words)
      }
      insertHere={words => insertAtIndex(here(), words)}
      open={open}
      selected={() => selectedWords(spread)}
      select={range => void selectRange(spread, range)}
      makeTerm={makeTerm}
      onBack={() => backToText(spread)}
    />
  )
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
