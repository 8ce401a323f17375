/**
 * A hundred thousand hits under the titles of their chapters: every row has its height,
 * so what is on the screen is known without laying out the rest.
 */
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import type { ResultGroup } from './result-groups.ts'
import styles from './result-list.module.css'

interface ResultListProps {
  readonly label: string
  readonly groups: readonly ResultGroup[]
  readonly title: (group: ResultGroup) => ReactNode
  /** Renders hit `number`; null while nothing is known of it. */
  readonly hit: (number: number) => ReactNode
  /** The hit to bring into sight; -1 for none. */
  readonly current: number
  /** Told of the hits that are near the screen. */
  readonly onNear: (hits: readonly number[]) => void
}

/** In CSS pixels; the style sheet gives rows these heights. */
const titleHeight = 34
const hitHeight = 58
/** Rows beyond both edges that are rendered, in CSS pixels: arrow keys go on there. */
const margin = 400

export function ResultList(props: ResultListProps) {
  const { label, groups, title, hit, current, onNear } = props
  const list = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, bottom: 800 })
  const tops = useMemo(() => topsOf(groups), [groups])
  const rows = rowsBetween(groups, tops, seen.top - margin, seen.bottom + margin)
  const near = rows.flatMap(({ hit: number }) => number ?? [])
  const nearKey = `${near[0]} ${near.at(-1)}`

  useArrowKeys(list, '[data-action="find.hit"]')

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
    const element = list.current
    const top = topOf(groups, tops, current)
    if (!element || top === null) return
    if (top < element.scrollTop + titleHeight) element.scrollTop = top - titleHeight
    else if (top + hitHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + hitHeight - element.clientHeight
  }, [groups, tops, current])

  return (
    <div ref={list} className={styles.list}>
      <div role="group" aria-label={label} style={{ blockSize: tops.at(-1) ?? 0 }}>
        {rows.map(row =>
          row.hit === null ? (
            <div key={row.key} className={styles.title} style={{ insetBlockStart: row.top }}>
              {title(row.group)}
            </div>
          ) : (
            <div
              key={row.key}
              data-hit-number={row.hit}
              className={styles.hit}
              style={{ insetBlockStart: row.top }}
            >
              {hit(row.hit)}
            </div>
          ),
        )}
      </div>
    </div>
  )
}

interface Row {
  readonly key: string
  readonly top: number
  readonly group: ResultGroup
  /** Null for the group's title. */
  readonly hit: number | null
}

const heightOf = ({ shown }: ResultGroup) => titleHeight + shown * hitHeight

/** Where each group begins, and where the last one ends. */
function topsOf(groups: readonly ResultGroup[]): readonly number[] {
  const tops = [0]
  for (const group of groups) tops.push((tops.at(-1) ?? 0) + heightOf(group))
  return tops
}

function rowsBetween(
  groups: readonly ResultGroup[],
  tops: readonly number[],
  from: number,
  to: number,
): readonly Row[] {
  const rows: Row[] = []
  for (const [i, group] of groups.entries()) {
    const top = tops[i] ?? 0
    if (top > to) break
    if (top + heightOf(group) < from) continue
    rows.push({ key: group.key, top, group, hit: null })
    const begin = top + titleHeight
    const first = Math.max(0, Math.floor((from - begin) / hitHeight))
    const last = Math.min(group.shown, Math.ceil((to - begin) / hitHeight))
    for (let at = first; at < last; at++) {
      const number = group.first + at
      rows.push({ key: `${group.key} ${number}`, top: begin + at * hitHeight, group, hit: number })
    }
  }
  return rows
}

function topOf(
  groups: readonly ResultGroup[],
  tops: readonly number[],
  hit: number,
): number | null {
  const i = groups.findIndex(({ first, shown }) => hit >= first && hit < first + shown)
  const group = groups[i]
  return group ? (tops[i] ?? 0) + titleHeight + (hit - group.first) * hitHeight : null
}
