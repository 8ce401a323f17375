import { wordStatuses } from '#domain/own-words/own-word'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { useComposed } from '../../hooks/use-composed.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { ChoiceList } from '../../parts/choice-list.tsx'
import styles from '../my-words.module.css'
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

const statuses = ['all', 'none', ...wordStatuses] as const

/** Which words of the book are listed, and in which order. */
export function BookWordsBar({ wanted, onWant, fresh, onAgain, onDown }: BookWordsBarProps) {
  const { t, i18n } = useTranslation()
  const composed = useComposed(wanted.words, words => onWant({ words }))
  const count = fresh.toLocaleString(i18n.language)
  return (
    <div className={styles.bar}>
      {wanted.show === 'all' && (
        <input
          ref={focusAtOnce}
          type="search"
          aria-label={t('bookWords.seek')}
          placeholder={t('bookWords.seek')}
          autoComplete="off"
          spellCheck={false}
          {...composed}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
            event.preventDefault()
            onDown()
          }}
        />
      )}
      <ChoiceList
        label={t('bookWords.show')}
        names={['all', 'fresh'] as const}
        value={wanted.show}
        words={show =>
          show === 'all' ? t('bookWords.shown.all') : `${t('bookWords.shown.fresh')} (${count})`
        }
        onChange={show => onWant({ show })}
      />
      {wanted.show === 'fresh' && onAgain && (
        <ActionButton action="newWord.again" onPress={onAgain} />
      )}
      {wanted.show === 'all' && (
        <>
          <ChoiceList
            label={t('ownWords.list.status')}
            names={statuses}
            value={wanted.status}
            words={status =>
              status === 'all' ? t('ownWords.list.allStatuses') : t(`ownWords.statuses.${status}`)
            }
            onChange={status => onWant({ status })}
          />
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
