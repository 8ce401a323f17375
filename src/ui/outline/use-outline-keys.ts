import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode, OutlineWay } from '#domain/outline/outline-tree'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useContextMenu } from '../menus/use-popup.ts'
import type { MenuSections } from '../menus/menu.ts'
import { isInField } from '../menus/fields.ts'
import { useTranslation } from 'react-i18next'
import type { OutlineActs } from './use-outline-acts.ts'

interface OutlineKeysTools {
  readonly list: RefObject<HTMLDivElement | null>
  /** The rows that are drawn. */
  readonly tree: readonly OutlineNode[]
  readonly acts: OutlineActs
  readonly onGo: (item: OutlineItem) => void
}

/** The arrow keys that move an item with Alt and Shift, as in word processors. */
const ways: Readonly<Record<string, OutlineWay>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

/** The keys of a tree (ARIA), those that change it, and its context menu. */
export function useOutlineKeys(tools: OutlineKeysTools): void {
  const { list, acts, tree, onGo } = tools
  const { t } = useTranslation()
  const nodeOf = (target: EventTarget | null) => {
    const row = target instanceof Element ? target.closest('[data-outline-item]') : null
    return tree.find(({ item }) => item.id === row?.getAttribute('data-outline-item'))
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const node = nodeOf(event.target)
    // The keys in a field, or on a link of a row, are theirs.
    const isRow = event.target instanceof Element && event.target.hasAttribute('data-outline-item')
    if (!node || !isRow || event.isComposing) return
    const act = actOf(event, node, tools)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  const onClick = useEffectEvent(({ target }: MouseEvent) => {
    const item = nodeOf(target)?.item
    if (item && target instanceof Element && target.closest('[data-turn]'))
      acts.turn(item.id, !acts.closed.has(item.id))
  })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    element.addEventListener('keydown', event => onKeyDown(event), { signal })
    element.addEventListener('click', event => onClick(event), { signal })
    return () => ending.abort()
  }, [list])
  useContextMenu(list, target => {
    const node = isInField(target) ? undefined : nodeOf(target)
    if (!node) return null
    const { item } = node
    const sections: MenuSections = [
      item.kind === 'mark'
        ? [{ action: 'note.show', run: () => onGo(item) }]
        : [{ label: t('outline.edit'), run: () => acts.edit(item.id) }],
      [
        { action: 'outline.heading', run: () => acts.add('heading') },
        { action: 'outline.text', run: () => acts.add('text') },
      ],
      Object.values(ways).map(way => ({
        label: t(`outline.ways.${way}`),
        run: () => acts.step(item.id, way),
      })),
      [{ action: 'outline.remove', run: () => acts.remove(item.id) }],
    ]
    acts.reached(item.id)
    return sections
  })
}

/** Returns what a key does in a row; null if nothing. */
function actOf(
  event: KeyboardEvent,
  node: OutlineNode,
  { tree, acts, list, onGo }: OutlineKeysTools,
): (() => void) | null {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event
  const { item } = node
  const way = ways[key]
  if (altKey && shiftKey && !ctrlKey && !metaKey && way) return () => acts.step(item.id, way)
  if (altKey || ctrlKey || metaKey || shiftKey) return null
  const at = tree.indexOf(node)
  const go = (index: number) => () => {
    const id = tree[Math.max(0, Math.min(tree.length - 1, index))]?.item.id
    const row = id && list.current?.querySelector<HTMLElement>(`[data-outline-item="${id}"]`)
    if (row) row.focus()
  }
  const isHeading = item.kind === 'heading' && acts.hasInside(item.id)
  const isClosed = acts.closed.has(item.id)
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(tree.length - 1)
    case 'ArrowRight':
      if (!isHeading) return () => {}
      return isClosed ? () => acts.turn(item.id, false) : go(at + 1)
    case 'ArrowLeft':
      if (isHeading && !isClosed) return () => acts.turn(item.id, true)
      return go(tree.findIndex(other => other.item.id === node.under))
    case 'Enter':
    case 'F2':
      if (event.repeat) return () => {}
      return item.kind === 'mark' ? () => onGo(item) : () => acts.edit(item.id)
    case 'Delete':
      // The next row gets the focus then, so a held key would remove row after row.
      return event.repeat ? () => {} : () => acts.remove(item.id)
    default:
      return null
  }
}
