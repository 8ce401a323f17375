/** What shows in the print that a sign leads to its note, and a note back to its sign; drawn, and no part of the text. */
import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** What a screen reader calls both ways. */
export interface NoteWords {
  readonly toNote: string
  readonly toReference: string
}

/** Names the signs of notes, and puts a way back after each note. */
export function noteLinks(words: () => NoteWords): Plugin {
  let drawn: { readonly words: NoteWords; readonly set: DecorationSet } | null = null
  return new Plugin({
    props: {
      // The print never changes: only other words, in another language, make this anew.
      decorations({ doc }) {
        const now = words()
        if (drawn?.words.toNote !== now.toNote || drawn.words.toReference !== now.toReference) {
          drawn = { words: now, set: DecorationSet.create(doc, linksIn(doc, now)) }
        }
        return drawn.set
      },
    },
  })
}

function linksIn(doc: Node, { toNote, toReference }: NoteWords): Decoration[] {
  const links: Decoration[] = []
  doc.descendants((node, at) => {
    if (node.marks.some(({ type }) => type.name === 'noteReference')) {
      const label = `${toNote} ${node.text ?? ''}`
      const attributes = { role: 'link', 'aria-label': label, title: label }
      links.push(Decoration.inline(at, at + node.nodeSize, { nodeName: 'span', ...attributes }))
    }
    if (node.isTextblock && String(node.attrs['look']).split(' ').includes('kind-note')) {
      const end = at + node.nodeSize - 1
      links.push(Decoration.widget(end, () => wayBack(toReference), { side: 1, key: toReference }))
    }
  })
  return links
}

function wayBack(label: string): HTMLElement {
  const way = document.createElement('span')
  way.className = 'note-return'
  way.setAttribute('role', 'link')
  way.setAttribute('aria-label', label)
  way.title = label
  return way
}
