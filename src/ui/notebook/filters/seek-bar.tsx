import { groupings, type Grouping } from '#domain/notebook/groups'
import { notebookOrders, type NotebookOrder } from '#domain/notebook/order'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import { Choice } from '../../parts/choice.tsx'
import styles from '../notebook-screen.module.css'
import type { NotebookEvent, NotebookState } from '../notebook-state.ts'
import { ViewsButton } from './views-button.tsx'

interface SeekBarProps {
  readonly state: NotebookState
  readonly dispatch: (event: NotebookEvent) => void
  readonly list: RefObject<HTMLElement | null>
  /** Whether the box has the focus when the notebook opens. */
  readonly takesFocus: boolean
}

/** The words that are sought, how the marks are sorted and grouped, and the saved filters. */
export function SeekBar({ state, dispatch, list, takesFocus }: SeekBarProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLInputElement>(null)
  const [isFirst] = useState(takesFocus)
  useEffect(() => {
    if (isFirst) box.current?.focus()
  }, [isFirst])
  return (
    <div className={styles.seek} role="search" aria-label={t('notebook.seek')}>
      <input
        ref={box}
        type="search"
        spellCheck={false}
        aria-label={t('notebook.words')}
        placeholder={t('notebook.words')}
        {...useComposed(state.words, words => dispatch({ type: 'sought', words }))}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          if (isComposing || keyCode === 229) return
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          event.preventDefault()
          list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
        }}
      />
      <span className={styles.choice}>
        <Choice<NotebookOrder>
          label={t('notebook.order')}
          names={notebookOrders}
          value={state.order}
          words={name => t(`notebook.orders.${name}`)}
          onChange={order => dispatch({ type: 'ordered', order })}
        />
      </span>
      <span className={styles.choice}>
        <Choice<Grouping>
          label={t('notebook.grouping')}
          names={groupings}
          value={state.grouping}
          words={name => t(`notebook.groupings.${name}`)}
          onChange={grouping => dispatch({ type: 'grouped', grouping })}
        />
      </span>
      <ViewsButton state={state} dispatch={dispatch} />
    </div>
  )
}
