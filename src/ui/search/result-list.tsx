/**
 * A list of up to a hundred thousand hits under the titles of their chapters or books. Only the
 * rows near the screen are elements, and the list is one stop for Tab.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { TabStop } from '../rows/tab-stop.ts'
import type { ResultGroup } from './result-groups.ts'
import styles from './result-list.module.css'
import { ResultRows, titleHeight, type ResultRow } from './result-rows.ts'
import { useResultKeys } from './use-result-keys.ts'

interface ResultListProps {
  readonly label: string
  readonly groups: readonly ResultGroup[]
  /** Renders a group's title. A button in it takes `tabIndex`, and the arrow keys go there too. */
  readonly title: (group: ResultGroup, tabIndex: 0 | -1) => ReactNode
  readonly hasTitleButtons?: boolean
  /**
   * Renders hit `number`, whose button takes `tabIndex`; `null` while nothing is known about it.
   */
  readonly hit: (number: number, tabIndex: 0 | -1) => ReactNode
  /** The hit to bring into sight; -1 for none. */
  readonly current: number
  /** Called with the hits that are near the screen. */
  readonly onNear: (hits: readonly number[]) => void
}

/** How far beyond both edges rows are rendered, in CSS pixels, so that arrow keys find them. */
const margin = 400

export function ResultList(props: ResultListProps) {
  const { label, groups, current, onNear, hasTitleButtons = false } = props
  const list = useRef<HTMLDivElement>(null)
  const seen = useSeen(list)
  const rows = useMemo(() => new ResultRows(groups), [groups])
  const held = useResultKeys(list, rows, hasTitleButtons)
  const stop = rows.row(held ?? -1) ?? rows.rowOfHit(current) ?? rows.row(hasTitleButtons ? 0 : 1)
  const shown = withRow(rows.between(seen.top - margin, seen.bottom + margin), stop)
  const near = shown.flatMap(({ hit: number }) => number ?? [])
  const nearKey = `${near[0]} ${near.at(-1)} ${near.length}`

  const reportNear = useEffectEvent(() => {
    onNear(near)
  })
  useEffect(() => reportNear(), [nearKey, onNear])

  useLayoutEffect(() => {
    if (list.current) bringIntoSight(list.current, rows.rowOfHit(current))
  }, [rows, current])

  return (
    <div ref={list} className={styles.list}>
      <div role="group" aria-label={label} style={{ blockSize: rows.height }}>
        {groupsIn(shown).map(of => (
          <Group key={of.group.key} {...props} {...of} stop={stop} />
        ))}
      </div>
    </div>
  )
}

interface GroupProps extends Pick<ResultListProps, 'title' | 'hit'>, GroupRows {
  /** The row at which Tab stops. */
  readonly stop: ResultRow | null
}

function Group({ group, head, hits, title, hit, stop }: GroupProps) {
  const tabIndex = (row: ResultRow) => (row.number === stop?.number ? 0 : -1)
  return (
    <section>
      {head && (
        <div data-row={head.number} className={styles.title} style={{ insetBlockStart: head.top }}>
          {title(group, tabIndex(head))}
        </div>
      )}
      {hits.length > 0 && (
        <TabStop value={-1}>
          <div role="list" aria-label={group.title}>
            {hits.map(({ row, number }) => (
              <div
                key={number}
                role="listitem"
                aria-setsize={group.shown}
                aria-posinset={number - group.first + 1}
                data-row={row.number}
                data-hit-number={number}
                className={styles.hit}
                style={{ insetBlockStart: row.top }}
              >
                {hit(number, tabIndex(row))}
              </div>
            ))}
          </div>
        </TabStop>
      )}
    </section>
  )
}

/** The part of `list` that is on the screen, in CSS pixels from its beginning. */
function useSeen(list: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState({ top: 0, bottom: 800 })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const look = () =>
      setSeen({ top: element.scrollTop, bottom: element.scrollTop + element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [list])
  return seen
}

/** Scrolls just far enough to show all of `row` below the title of its group. */
function bringIntoSight(list: HTMLElement, row: ResultRow | null): void {
  if (!row) return
  const { top, height } = row
  if (top < list.scrollTop + titleHeight) list.scrollTop = top - titleHeight
  else if (top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top + height - list.clientHeight
}

/** Returns `rows` with `row` among them. */
function withRow(rows: readonly ResultRow[], row: ResultRow | null): readonly ResultRow[] {
  if (!row || rows.some(({ number }) => number === row.number)) return rows
  return [...rows, row].sort((a, b) => a.number - b.number)
}

interface GroupRows {
  readonly group: ResultGroup
  head: ResultRow | null
  readonly hits: { readonly row: ResultRow; readonly number: number }[]
}

function groupsIn(rows: readonly ResultRow[]): readonly GroupRows[] {
  const groups: GroupRows[] = []
  for (const row of rows) {
    let last = groups.at(-1)
    if (last?.group !== row.group) {
      last = { group: row.group, head: null, hits: [] }
      groups.push(last)
    }
    if (row.hit === null) last.head = row
    else last.hits.push({ row, number: row.hit })
  }
  return groups
}
