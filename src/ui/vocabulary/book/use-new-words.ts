import type { Book } from '#domain/book'
import { leftIn, withLeft } from '#domain/structure/left-repairs'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import type { NewWord } from '#domain/vocabulary/new-words'
import { useMemo } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import type { SaidInBook } from './use-said.ts'
import type { useWordChanges } from '../use-word-changes.ts'

/** What the book repeats and the reader has not decided, and what they can do with it. */
export interface OfferedWords {
  readonly offered: readonly NewWord[]
  readonly accept: (word: NewWord, scope: 'book' | 'everywhere') => void
  readonly leave: (word: NewWord) => void
  /** Offers again what was left; null if nothing was. */
  readonly again: (() => void) | null
}

export function useNewWords(
  book: Book,
  counted: CountedBook | null,
  said: Pick<SaidInBook, 'joined'>,
  { change }: Pick<ReturnType<typeof useWordChanges>, 'change'>,
): OfferedWords {
  const { ownWords, preferences, undoing } = useServices()
  const { joined } = said
  const { leftWords } = useLive(preferences.settings)
  const left = useMemo(() => leftIn(leftWords, book.id), [leftWords, book.id])
  const offered = useMemo(
    () => counted?.fresh.filter(({ word }) => !joined.has(word) && !left.has(word)) ?? [],
    [counted, joined, left],
  )
  const keep = (words: Iterable<string>) => {
    const now = preferences.settings.get().leftWords
    preferences.change({ leftWords: withLeft(now, book.id, [...words]) })
  }
  /** Leaves a word, or offers it again. */
  const turn = (word: string, isLeft: boolean) => {
    const now = new Set(leftIn(preferences.settings.get().leftWords, book.id))
    if (isLeft) now.add(word)
    else now.delete(word)
    keep(now)
    return 'done' as const
  }
  return {
    offered,
    accept: ({ word }, scope) =>
      change(
        async () => {
          const acts = await ownWords.acts()
          await acts.correctWords({ book: book.id, scope, place: null }, [word])
        },
        t => t(scope === 'book' ? 'bookWords.accepted' : 'bookWords.acceptedEverywhere', { word }),
      ),
    leave: ({ word }) =>
      change(
        async () => {
          turn(word, true)
          undoing.order.push({
            name: 'leaveNewWord',
            book: book.id,
            isFree: true,
            undo: () => turn(word, false),
            redo: () => turn(word, true),
          })
        },
        t => t('bookWords.left', { word }),
      ),
    again: left.size > 0 ? () => keep([]) : null,
  }
}
