import type { Book } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { live } from '#services/live'
import { useMemo } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { useServices } from '../../services.ts'
import { contentsOf, inTranslation, type ContentsEntry } from './contents-entries.ts'

/** Returns the contents of `book` with the headings of the side that is shown. */
export function useEntries(book: Book): readonly ContentsEntry[] {
  const { reading, preferences } = useServices()
  const { sides } = useLive(preferences.settings)
  const translationLanguage = useTranslationLanguage(book.id)
  const printed = useMemo(() => contentsOf(book), [book])
  const words = useLive(
    useMemo(
      () => (sides === 'translation' ? reading.headings(book) : none),
      [reading, book, sides],
    ),
  )
  return useMemo(
    () => (words.size > 0 ? inTranslation(printed, words, translationLanguage) : printed),
    [printed, words, translationLanguage],
  )
}

/** No translated headings. */
const none = live<ReadonlyMap<ParagraphId, string>>(new Map())
