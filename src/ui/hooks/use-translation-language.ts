import type { BookId } from '#domain/ids'
import { useMemo } from 'react'
import { useServices } from '../services.ts'
import { useLive } from './use-live.ts'

/** Returns the BCP 47 tag of the language that `book` is translated into. */
export function useTranslationLanguage(book: BookId): string {
  const { translationLanguages } = useServices()
  return useLive(useMemo(() => translationLanguages.of(book), [translationLanguages, book]))
}
