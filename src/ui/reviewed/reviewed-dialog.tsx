import type { ReviewPlan } from '#services/reviewing/reviewing'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { Choice } from '../parts/choice.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { WindowedList } from '../rows/windowed-list.tsx'
import {
  canAccept,
  caseCounts,
  decidedOf,
  isPlain,
  noDecisions,
  reviewed,
  reviewRows,
  rowCases,
  shownRows,
  type Decision,
  type ReviewAction,
  type ReviewFilter,
  type ReviewRow,
  type ReviewState,
} from './review-state.ts'
import { ReviewItem, type ReviewLanguages } from './reviewed-row.tsx'
import styles from './reviewed-dialog.module.css'
import { useDecidingKeys } from './use-deciding-keys.ts'

interface ReviewedDialogProps {
  readonly file: string
  readonly plan: ReviewPlan
  readonly languages: ReviewLanguages
  /** How much of the work is applied, in percent; null while nothing is. */
  readonly applying: number | null
  /** Why nothing was applied; '' if there is nothing to say. */
  readonly said: string
  readonly onApply: (accepted: readonly ReviewRow[]) => void
  readonly onCancel: () => void
  readonly onClose: () => void
}

/** About the height of a pair with a few lines, in CSS pixels. */
const rowHeight = 170
const chunkSize = 12

/** The review of a file that came back: the reader accepts or leaves each change. */
export function ReviewedDialog(props: ReviewedDialogProps) {
  const { plan, languages, applying, said, onApply, onCancel, onClose } = props
  const { t } = useTranslation()
  const [state, dispatch] = useReducer(reviewed, noDecisions)
  const { decisions, filter, sought } = state
  const rows = useMemo(() => reviewRows(plan.pairs, plan.notes), [plan])
  const shown = useMemo(() => shownRows(rows, { filter, sought }), [rows, filter, sought])
  const { accepted, remaining } = useMemo(() => decidedOf(rows, decisions), [rows, decisions])
  const decide = useCallback(
    (keys: readonly string[], as: Decision) => dispatch({ type: 'decide', keys, as }),
    [],
  )
  const foot =
    applying === null ? (
      <DecidingFoot {...{ accepted, remaining, said, decide, onApply }} />
    ) : (
      <>
        <p className={styles.count} role="status">
          {t('reviewed.applying', { percent: applying })}
        </p>
        <ActionButton action="import.cancel" onPress={onCancel} />
      </>
    )
  return (
    <DialogFrame
      title={t('reviewed.heading')}
      onClose={applying === null ? onClose : onCancel}
      wide
      foot={foot}
    >
      <ReviewHead {...props} rows={rows} state={state} dispatch={dispatch} />
      {plan.isOfOtherBook && <p className={styles.warning}>{t('reviewed.otherBook')}</p>}
      {shown.length === 0 ? (
        <p className={styles.none}>
          {t(rows.some(canAccept) ? 'reviewed.noneShown' : 'reviewed.nothing')}
        </p>
      ) : (
        <ReviewList rows={shown} decisions={decisions} languages={languages} onDecide={decide} />
      )}
    </DialogFrame>
  )
}

interface DecidingFootProps {
  readonly accepted: readonly ReviewRow[]
  readonly remaining: readonly ReviewRow[]
  readonly said: string
  readonly decide: (keys: readonly string[], as: Decision) => void
  readonly onApply: (accepted: readonly ReviewRow[]) => void
}

function DecidingFoot({ accepted, remaining, said, decide, onApply }: DecidingFootProps) {
  const { t } = useTranslation()
  const plainRows = remaining.filter(isPlain)
  const keys = plainRows.map(({ key }) => key)
  return (
    <>
      <p className={styles.count} role="status">
        {said} {t('reviewed.remaining', { count: remaining.length })}
      </p>
      <ActionButton
        action="reviewed.acceptAll"
        label={t('reviewed.acceptAll', { count: plainRows.length })}
        waits={plainRows.length === 0}
        onPress={() => decide(keys, 'accept')}
      />
      <ActionButton
        action="reviewed.apply"
        look="main"
        label={t('reviewed.apply', { count: accepted.length })}
        waits={accepted.length === 0}
        onPress={() => onApply(accepted)}
      />
    </>
  )
}

interface ReviewHeadProps extends Pick<ReviewedDialogProps, 'file' | 'plan'> {
  readonly rows: readonly ReviewRow[]
  readonly state: ReviewState
  readonly dispatch: (action: ReviewAction) => void
}

/** What the file is, and what of it is shown. */
function ReviewHead({ file, plan, rows, state, dispatch }: ReviewHeadProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.head}>
      <p className={styles.from}>
        {t('reviewed.from', { file, count: plan.unchanged })}
        {rows.some(canAccept) && ` ${t('reviewed.keys')}`}
      </p>
      <Filter rows={rows} value={state.filter} onChange={by => dispatch({ type: 'filter', by })} />
      <input
        type="search"
        className={styles.search}
        aria-label={t('reviewed.search')}
        placeholder={t('reviewed.search')}
        value={state.sought}
        onChange={({ target }) => dispatch({ type: 'seek', words: target.value })}
      />
    </div>
  )
}

interface FilterProps {
  readonly rows: readonly ReviewRow[]
  readonly value: ReviewFilter
  readonly onChange: (by: ReviewFilter) => void
}

function Filter({ rows, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  const counts = useMemo(() => caseCounts(rows), [rows])
  const names: readonly ReviewFilter[] = [
    'asked',
    ...rowCases.filter(one => (counts.get(one) ?? 0) > 0),
    'all',
  ]
  return (
    <Choice
      label={t('reviewed.show')}
      names={names}
      value={value}
      words={name =>
        t('reviewed.counted', {
          what: t(
            name === 'asked' || name === 'all' ? `reviewed.${name}` : `reviewed.cases.${name}`,
          ),
          count: counts.get(name) ?? 0,
        })
      }
      onChange={onChange}
    />
  )
}

interface ReviewListProps {
  readonly rows: readonly ReviewRow[]
  readonly decisions: ReadonlyMap<string, Decision>
  readonly languages: ReviewLanguages
  readonly onDecide: (keys: readonly string[], as: Decision) => void
}

function ReviewList({ rows, decisions, languages, onDecide }: ReviewListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const decide = useCallback((key: string, as: Decision) => onDecide([key], as), [onDecide])
  // Keys are for the rows at once.
  useEffect(() => {
    const first = list.current?.querySelector('[data-row]')
    if (first instanceof HTMLElement) first.focus()
  }, [])
  useDecidingKeys(list, (key, as) => {
    const row = rows.find(one => one.key === key)
    if (row && canAccept(row)) decide(key, as)
  })
  const row = useCallback(
    (one: ReviewRow, place: number, isStop: boolean) => (
      <ReviewItem
        key={one.key}
        row={one}
        place={place}
        of={rows.length}
        isStop={isStop}
        decision={decisions.get(one.key)}
        languages={languages}
        onDecide={decide}
      />
    ),
    [rows, decisions, languages, decide],
  )
  return (
    <div ref={list}>
      <WindowedList
        role="tree"
        items={rows}
        label={t('reviewed.list')}
        keyOf={keyOf}
        row={row}
        needs={null}
        rowHeight={rowHeight}
        chunkSize={chunkSize}
        stop="[data-row]"
      />
    </div>
  )
}

const keyOf = ({ key }: ReviewRow): string => key
