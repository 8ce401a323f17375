import type { Book } from '#domain/book'
import type { WordsOfBook } from '#domain/own-words/words-of-book'
import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../../services.ts'

/** What the reader says of words in every place of a book. */
export interface SaidInBook {
  /** Expressions that are one word. */
  readonly joined: ReadonlySet<string>
  /** The meanings of glosses and terms, by expression. */
  readonly meanings: ReadonlyMap<string, string>
}

/** Follows what the reader says of the words of a book. */
export function useSaid(book: Book): SaidInBook {
  const { ownWords } = useServices()
  const [words, setWords] = useState<WordsOfBook | null>(null)
  useEffect(() => {
    let isHere = true
    const read = () =>
      ownWords.of(book.id).then(
        said => {
          if (isHere) setWords(said)
        },
        () => {},
      )
    void read()
    const stop = ownWords.follow(({ kinds }) => {
      if (kinds.has('boundary') || kinds.has('gloss')) void read()
    })
    return () => {
      isHere = false
      stop()
    }
  }, [ownWords, book.id])
  return useMemo(() => {
    const { boundaries = [], glosses = [] } = words ?? {}
    const everyPlace = <Row extends { readonly scope: string }>(rows: readonly Row[]) =>
      rows.filter(({ scope }) => scope !== 'here')
    const whole = everyPlace(boundaries).filter(({ parts }) => parts.length === 1)
    const written = everyPlace(glosses).filter(({ meaning }) => meaning !== '')
    return {
      joined: new Set(whole.map(({ expression }) => expression)),
      meanings: new Map(written.map(({ expression, meaning }) => [expression, meaning])),
    }
  }, [words])
}
