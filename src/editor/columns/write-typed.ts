import type { Node } from 'prosemirror-model'

/**
 * Writes into `block`, which shows `before`, what `after` has more or less within one run of text.
 * ProseMirror would set the whole text of its DOM node, and the engine would shape every word of
 * the paragraph again. It leaves a DOM node alone that has its text already. Writes nothing if more
 * has changed. No decoration may be in `after`: ProseMirror draws a run that one divides as several
 * DOM nodes, and leaves those alone whose part of the text is the same.
 */
export function writeTyped(block: HTMLElement, before: Node, after: Node): void {
  const run = changedRun(before, after)
  const text = run && textAt(block, run.start)
  if (!text || text.data !== run.was) return
  const { was, is } = run
  const most = Math.min(was.length, is.length)
  let same = 0
  while (same < most && was[same] === is[same]) same++
  let end = 0
  while (end < most - same && was[was.length - 1 - end] === is[is.length - 1 - end]) end++
  text.replaceData(same, was.length - end - same, is.slice(same, is.length - end))
}

/** A run of text before and after, and how much text is before it, in UTF-16 units. */
interface ChangedRun {
  readonly start: number
  readonly was: string
  readonly is: string
}

/** Returns the run of text that differs; null unless it is the only child that does. */
function changedRun(before: Node, after: Node): ChangedRun | null {
  if (before.childCount !== after.childCount) return null
  let found: ChangedRun | null = null
  let start = 0
  for (let i = 0; i < after.childCount; i++) {
    const [was, is] = [before.child(i), after.child(i)]
    if (was !== is) {
      if (found || !was.isText || !was.sameMarkup(is)) return null
      found = { start, was: was.text ?? '', is: is.text ?? '' }
    }
    start += was.text?.length ?? 0
  }
  return found
}

/** Returns the DOM text node in `block` that has `start` UTF-16 units of text before it. */
function textAt(block: HTMLElement, start: number): Text | null {
  const texts = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let before = 0
  while (before <= start) {
    const text = texts.nextNode()
    if (!(text instanceof Text)) return null
    if (before === start) return text
    before += text.length
  }
  return null
}
