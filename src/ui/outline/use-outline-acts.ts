import type { OutlineItemId } from '#domain/ids'
import type { OutlineItem } from '#domain/outline/outline-item'
import { withAllUnder, type OutlineNode, type OutlineWay } from '#domain/outline/outline-tree'
import type { AddedKind, OpenOutlines } from '#services/outline/outlines'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useSay } from '../spoken/spoken-region.tsx'

interface OutlineActsTools {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  readonly tree: readonly OutlineNode[]
  readonly list: RefObject<HTMLDivElement | null>
}

export type OutlineActs = ReturnType<typeof useOutlineActs>

/** Which rows of an outline are drawn, and which of them has the focus or is written. */
function useRows({ tree, list }: OutlineActsTools) {
  const [edited, setEdited] = useState<OutlineItemId | null>(null)
  const [at, setAt] = useState<OutlineItemId | null>(null)
  const [closed, setClosed] = useState<ReadonlySet<OutlineItemId>>(new Set())
  const shown = withoutClosed(tree, closed)
  const inside = useMemo(() => new Set(tree.map(({ under }) => under)), [tree])
  const focus = useFocusNext(list, shown)
  return {
    shown,
    edited,
    closed,
    at,
    /** The row at which Tab stops. */
    stop: shown.find(({ item }) => item.id === at)?.item.id ?? shown[0]?.item.id ?? null,
    focus,
    hasInside: (id: OutlineItemId) => inside.has(id),
    /** Called when a row gets the focus. */
    reached: (id: OutlineItemId) => setAt(id),
    /** Opens a row for writing; null closes it. */
    write: (id: OutlineItemId | null) => {
      if (id) setAt(id)
      setEdited(id)
    },
    /** Closes or opens a heading. */
    turn: (id: OutlineItemId, isClosed: boolean) => {
      const next = new Set(closed)
      if (isClosed) next.add(id)
      else next.delete(id)
      setClosed(next)
    },
  }
}

/** What the reader does with the rows of an outline. */
export function useOutlineActs(tools: OutlineActsTools) {
  const { outlines, outline, tree, list } = tools
  const say = useSay()
  const rows = useRows(tools)
  const { shown, at, edited, focus, turn, write } = rows
  return {
    ...rows,
    edit: (id: OutlineItemId) => {
      outlines.endWriting()
      write(id)
    },
    done: () => {
      outlines.endWriting()
      if (edited) focus(edited)
      write(null)
    },
    /** Adds something after the row that had the focus last, and opens it for writing. */
    add: (kind: AddedKind) => {
      const node = tree.find(({ item }) => item.id === at)
      const isInside = node?.item.kind === 'heading' && kind === 'text'
      if (isInside && at) turn(at, false)
      const place = isInside
        ? { under: node.item.id, at: 0 }
        : { under: node?.under ?? outline.id, at: node ? node.at + 1 : Infinity }
      write(outlines.add(outline.id, kind, place))
    },
    step: (id: OutlineItemId, way: OutlineWay) => {
      const isMoved = outlines.step(id, way)
      focus(id)
      const now = outlines.now.get().treeOf(outline.id)
      const node = now.find(({ item }) => item.id === id)
      if (node) turn(node.under, false)
      say('deed', t =>
        isMoved && node
          ? t('outline.moved', { place: node.at + 1, of: node.of, level: node.depth + 1 })
          : t('outline.stays'),
      )
    },
    remove: (id: OutlineItemId) => {
      const gone = new Set(withAllUnder(tree, id).map(({ item }) => item.id))
      const last = shown.findLastIndex(({ item }) => gone.has(item.id))
      const before = shown.slice(0, last).findLast(({ item }) => !gone.has(item.id))
      const next = shown[last + 1] ?? before
      outlines.remove(id)
      say('deed', t => t('outline.removed', { count: gone.size }))
      if (!next) return list.current?.closest('main')?.focus()
      rows.reached(next.item.id)
      focus(next.item.id)
    },
  }
}

/** Returns the rows that are under no closed heading. */
function withoutClosed(
  tree: readonly OutlineNode[],
  closed: ReadonlySet<OutlineItemId>,
): readonly OutlineNode[] {
  const hidden = new Set<OutlineItemId>()
  return tree.filter(({ item, under }) => {
    if (!closed.has(under) && !hidden.has(under)) return true
    hidden.add(item.id)
    return false
  })
}

/** Returns a function that gives a row the focus once it is drawn where it is now. */
function useFocusNext(list: RefObject<HTMLDivElement | null>, shown: readonly OutlineNode[]) {
  const next = useRef<OutlineItemId | null>(null)
  const [turns, setTurns] = useState(0)
  useEffect(() => {
    const id = next.current
    const row =
      id && list.current?.querySelector<HTMLElement>(`[data-outline-item="${CSS.escape(id)}"]`)
    if (row) {
      next.current = null
      row.focus()
    }
  }, [list, shown, turns])
  return (id: OutlineItemId) => {
    next.current = id
    setTurns(turns + 1)
  }
}
