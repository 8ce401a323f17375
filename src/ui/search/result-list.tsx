/**
 * A hundred thousand hits under the titles of their chapters or books, of which only those near the screen are
 * elements; one stop for Tab.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { TabStop } from '../rows/tab-stop.ts'
import type { ResultGroup } from './result-groups.ts'
import styles from './result-list.module.css'
import { ResultRows, titleHeight, type ResultRow } from './result-rows.ts'
import { useResultKeys } from './use-result-keys.ts'

interface ResultListProps {
  readonly label: string
  readonly groups: readonly ResultGroup[]
  /** Renders a group's title; where it has a button, that takes `tabIndex` and the arrow keys go there too. */
  readonly title: (group: ResultGroup, tabIndex: 0 | -1) => ReactNode
  readonly hasTitleButtons?: boolean
  /** Renders hit `number`, given the `tabIndex` of its button; null while nothing is known of it. */
  readonly hit: (number: number, tabIndex: 0 | -1) => ReactNode
  /** The hit to bring into sight; -1 for none. */
  readonly current: number
  /** Told of the hits that are near the screen. */
  readonly onNear: (hits: readonly number[]) => void
}

/** Rows beyond both edges that are rendered, in CSS pixels: arrow keys go on there. */
const margin = 400

export function ResultList(props: ResultListProps) {
  const { label, groups, title, hit, current, onNear, hasTitleButtons = false } = props
  const list = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, bottom: 800 })
  const rows = useMemo(() => new ResultRows(groups), [groups])
  const held = useResultKeys(list, rows, hasTitleButtons)
  const stop = rows.row(held ?? -1) ?? rows.rowOfHit(current) ?? rows.row(hasTitleButtons ? 0 : 1)
  const shown = withRow(rows.between(seen.top - margin, seen.bottom + margin), stop)
  const near = shown.flatMap(({ hit: number }) => number ?? [])
  const nearKey = `${near[0]} ${near.at(-1)} ${near.length}`

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
  }, [])

  const tellNear = useEffectEvent(() => {
    onNear(near)
  })
  useEffect(() => tellNear(), [nearKey, onNear])

  useLayoutEffect(() => {
    if (list.current) bringIntoSight(list.current, rows.rowOfHit(current))
  }, [rows, current])

  const tabIndex = (row: ResultRow) => (row.number === stop?.number ? 0 : -1)
  return (
    <div ref={list} className={styles.list}>
      <div role="group" aria-label={label} style={{ blockSize: rows.height }}>
        {groupsIn(shown).map(({ group, head, hits }) => (
          <section key={group.key}>
            {head && (
              <div
                data-row={head.number}
                className={styles.title}
                style={{ insetBlockStart: head.top }}
              >
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
        ))}
      </div>
    </div>
  )
}

/** Scrolls as far as is needed to see all of `row`, under the title of its group. */
function bringIntoSight(list: HTMLElement, row: ResultRow | null): void {
  if (!row) return
  const { top, height } = row
  if (top < list.scrollTop + titleHeight) list.scrollTop = top - titleHeight
  else if (top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top + height - list.clientHeight
}

/** `rows` with `row` among them. */
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
