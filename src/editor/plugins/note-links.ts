/** Draws the links between references and notes in the source, as decorations. */
import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

/** The accessible names of both links. */
export interface NoteWords {
  readonly toNote: string
  readonly toReference: string
}

/** Makes each note reference a link, and adds a link back after each note. */
export function noteLinks(words: () => NoteWords): Plugin {
  let drawn: { readonly words: NoteWords; readonly set: DecorationSet } | null = null
  return new Plugin({
    props: {
      // The source never changes, so the links are drawn again only if their names change.
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
      links.push(Decoration.widget(end, () => linkBack(toReference), { side: 1, key: toReference }))
    }
  })
  return links
}

function linkBack(label: string): HTMLElement {
  const link = document.createElement('span')
  link.className = 'note-return'
  link.setAttribute('role', 'link')
  link.setAttribute('aria-label', label)
  link.title = label
  return link
}
