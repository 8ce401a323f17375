import { lineOrders } from '#domain/concordance/line-order'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { ChoiceList } from '../parts/choice-list.tsx'
import styles from './concordance.module.css'
import type { WantedLines } from './use-concordance.ts'
import { sideOfWords } from './words-here.ts'

interface ConcordanceBarProps {
  readonly wanted: WantedLines
  readonly onWant: (change: Partial<WantedLines>) => void
  readonly hasBook: boolean
  /** Whether the field takes the keyboard. */
  readonly takesFocus: boolean
  /** Goes to the list. */
  readonly onDown: () => void
}

/** The words, where they are sought, and how the lines are sorted. */
export function ConcordanceBar(props: ConcordanceBarProps) {
  const { wanted, onWant, hasBook, takesFocus, onDown } = props
  const { t } = useTranslation()
  const id = useId()
  const composed = useComposed(wanted.words, words => onWant({ words, side: null }))
  return (
    <div className={styles.bar}>
      <input
        ref={takesFocus ? focusAtOnce : null}
        type="search"
        aria-label={t('concordance.words')}
        placeholder={t('concordance.placeholder')}
        autoComplete="off"
        spellCheck={false}
        {...composed}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          if (isComposing || keyCode === 229) return
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onDown()
        }}
      />
      {hasBook && (
        <ChoiceList
          label={t('concordance.scope')}
          names={['book', 'all'] as const}
          value={wanted.scope}
          words={of => t(of === 'book' ? 'categories.oneBook' : 'categories.allBooks')}
          onChange={scope => onWant({ scope })}
        />
      )}
      <ChoiceList
        label={t('concordance.side')}
        names={['source', 'translation'] as const}
        value={wanted.side ?? sideOfWords(wanted.words)}
        words={side => t(`find.places.${side}`)}
        onChange={side => onWant({ side })}
      />
      <ChoiceList
        label={t('concordance.order')}
        names={lineOrders}
        value={wanted.order}
        words={order => t(`concordance.orders.${order}`)}
        onChange={order => onWant({ order })}
      />
      <label htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={wanted.isWhole}
          onChange={({ currentTarget }) => onWant({ isWhole: currentTarget.checked })}
        />
        {t('concordance.whole')}
      </label>
    </div>
  )
}
