/**
 * Reveals the text of pages that were saved before a script or a dialog could show it. A hidden
 * element with more text than the visible page is the text.
 */
import { isElement } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isNeverShown, isHiddenUntilShown } from './looks.ts'

/**
 * Returns `root` with its largest hidden element shown, if that has more text than all that is
 * visible.
 */
export function withHiddenText(root: Element): Element {
  // Links are not counted: a hidden menu may be longer than a poem.
  let most = 0
  let path: readonly Element[] = []
  const look = (element: Element, around: readonly Element[]): number => {
    const here = [...around, element]
    let shown = 0
    for (const child of element.children) {
      if (!isElement(child)) shown += child.replaceAll(/\s/g, '').length
      else if (!isNeverShown(child) && child.name !== 'a') {
        const inside = look(child, here)
        if (!isHiddenUntilShown(child)) shown += inside
        else if (inside > most) [most, path] = [inside, [...here, child]]
      }
    }
    return shown
  }
  const shown = look(root, [])
  return most > shown ? shownAlong(root, new Set(path)) : root
}

function shownAlong(element: Element, path: ReadonlySet<Element>): Element {
  if (!path.has(element)) return element
  const attributes = new Map(element.attributes)
  if (isHiddenUntilShown(element))
    for (const key of ['hidden', 'aria-hidden', 'style']) attributes.delete(key)
  const children = element.children.map(child =>
    isElement(child) ? shownAlong(child, path) : child,
  )
  return { ...element, attributes, children }
}
