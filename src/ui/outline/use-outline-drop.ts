import { outlineItemId, isSafeName, annotationId, bookId, type OutlineItemId } from '#domain/ids'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode, OutlinePlace } from '#domain/outline/outline-tree'
import type { OpenOutlines, SentMark } from '#services/outline/outlines'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'

/** What is dragged: an item of an outline, or a mark. */
const itemType = 'application/x-duizhao-outline-item'
const markType = 'application/x-duizhao-mark'

/** Puts an item of an outline into what is dragged. */
export function dragItem({ dataTransfer }: React.DragEvent, id: OutlineItemId): void {
  dataTransfer.setData(itemType, id)
  dataTransfer.effectAllowed = 'move'
}

/** Puts a mark into what is dragged. */
export function dragMark({ dataTransfer }: React.DragEvent, mark: SentMark): void {
  dataTransfer.setData(markType, JSON.stringify(mark))
  dataTransfer.effectAllowed = 'copyMove'
}

/** Where something would be dropped: before, after or under a row. */
export type DropWhere = 'before' | 'after' | 'inside'

export interface DropPlace {
  /** Null for the end of the outline. */
  readonly over: OutlineItemId | null
  readonly where: DropWhere
}

interface DropTools {
  readonly list: RefObject<HTMLDivElement | null>
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  readonly tree: readonly OutlineNode[]
}

/** Lets items and marks be dropped on the tree. Returns where one would be dropped now. */
export function useOutlineDrop({ list, outlines, outline, tree }: DropTools): DropPlace | null {
  const [drop, setDrop] = useState<DropPlace | null>(null)
  const placeAt = (event: DragEvent): DropPlace => {
    const row = event.target instanceof Element ? event.target.closest('[data-outline-item]') : null
    const node = tree.find(({ item }) => item.id === row?.getAttribute('data-outline-item'))
    if (!row || !node) return { over: null, where: 'after' }
    const { top, height } = row.getBoundingClientRect()
    const share = (event.clientY - top) / height
    const isHeading = node.item.kind === 'heading'
    const edge = isHeading ? 0.3 : 0.5
    const where = share < edge ? 'before' : isHeading && share < 1 - edge ? 'inside' : 'after'
    return { over: node.item.id, where }
  }
  const onOver = useEffectEvent((event: DragEvent) => {
    if (!isOurs(event)) return
    event.preventDefault()
    const next = placeAt(event)
    setDrop(now => (now?.over === next.over && now.where === next.where ? now : next))
  })
  const onDrop = useEffectEvent((event: DragEvent) => {
    setDrop(null)
    if (!isOurs(event)) return
    event.preventDefault()
    const place = placeOf(placeAt(event), tree, outline.id)
    const item = event.dataTransfer?.getData(itemType) ?? ''
    const mark = markIn(event.dataTransfer?.getData(markType) ?? '')
    if (isSafeName(item)) outlines.move(outlineItemId(item), place)
    else if (mark) outlines.send(outline.id, [mark], place)
  })
  useEffect(() => {
    // The whole half of the outline takes what is dragged, so that an empty one does, too.
    const element = list.current?.parentElement
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    element.addEventListener('dragover', event => onOver(event), { signal })
    element.addEventListener('drop', event => onDrop(event), { signal })
    element.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setDrop(null)
      },
      { signal },
    )
    window.addEventListener('dragend', () => setDrop(null), { signal })
    return () => ending.abort()
  }, [list])
  return drop
}

const isOurs = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some(type => type === itemType || type === markType) ?? false

/** Returns the place in the outline that a place on the screen means. */
function placeOf(
  { over, where }: DropPlace,
  tree: readonly OutlineNode[],
  outline: OutlineItemId,
): OutlinePlace {
  const node = tree.find(({ item }) => item.id === over)
  if (!node) return { under: outline, at: Infinity }
  if (where === 'inside') return { under: node.item.id, at: 0 }
  return { under: node.under, at: node.at + (where === 'before' ? 0 : 1) }
}

/** Returns the mark that was dragged; null for anything else, which may come from elsewhere. */
function markIn(text: string): SentMark | null {
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found !== 'object' || found === null) return null
    if (!('book' in found && 'id' in found && 'words' in found)) return null
    const { book, id, words } = found
    if (!isSafeName(book) || !isSafeName(id) || typeof words !== 'string') return null
    return { book: bookId(book), id: annotationId(id), words }
  } catch {
    return null
  }
}
