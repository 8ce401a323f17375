import type { Book } from '#domain/book'
import type { Speech } from '#i18n/speech'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { openSpread, type OpenSpread } from './open-spread.ts'
import { placeNow } from './use-place.ts'
import { bringSection } from './spread/look-at.ts'

export type { OpenSpread } from './open-spread.ts'

/** The book's spread and the reader's marks, open for as long as the component is there; null until they are. */
export function useSpread(
  book: Book,
  scroller: RefObject<HTMLDivElement | null>,
): OpenSpread | null {
  const services = useServices()
  const { marking, preferences } = services
  const { t } = useTranslation()
  const words = useRef(wordsOf(t))
  useEffect(() => {
    words.current = wordsOf(t)
  }, [t])
  const [open, setOpen] = useState<OpenSpread | null>(null)

  useEffect(() => {
    let wanted = true
    let close = () => {}
    const opening = openSpread(book, services, {
      label: side => words.current[side],
      hint: () => words.current.hint,
      noteWords: () => words.current,
      here: spread => scroller.current && placeNow(spread, scroller.current),
      bring: (layout, number) => {
        if (scroller.current) bringSection(scroller.current, layout, number)
      },
    }).then(opened => {
      if (!wanted) return opened.close()
      close = opened.close
      setOpen(opened)
    })
    // The database cannot be read: the boundary around the reader says so.
    opening.catch((error: unknown) =>
      setOpen(() => {
        throw error
      }),
    )
    return () => {
      wanted = false
      setOpen(null)
      close()
    }
  }, [book, services, scroller])

  const categories = useLive(marking.categories)
  useEffect(() => open?.spread.setCategories(categories), [open, categories])
  const { translationLanguage } = useLive(preferences.settings)
  useEffect(() => open?.spread.refresh(), [open, t, translationLanguage])
  return open
}

/** The columns ask for their words at every key: looked up each time, they would cost more than all the rest of it. */
const wordsOf = (t: Speech['t']) => ({
  source: t('reader.source'),
  translation: t('reader.translation'),
  hint: t('reader.hint'),
  toNote: t('reader.toNote'),
  toReference: t('reader.toReference'),
})
