import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { ChoiceList } from '../../parts/choice-list.tsx'
import styles from '../my-words.module.css'
import { StatusFilter, WordField } from '../words-bar-parts.tsx'
import { countedOrders, type WantedCounts } from './counted-lines.ts'

interface BookWordsBarProps {
  readonly wanted: WantedCounts
  readonly onWant: (wanted: Partial<WantedCounts>) => void
  /** How many new words are offered. */
  readonly fresh: number
  /** Offers again what the reader has left; null if there is nothing. */
  readonly onAgain: (() => void) | null
  /** Goes to the list. */
  readonly onDown: () => void
}

/** Which words of the book are listed, and in which order. */
export function BookWordsBar({ wanted, onWant, fresh, onAgain, onDown }: BookWordsBarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar}>
      {wanted.show === 'all' && (
        <WordField
          label={t('bookWords.seek')}
          words={wanted.words}
          onWords={words => onWant({ words })}
          onDown={onDown}
        />
      )}
      <ChoiceList
        label={t('bookWords.show')}
        names={['all', 'fresh'] as const}
        value={wanted.show}
        words={show =>
          show === 'all' ? t('bookWords.shown.all') : t('bookWords.freshWords', { number: fresh })
        }
        onChange={show => onWant({ show })}
      />
      {wanted.show === 'fresh' && onAgain && (
        <ActionButton action="newWord.again" onPress={onAgain} />
      )}
      {wanted.show === 'all' && (
        <>
          <StatusFilter value={wanted.status} onChange={status => onWant({ status })} />
          <ChoiceList
            label={t('bookWords.order')}
            names={countedOrders}
            value={wanted.order}
            words={order => t(`bookWords.orders.${order}`)}
            onChange={order => onWant({ order })}
          />
        </>
      )}
    </div>
  )
}
