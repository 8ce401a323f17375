import type { Book } from '#domain/book'
import { useRef, useState } from 'react'
import { useFocusedNext } from '../use-focused-next.ts'
import { useWordChanges } from '../use-word-changes.ts'
import { useCountedLines, type CountedLine, type WantedCounts } from './counted-lines.ts'
import { useCounted, useKnown } from './use-counted.ts'
import { useNewWords, type OfferedWords } from './use-new-words.ts'
import { useSaid } from './use-said.ts'

const wantedFirst: WantedCounts = { show: 'all', status: 'all', order: 'rare', words: '' }

/** The words of a book as the dialog shows them, and what changes them. */
export function useBookWords(book: Book) {
  const { count, again } = useCounted(book)
  const counted = count.state === 'counted' ? count.counted : null
  const statuses = useKnown(book, counted)
  const [wanted, setWanted] = useState(wantedFirst)
  const said = useSaid(book)
  const lines = useCountedLines(counted, { statuses, meanings: said.meanings }, wanted)
  const changes = useWordChanges()
  const fresh = useNewWords(book, counted, said, changes)
  const place = useRef<HTMLDivElement>(null)
  const { next, focusNext } = useFocusedNext(place, wanted.show === 'all' ? lines : fresh.offered)
  /** Keeps the focus in the list when a word leaves it. */
  const leaving = <Item>(items: readonly Item[], item: Item, wordOf: (item: Item) => string) => {
    const at = items.indexOf(item)
    const beside = items[at + 1] ?? items[at - 1]
    focusNext(beside ? wordOf(beside) : null)
  }
  return {
    count,
    again,
    counted,
    statuses,
    wanted,
    want: (some: Partial<WantedCounts>) => setWanted({ ...wanted, ...some }),
    lines,
    changes,
    fresh,
    place,
    next,
    setStatus: (line: CountedLine, status: CountedLine['status']) => {
      const { word } = line.counted
      const stays = wanted.status === 'all' || wanted.status === (status ?? 'none')
      if (stays) focusNext(word)
      else leaving(lines, line, ({ counted: one }) => one.word)
      changes.setStatus({ row: { expression: word } }, status)
    },
    accept: (...[word, scope]: Parameters<OfferedWords['accept']>) => {
      leaving(fresh.offered, word, one => one.word)
      fresh.accept(word, scope)
    },
    leave: (...[word]: Parameters<OfferedWords['leave']>) => {
      leaving(fresh.offered, word, one => one.word)
      fresh.leave(word)
    },
    focusOn: (word: string | null) =>
      place.current
        ?.querySelector<HTMLElement>(
          `[data-own-word${word === null ? '' : `="${CSS.escape(word)}"`}] button`,
        )
        ?.focus(),
  }
}

export type ShownBookWords = ReturnType<typeof useBookWords>
