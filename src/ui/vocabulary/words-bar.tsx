import { wordStatuses } from '#domain/own-words/own-word'
import { wordOrders } from '#domain/own-words/word-list'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { ChoiceList } from '../parts/choice-list.tsx'
import styles from './my-words.module.css'
import type { WantedWords } from './use-shown-words.ts'

interface WordsBarProps {
  readonly wanted: WantedWords
  readonly onWant: (wanted: Partial<WantedWords>) => void
  readonly hasBook: boolean
  /** Goes to the list. */
  readonly onDown: () => void
}

const kinds = ['all', 'met', 'gloss', 'boundary', 'reading', 'status'] as const
const statuses = ['all', 'none', ...wordStatuses] as const

/** The field that narrows the list, the filters and the order. */
export function WordsBar({ wanted, onWant, hasBook, onDown }: WordsBarProps) {
  const { t } = useTranslation()
  const composed = useComposed(wanted.words, words => onWant({ words }))
  return (
    <div className={styles.bar}>
      <input
        ref={focusAtOnce}
        type="search"
        aria-label={t('ownWords.list.seek')}
        placeholder={t('ownWords.list.seek')}
        autoComplete="off"
        spellCheck={false}
        {...composed}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
          event.preventDefault()
          onDown()
        }}
      />
      {hasBook && (
        <ChoiceList
          label={t('ownWords.list.scope')}
          names={['book', 'all'] as const}
          value={wanted.of}
          words={of => t(of === 'book' ? 'categories.oneBook' : 'categories.allBooks')}
          onChange={of => onWant({ of })}
        />
      )}
      <ChoiceList
        label={t('ownWords.list.kind')}
        names={kinds}
        value={wanted.kind}
        words={kind =>
          kind === 'all' ? t('ownWords.list.allKinds') : t(`ownWords.list.kinds.${kind}`)
        }
        onChange={kind => onWant({ kind })}
      />
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
        label={t('ownWords.list.order')}
        names={wordOrders}
        value={wanted.order}
        words={order => t(`ownWords.list.orders.${order}`)}
        onChange={order => onWant({ order })}
      />
    </div>
  )
}
