/**
 * The peers of the open book: one raw editable paragraph, a whole book in CodeMirror, a whole book
 * in one plain ProseMirror, and plain HTML that cannot be edited.
 */
import { EditorState as CodeState } from '@codemirror/state'
import { EditorView as CodeView } from '@codemirror/view'
import { Schema } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { novel, translation } from '../make-text.ts'

const place = document.querySelector<HTMLElement>('#place')

/** Shows one editable paragraph and nothing else. It is the floor. */
function raw() {
  if (!place) return
  const paragraph = document.createElement('p')
  paragraph.contentEditable = 'true'
  paragraph.textContent = translation(0)
  place.replaceChildren(paragraph)
  paragraph.focus()
  getSelection()?.selectAllChildren(paragraph)
  getSelection()?.collapseToEnd()
}

const schema = new Schema({
  nodes: {
    doc: { content: 'row+' },
    row: { content: 'source translation', toDOM: () => ['div', { class: 'row' }, 0] },
    source: { content: 'text*', toDOM: () => ['p', 0] },
    translation: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
})

/** Shows a whole book of `pairs` pairs in one ProseMirror, with the caret in its middle. */
function plain(pairs: number) {
  if (!place) return
  place.replaceChildren()
  const rows = novel(pairs)
    .split('\n')
    .map((line, i) =>
      schema.node('row', null, [
        schema.node('source', null, [schema.text(line)]),
        schema.node('translation', null, [schema.text(translation(i))]),
      ]),
    )
  const doc = schema.node('doc', null, rows)
  const view = new EditorView(place, { state: EditorState.create({ doc }) })
  const half = rows.slice(0, pairs / 2).reduce((sum, row) => sum + row.nodeSize, 0)
  const end = half + (rows[pairs / 2]?.nodeSize ?? 0) - 2
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, end)).scrollIntoView())
  view.focus()
}

/**
 * Shows the same text in one CodeMirror, with the caret in its middle. Each paragraph is one line,
 * and its translation is the next.
 */
function codemirror(pairs: number) {
  if (!place) return
  const lines = novel(pairs)
    .split('\n')
    .flatMap((line, i) => [line, translation(i)])
  const doc = CodeState.create({ doc: lines.join('\n'), extensions: CodeView.lineWrapping }).doc
  const { to } = doc.line(pairs + 2)
  const state = CodeState.create({
    doc,
    selection: { anchor: to },
    extensions: CodeView.lineWrapping,
  })
  const view = new CodeView({ state, scrollTo: CodeView.scrollIntoView(to, { y: 'center' }) })
  place.replaceChildren(view.dom)
  view.focus()
}

/** Shows paragraphs as plain HTML, all of them from the beginning. */
function still(paragraphs: number) {
  if (!place) return
  const rows = novel(paragraphs)
    .split('\n')
    .map((line, i) => {
      const row = document.createElement('div')
      row.className = 'row'
      for (const words of [line, translation(i)]) {
        const paragraph = document.createElement('p')
        paragraph.textContent = words
        row.append(paragraph)
      }
      return row
    })
  place.replaceChildren(...rows)
}

Object.assign(window, { raw, plain, codemirror, still })
