import type { Difference, RestoreSource } from '#services/restoring/restoring'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useLive } from '../hooks/use-live.ts'
import { TabStop } from '../rows/tab-stop.ts'
import { WindowedList } from '../rows/windowed-list.tsx'
import { useServices } from '../services.ts'
import { DifferenceItem } from './difference-item.tsx'
import styles from './restore-dialog.module.css'
import type { PreviewedBook } from './restore-counts.ts'
import { titleOfPreviewed } from './previewed-title.ts'

interface BookDifferencesProps {
  readonly source: RestoreSource
  readonly book: PreviewedBook
  readonly isBusy: boolean
  readonly onBringBack: (target: string) => void
}

/** About the height of a paragraph that differs, in CSS pixels. */
const rowHeight = 130

type Found = readonly Difference[] | null | 'failed'

/**
 * What in a book differs from the snapshot, in the order of the text; each difference can be
 * restored alone.
 */
export function BookDifferences({ source, book, isBusy, onBringBack }: BookDifferencesProps) {
  const { t } = useTranslation()
  const section = useRef<HTMLElement>(null)
  const found = useDifferences(source, book)
  const leave = useNextFocus(section, found)
  return (
    <section ref={section} className={styles.differences}>
      <h3 ref={focusAtOnce} tabIndex={-1}>
        {titleOfPreviewed(t, book)}
      </h3>
      {found === null && <p role="status">{t('restoring.reading')}</p>}
      {found === 'failed' && <p role="alert">{t('faults.unexpected')}</p>}
      {found !== null && found !== 'failed' && found.length === 0 && (
        <p role="status">{t('restoring.noDifference')}</p>
      )}
      {found !== null && found !== 'failed' && found.length > 0 && (
        <>
          <p className={styles.legend}>{t('difference.legend')}</p>
          <WindowedList
            items={found}
            label={t('restoring.differences')}
            keyOf={({ target }) => target}
            needs={null}
            rowHeight={rowHeight}
            stop='[data-action="restore.row"]'
            row={(difference, place, isStop) => (
              <TabStop key={difference.target} value={isStop ? 0 : -1}>
                <DifferenceItem
                  difference={difference}
                  place={place}
                  of={found.length}
                  isBusy={isBusy}
                  onBringBack={() => {
                    leave(place)
                    onBringBack(difference.target)
                  }}
                />
              </TabStop>
            )}
          />
        </>
      )}
    </section>
  )
}

/** The differences, read again after each restore; `null` until they are there. */
function useDifferences(source: RestoreSource, book: PreviewedBook): Found {
  const { restoring } = useServices()
  const times = useLive(restoring.times)
  const [found, setFound] = useState<Found>(null)
  useEffect(() => {
    let left = false
    restoring.differences(source, book.book).then(
      differences => !left && setFound(differences),
      () => !left && setFound('failed'),
    )
    return () => {
      left = true
    }
  }, [restoring, source, book, times])
  return found
}

/**
 * A restored difference disappears with its button. Returns a function to call with its position,
 * from 1, before that: the focus then goes to the next difference, and after the last one to the
 * heading.
 */
function useNextFocus(section: RefObject<HTMLElement | null>, found: Found) {
  const next = useRef<number | null>(null)
  useLayoutEffect(() => {
    const place = next.current
    if (place === null || !Array.isArray(found)) return
    next.current = null
    if (section.current?.contains(document.activeElement)) return
    const row = `[aria-posinset="${Math.min(place, found.length)}"] [data-action="restore.row"]`
    const to = section.current?.querySelector<HTMLElement>(found.length > 0 ? row : 'h3')
    to?.focus()
  }, [section, found])
  return (place: number) => {
    next.current = place
  }
}
