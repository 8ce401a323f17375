import type { Book } from '#domain/book'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { useServices } from '../services.ts'
import { openSpread, type OpenSpread } from './open-spread.ts'
import { placeNow } from './reader-position.ts'
import { bringSection } from './spread/look-at.ts'
import { spreadWords } from './spread-words.ts'
import { redividerOn } from './structure/redivider.ts'
import { useSourceLook } from './use-source-look.ts'

export type { OpenSpread } from './open-spread.ts'

/**
 * Returns the book's spread and marks, open while the component is mounted; `null` until they are
 * open.
 */
export function useSpread(
  book: Book,
  scroller: RefObject<HTMLDivElement | null>,
): OpenSpread | null {
  const services = useServices()
  const { t } = useTranslation()
  const now = useMemo(() => spreadWords(t, book), [t, book])
  const words = useRef(now)
  useEffect(() => {
    words.current = now
  }, [now])
  const look = useSourceLook(book.language)
  const lookNow = useRef(look)
  useLayoutEffect(() => {
    lookNow.current = look
  }, [look])
  const [open, setOpen] = useState<OpenSpread | null>(null)
  const [opening, setOpening] = useState(0)

  useEffect(() => {
    let wanted = true
    let close = () => {}
    const shown = openSpread(book, services, {
      label: (side, section) => words.current.label(side, section),
      hint: () => words.current.hint,
      noteWords: () => words.current,
      sourceLook: () => lookNow.current,
      here: spread => scroller.current && placeNow(spread, scroller.current),
      markWords: (...mark) => words.current.mark(...mark),
      bring: (layout, number) => {
        if (scroller.current) bringSection(scroller.current, layout, number)
      },
      redivider: redividerOn(scroller),
      reopen: () => setOpening(number => number + 1),
    }).then(ready => {
      if (!wanted) return ready.close()
      close = ready.close
      setOpen(ready)
    })
    // The database cannot be read; the boundary around the reader says so.
    shown.catch((error: unknown) =>
      setOpen(() => {
        throw error
      }),
    )
    return () => {
      wanted = false
      setOpen(null)
      close()
    }
  }, [book, services, scroller, opening])

  const categories = useLive(services.marking.knownCategories)
  useEffect(() => open?.spread.marks.setCategories(categories), [open, categories, now])
  const translationLanguage = useTranslationLanguage(book.id)
  useEffect(() => open?.spread.refresh(), [open, now, look, translationLanguage])
  const { emended } = useLive(services.preferences.settings)
  useEffect(() => open?.spread.showEmended(), [open, emended])
  return open
}
