import type { Book } from '#domain/book'
import { useEffect, type RefObject } from 'react'
import { useCopyBoth } from './copying/use-copy-both.ts'
import { useCopyReference } from './copying/use-copy-reference.ts'
import { useCopySpan } from './copying/use-copy-span.ts'
import { useSayHere } from './use-say-here.ts'
import { useSpokenSelection } from './use-spoken-selection.ts'
import { useSpokenText } from './use-spoken-text.ts'
import type { OpenSpread } from './use-spread.ts'

/** Lets the selection of the text span sections, copies it, and says where the reader is. */
export function useBookSelection(
  book: Book,
  { spread, marks }: Pick<OpenSpread, 'spread' | 'marks'>,
  scroller: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const page = scroller.current
    return page ? spread.follow(page) : undefined
  }, [spread, scroller])
  useCopySpan(book, spread, scroller)
  useCopyReference(book, spread, marks)
  useCopyBoth(book, spread)
  useSpokenSelection(spread)
  useSpokenText(spread, scroller)
  useSayHere(book, { spread, marks })
}
