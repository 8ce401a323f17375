import type { Book } from '#domain/book'
import { sectionsOf } from '#domain/book'
import { sectionAt } from '#editor/loaded-sections'
import { Spread } from '#editor/spread'
import type { SectionId } from '#domain/ids'
import type { Speech } from '#i18n/speech'
import { live, type Live } from '#services/live'
import type { Marks } from '#services/marking'
import type { Fault } from '#services/outside'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { bringSection } from './spread/look-at.ts'
import { SectionLayout } from './spread/section-layout.ts'

export interface OpenSpread {
  readonly spread: Spread
  /** Where its sections stand on the page. */
  readonly layout: SectionLayout
  /** The section the reader was in when the book was closed. */
  readonly initial: number
  readonly marks: Marks
  /** Why a section's text could not be read, if that is known. */
  readonly faultOf: (section: SectionId) => Fault | null
  /** To be called when a section has come onto the screen. */
  readonly mounted: (section: number) => void
  /** Changes whenever one has. */
  readonly drawn: Live<unknown>
}

/** The book's spread and the reader's marks, open for as long as the component is there; null until they are. */
export function useSpread(
  book: Book,
  scroller: RefObject<HTMLDivElement | null>,
): OpenSpread | null {
  const { reading, marking, autosave, preferences } = useServices()
  const { t } = useTranslation()
  const words = useRef(wordsOf(t))
  useEffect(() => {
    words.current = wordsOf(t)
  }, [t])
  const [open, setOpen] = useState<OpenSpread | null>(null)

  useEffect(() => {
    let wanted = true
    let close = () => {}
    const asked = Promise.all([marking.open(book.id), reading.position(book.id)])
    const opening = asked.then(async ([marks, position]) => {
      if (!wanted) return marks.close()
      const waiting = new Map<number, () => void>()
      const faults = new Map<SectionId, Fault>()
      const drawn = live<unknown>(null)
      const sections = sectionsOf(book)
      const layout = new SectionLayout(
        sections.map(() => 0),
        number => waiting.has(number) || (spread.loaded(number)?.busy ?? false),
      )
      const spread = new Spread({
        sections,
        language: book.language,
        shown: side => {
          const { sides } = preferences.settings.get()
          return sides === 'both' ? side : sides
        },
        translationLanguage: () => preferences.settings.get().translationLanguage,
        label: side => words.current[side],
        hint: () => words.current.hint,
        noteWords: () => words.current,
        load: async section => {
          const outcome = await reading.section(book, section).catch(() => null)
          if (outcome && !outcome.ok) faults.set(section.id, outcome.fault)
          return outcome?.ok ? outcome.value : null
        },
        reveal: number =>
          new Promise(resolve => {
            waiting.set(number, resolve)
            if (scroller.current) bringSection(scroller.current, layout, number)
          }),
        changed: change => autosave.changed({ bookId: book.id, ...change }),
        committed: () => void autosave.flush(),
      })
      const stop = marks.follow(changes => spread.changeAnnotations(changes))
      spread.setCategories(marking.categories.get())
      spread.setAnnotations(marks.all.get())
      close = () => {
        stop()
        spread.destroy()
        void autosave.flush()
        marks.close()
      }
      const initial = sectionAt(sections, position?.index ?? 0)
      // Drawn with what stands above it, the place does not move when that finds its height.
      await Promise.all([spread.section(initial), spread.section(initial - 1)])
      if (!wanted) return
      setOpen({
        spread,
        layout,
        initial,
        marks,
        faultOf: section => faults.get(section) ?? null,
        drawn,
        mounted: number => {
          waiting.get(number)?.()
          waiting.delete(number)
          drawn.set({ number })
        },
      })
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
  }, [book, reading, marking, autosave, preferences, scroller])

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
