import type { Way } from '#domain/align/pairing'
import type { RichText } from '#domain/rich-text'
import { ArrowDown, ArrowUp, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './import-pairs.module.css'

interface ImportPairProps {
  /** The position among the pairs, from 1. */
  readonly place: number
  readonly of: number
  readonly source: string
  readonly language: string
  /** The paragraphs of the translation beside it. */
  readonly beside: readonly RichText[]
  readonly besideLanguage: string
  readonly isDoubtful: boolean
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onMove: (way: Way) => void
  /** Called when the reader confirms the pair. */
  readonly onRight: () => void
}

/** A paragraph and the translation beside it, with a sign if that is doubtful. */
export function ImportPair(props: ImportPairProps) {
  const { place, of, beside, isDoubtful, isCurrent, onFocus, onMove, onRight } = props
  const { t } = useTranslation()
  return (
    <div
      role="listitem"
      aria-setsize={of}
      aria-posinset={place}
      aria-current={isCurrent ? 'true' : undefined}
      className={styles.pair}
      data-doubtful={isDoubtful || undefined}
    >
      <button
        type="button"
        className={styles.source}
        data-pair={place - 1}
        data-action="pairing.show"
        lang={props.language}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={onFocus}
      >
        {props.source}
      </button>
      <span className={styles.sign} title={isDoubtful ? t('import.pairs.isDoubtful') : undefined}>
        {isDoubtful && <span aria-label={t('import.pairs.isDoubtful')}>?</span>}
      </span>
      <div lang={props.besideLanguage}>
        {beside.map(({ text }, i) => (
          // Paragraphs have no name, and never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={i} dir="auto">
            {text}
          </p>
        ))}
        {beside.length === 0 && <p className={styles.gap}>{t('import.pairs.gap')}</p>}
      </div>
      {isCurrent && (
        <div className={styles.tools}>
          <ActionButton
            action="pair.moveUp"
            icon={<ArrowUp size={15} aria-hidden />}
            onPress={() => onMove('up')}
          />
          <ActionButton
            action="pair.moveDown"
            icon={<ArrowDown size={15} aria-hidden />}
            onPress={() => onMove('down')}
          />
          {isDoubtful && (
            <ActionButton
              action="pairing.right"
              icon={<Check size={15} aria-hidden />}
              onPress={onRight}
            />
          )}
        </div>
      )}
    </div>
  )
}
