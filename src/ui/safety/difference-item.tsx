import { isStandalone } from '#domain/notes/standalone'
import type { Difference } from '#services/restoring/restoring'
import { useTranslation } from 'react-i18next'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { textOfMark } from '../history/versions.ts'
import { markName, standaloneSaid } from '../notes/mark-name.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { RowGuard } from '../guards/guards.tsx'
import { DifferenceView } from '../parts/difference-view.tsx'
import styles from './restore-dialog.module.css'

interface DifferenceItemProps {
  readonly difference: Difference
  /** The position in the list, from 1, and the length of the list. */
  readonly place: number
  readonly of: number
  /** Whether something is being restored. */
  readonly isBusy: boolean
  readonly onBringBack: () => void
}

/**
 * A translation or a mark that differs from the snapshot: what has changed, and how to restore it.
 */
export function DifferenceItem(props: DifferenceItemProps) {
  return (
    <RowGuard of={props.difference} place={props.place} size={props.of}>
      <ShownItem {...props} />
    </RowGuard>
  )
}

function ShownItem(props: DifferenceItemProps) {
  const { difference, place, of, isBusy, onBringBack } = props
  const { t } = useTranslation()
  const translationLanguage = useTranslationLanguage(difference.earlier.bookId)
  const what =
    difference.table === 'translations'
      ? t('restoring.paragraph', { number: difference.earlier.index + 1 })
      : isStandalone(difference.earlier)
        ? standaloneSaid(t, difference.earlier)
        : t('restoring.mark', { quote: markName(t, difference.earlier) })
  const { before, after } = textsOf(difference)
  const remark = useRemark(difference)
  return (
    <div
      role="listitem"
      aria-setsize={of}
      aria-posinset={place}
      className={styles.difference}
      data-difference={difference.target}
    >
      <h4>{what}</h4>
      {before !== after && (
        <div className={styles.words}>
          <DifferenceView before={before} after={after} language={translationLanguage} />
        </div>
      )}
      {remark && <p className={styles.remark}>{remark}</p>}
      <ActionButton
        action="restore.row"
        name={t('restoring.bringBack', { what })}
        waits={isBusy}
        onPress={onBringBack}
      />
    </div>
  )
}

function textsOf(difference: Difference): { readonly before: string; readonly after: string } {
  if (difference.table === 'translations')
    return {
      before: difference.earlier.content.text,
      after: difference.present?.content.text ?? '',
    }
  const { earlier, present } = difference
  return {
    before: textOfMark(earlier),
    after: present && present.deletedAt === null ? textOfMark(present) : '',
  }
}

/** Says what differs besides the words; `null` if only the words differ. */
function useRemark(difference: Difference): string | null {
  const { t } = useTranslation()
  const { before, after } = textsOf(difference)
  if (difference.table === 'annotations') {
    const { present } = difference
    if (!present || present.deletedAt !== null) return t('restoring.gone')
    return before === after ? t('restoring.placeOrCategory') : null
  }
  const { earlier, present } = difference
  if (present && earlier.state !== present.state)
    return t('restoring.stateOnly', {
      before: t(`states.${earlier.state}`),
      after: t(`states.${present.state}`),
    })
  return before === after ? t('difference.formatOnly') : null
}
