import type { Difference, RestoreSource } from '#services/restoring'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { WindowedList } from '../parts/windowed-list.tsx'
import { useServices } from '../services.ts'
import { DifferenceItem } from './difference-item.tsx'
import styles from './restore-dialog.module.css'
import type { PreviewedBook } from './restore-counts.ts'

interface BookDifferencesProps {
  readonly source: RestoreSource
  readonly book: PreviewedBook
  readonly isBusy: boolean
  readonly onBringBack: (target: string) => void
}

/** About the height of a paragraph that differs, in CSS pixels. */
const rowHeight = 130

/** What of a book is not now as it was, in the order of the text, each to be brought back alone. */
export function BookDifferences({ source, book, isBusy, onBringBack }: BookDifferencesProps) {
  const { t } = useTranslation()
  const { restoring } = useServices()
  const times = useLive(restoring.times)
  const [found, setFound] = useState<readonly Difference[] | null | 'failed'>(null)
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

  return (
    <section className={styles.differences}>
      <h3>{book.title ?? t('restoring.untitled')}</h3>
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
            row={(difference, place) => (
              <DifferenceItem
                key={difference.target}
                difference={difference}
                place={place}
                of={found.length}
                onBringBack={isBusy ? null : () => onBringBack(difference.target)}
              />
            )}
          />
        </>
      )}
    </section>
  )
}
