import { wordOrders } from '#domain/own-words/word-list'
import { useTranslation } from 'react-i18next'
import { ChoiceList } from '../parts/choice-list.tsx'
import styles from './my-words.module.css'
import type { WantedWords } from './use-shown-words.ts'
import { StatusFilter, WordField } from './words-bar-parts.tsx'

interface WordsBarProps {
  readonly wanted: WantedWords
  readonly onWant: (wanted: Partial<WantedWords>) => void
  readonly hasBook: boolean
  /** Goes to the list. */
  readonly onDown: () => void
}

const kinds = ['all', 'met', 'gloss', 'term', 'boundary', 'reading', 'status'] as const

/** The field that narrows the list, the filters and the order. */
export function WordsBar({ wanted, onWant, hasBook, onDown }: WordsBarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar}>
      <WordField
        label={t('ownWords.list.seek')}
        words={wanted.words}
        onWords={words => onWant({ words })}
        onDown={onDown}
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
      <StatusFilter value={wanted.status} onChange={status => onWant({ status })} />
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
