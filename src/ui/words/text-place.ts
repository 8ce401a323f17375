/** Places in the text of the page: at the caret of whatever has the keyboard, or at the pointer. */
import type { WordRange } from '#domain/words/word'

/** A place in a text that is on the page. */
export interface TextPlace {
  /** The element that is one paragraph, list item or field. */
  readonly block: Element
  readonly text: string
  /** In UTF-16 code units of `text`. */
  readonly offset: number
}

/** The place of a point of the document, in the block around it. */
export function textPlaceAt(node: Node, offset: number): TextPlace | null {
  const block = blockAround(node)
  if (!block) return null
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  return { block, text: block.textContent ?? '', offset: before.toString().length }
}

/** The place of the caret, or of the beginning of the selection; null if there is neither. */
export function placeOfCaret(): TextPlace | null {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const { value, selectionStart } = field
    return selectionStart === null ? null : { block: field, text: value, offset: selectionStart }
  }
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const { startContainer, startOffset } = selection.getRangeAt(0)
  return textPlaceAt(startContainer, startOffset)
}

/** The part of a place's text that is selected; null if nothing is, or words beyond it. */
export function selectedRange({ block, text, offset }: TextPlace): WordRange | null {
  const field = block instanceof HTMLInputElement || block instanceof HTMLTextAreaElement
  const end = field
    ? (block.selectionEnd ?? offset)
    : offset + (getSelection()?.toString().length ?? 0)
  return end > offset && end <= text.length ? { start: offset, end } : null
}

/** The place of the character at a point of the window, in CSS pixels; null beside characters. */
export function placeOfPoint(x: number, y: number): TextPlace | null {
  const caret = document.caretPositionFromPoint(x, y)
  if (!(caret?.offsetNode instanceof Text)) return null
  const { offsetNode: node, offset } = caret
  // The caret is at the edge that is nearer, so the character may begin before it.
  for (const start of [offset, offset - 1]) {
    if (start < 0 || start >= node.length) continue
    const character = document.createRange()
    character.setStart(node, start)
    character.setEnd(node, start + 1)
    const isThere = [...character.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    )
    if (isThere) return textPlaceAt(node, start)
  }
  return null
}

/**
 * The part of the page that is drawn for `start` to `end` of the text; null for the text of a
 * field.
 */
export function pageRange({ block }: TextPlace, start: number, end: number): Range | null {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let passed = 0
  let begun = false
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (!begun && start < passed + node.length) {
      range.setStart(node, start - passed)
      begun = true
    }
    if (begun && end <= passed + node.length) {
      range.setEnd(node, end - passed)
      return range
    }
    passed += node.length
  }
  return null
}

/** The beginning of the paragraph after this one in its column, or the end of the one before. */
export function besideBlock({ block }: TextPlace, step: 1 | -1): TextPlace | null {
  const paragraph = block.closest<HTMLElement>('[data-paragraph-id]')
  const side = paragraph?.dataset['side']
  if (!paragraph || !side) return null
  const all = [...document.querySelectorAll(`[data-paragraph-id][data-side="${side}"]`)]
  const next = all[all.indexOf(paragraph) + step]
  if (!next) return null
  const last = next.textContent?.length ?? 0
  return { block: next, text: next.textContent ?? '', offset: step === 1 ? 0 : last }
}

function blockAround(node: Node): Element | null {
  let element = node instanceof Element ? node : node.parentElement
  while (element && /^(?:inline|contents|ruby)/.test(getComputedStyle(element).display))
    element = element.parentElement
  return element
}
