import { paragraphCount, type Book } from '#domain/book'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useNamed } from '../../hooks/use-named.ts'
import { useEntries } from '../contents/use-entries.ts'
import { goToMatches, type GoToMatch } from './go-to-matches.ts'

/** What a reader types into Go To, the places that match, and the one that Enter goes to. */
export function useGoTo(book: Book) {
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const entries = useEntries(book)
  const titles = useMemo(
    () => entries.map(({ heading, printed }) => `${heading.title}\n${printed ?? ''}`),
    [entries],
  )
  const isNamed = useNamed(titles, words)
  const count = paragraphCount(book)
  const matches = useMemo(
    () => goToMatches(words, count, entries, isNamed),
    [words, count, entries, isNamed],
  )
  const last = matches.shown.length - 1
  return {
    ...matches,
    words,
    /** How many paragraphs the book has. */
    count,
    active,
    chosen: matches.shown[active],
    write: (next: string) => {
      setWords(next)
      setActive(0)
    },
    step: (by: 1 | -1) => setActive(Math.max(0, Math.min(active + by, last))),
  }
}

/** Handles a key pressed in the field; the keys of an input method are left to it. */
export function onGoToKey(
  event: KeyboardEvent,
  { chosen, step }: Pick<ReturnType<typeof useGoTo>, 'chosen' | 'step'>,
  { onGo, onClose }: { onGo: (place: GoToMatch) => void; onClose: (isFinished: boolean) => void },
): void {
  const { isComposing, keyCode } = event.nativeEvent
  if (isComposing || keyCode === 229) return
  if (event.key === 'ArrowDown') step(1)
  else if (event.key === 'ArrowUp') step(-1)
  else if (event.key === 'Escape') onClose(true)
  else if (event.key === 'Enter' && chosen) onGo(chosen)
  else if (event.key !== 'Enter') return
  event.preventDefault()
  event.stopPropagation()
}
