/**
 * Pages that a script or a dialog would have shown: saved as they were sent, with the text hidden.
 * What is hidden and longer than all that is shown is the text.
 */
import { isElement } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isNeverShown, isVeiled } from './looks.ts'

/** `root` with its text shown, where more of it is hidden in one place than there is to see. */
export function unveiled(root: Element): Element {
  // Links are no text: a menu that a page unfolds is longer than a poem.
  let most = 0
  let path: readonly Element[] = []
  const look = (element: Element, around: readonly Element[]): number => {
    const here = [...around, element]
    let shown = 0
    for (const child of element.children) {
      if (!isElement(child)) shown += child.replaceAll(/\s/g, '').length
      else if (!isNeverShown(child) && child.name !== 'a') {
        const inside = look(child, here)
        if (!isVeiled(child)) shown += inside
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
  if (isVeiled(element))
    for (const key of ['hidden', 'aria-hidden', 'style']) attributes.delete(key)
  const children = element.children.map(child =>
    isElement(child) ? shownAlong(child, path) : child,
  )
  return { ...element, attributes, children }
}
