/** The links of the library that the keyboard or the pointer is at, as their addresses. */
import type { Annotation } from '#domain/annotation'
import { firstPlaceLinked } from '#domain/notes/place'

const link = 'a[href^="duizhao:"], [data-link]'

/** Returns the link that `target` is in; null if it is outside all. */
export const linkElement = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(link) : null

/** Returns where the link `element` leads; null if it is no link. */
export const addressIn = (element: HTMLElement | null): string | null =>
  element?.dataset['link'] ?? element?.getAttribute('href') ?? null

/** Returns the link with the focus, or at the caret of the note that is written; null for none. */
export function linkWithKeyboard(): HTMLElement | null {
  const focused = document.activeElement
  const own = linkElement(focused)
  if (own || !focused?.matches('.note-editor')) return own
  const { focusNode, focusOffset } = document.getSelection() ?? {}
  if (!focusNode) return null
  const around = linkElement(focusNode instanceof Element ? focusNode : focusNode.parentElement)
  if (around) return around
  // At the edge of a link the caret may be in the text beside it.
  const beside =
    focusNode instanceof Element
      ? [focusNode.childNodes[focusOffset ?? 0], focusNode.childNodes[(focusOffset ?? 0) - 1]]
      : [
          focusOffset === focusNode.nodeValue?.length ? focusNode.nextSibling : null,
          focusOffset === 0 ? focusNode.previousSibling : null,
        ]
  for (const node of beside) {
    const found = linkElement(node ?? null)
    if (found) return found
  }
  return null
}

/** Returns the first place that the notes of `marks` link to; null if none does. */
export function firstLink(marks: readonly Annotation[]): string | null {
  for (const { note } of marks) {
    const first = firstPlaceLinked(note)
    if (first) return first.address
  }
  return null
}
