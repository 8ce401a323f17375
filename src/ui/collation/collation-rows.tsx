import { isInRange, type RowRange } from '#domain/collation/chapter-rows'
import { isDifferent } from '#domain/collation/collate'
import type { Collated } from '#services/collation/collation'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { WindowedList } from '../rows/windowed-list.tsx'
import { CollationRowView, type NumberedRow } from './collation-row.tsx'
import styles from './collation.module.css'
import type { Differences } from './use-differences.ts'

interface CollationRowsProps {
  readonly collated: Collated
  readonly differences: Differences
  readonly onlyDifferences: boolean
  /** The rows of the chapter that is shown; null for all. */
  readonly range: RowRange | null
  readonly languages: { readonly here: string; readonly there: string }
  readonly shownIndex: (printed: number) => number
  readonly onGo: (row: number) => void
}

/** About the height of a row, in CSS pixels. */
const rowHeight = 110

/** The paragraphs of both editions, of which only those near the window are drawn. */
export function CollationRows(props: CollationRowsProps) {
  const { collated, differences, onlyDifferences, range, languages, shownIndex, onGo } = props
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const items = useMemo(
    () =>
      collated.rows
        .map((row, number) => ({ row, number }))
        .filter(
          ({ row, number }) => isInRange(number, range) && (!onlyDifferences || isDifferent(row)),
        ),
    [collated, onlyDifferences, range],
  )
  const { here, there } = languages
  const last = useRef({ onGo, shownIndex, take: differences.take })
  useEffect(() => {
    last.current = { onGo, shownIndex, take: differences.take }
  })
  const { isSought, shown } = differences
  const needs = isSought && shown.row >= 0 ? String(shown.row) : null
  useSoughtRow(list, differences, items)
  const row = useCallback(
    (item: NumberedRow, place: number, isStop: boolean) => (
      <CollationRowView
        key={item.number}
        {...item}
        texts={collated}
        languages={{ here, there }}
        shownIndex={index => last.current.shownIndex(index)}
        place={place}
        of={items.length}
        isStop={isStop}
        onTake={(...what) => last.current.take(...what)}
        onGo={number => last.current.onGo(number)}
      />
    ),
    [collated, here, there, items.length],
  )
  if (items.length === 0) return <p role="status">{t('collation.same')}</p>
  return (
    <div ref={list} className={styles.list} data-scroller>
      <WindowedList
        items={items}
        label={t('collation.heading')}
        keyOf={keyOf}
        needs={needs}
        rowHeight={rowHeight}
        chunkSize={12}
        stop="[data-stop]"
        row={row}
      />
    </div>
  )
}

const keyOf = ({ number }: NumberedRow): string => String(number)

/**
 * Gives the keyboard to the row to which a key went, and shows its variant. While the reader is
 * choosing what to overlook, the keyboard stays there when other rows come.
 */
function useSoughtRow(
  list: { readonly current: HTMLElement | null },
  { shown, isSought }: Differences,
  items: readonly NumberedRow[],
): void {
  const isFresh = useRef(true)
  useEffect(() => {
    const isChoosing = isFresh.current && document.activeElement?.matches('[data-option]')
    isFresh.current = false
    if (shown.row < 0 || !isSought) return
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${shown.row}"] [data-stop]`)
    if (!isChoosing) row?.focus({ preventScroll: true })
    const mark = row?.querySelector('[data-current]') ?? row
    mark?.scrollIntoView({ block: 'nearest' })
  }, [list, shown, isSought, items])
}
