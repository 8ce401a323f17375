/** How an editor of ours reads what is pasted or dropped into it. */
import { withoutControls } from '#domain/text/control-characters'
import { DOMParser, type ParseOptions, type Schema, type Slice } from 'prosemirror-model'
import type { EditorProps } from 'prosemirror-view'
import { settleLooks } from './looks.ts'
import { tidyParagraphs } from './paragraphs.ts'
import { stylesAsText } from './styles-as-text.ts'

/** The settings of a view of `schema`, which has our formats and `lineBreak`. */
export const pasteReading = (schema: Schema): EditorProps => ({
  clipboardParser: new PasteParser(schema, DOMParser.fromSchema(schema).rules),
  transformPastedText: text => withoutControls(text.replaceAll(otherLineEnds, '\n')),
  transformPastedHTML: html => stylesAsText(html.replace(header, '')),
})

/** Line and page breaks of word processors and others, which ProseMirror takes for words. */
const otherLineEnds = /[\v\f\u0085\u2028\u2029]/g

/** What Windows writes before HTML on its clipboard, and some programs elsewhere, too. */
const header = /^Version:[\d.]+\s[^<]*/

class PasteParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (!(dom instanceof HTMLElement)) return super.parseSlice(dom, options)
    const isOurs = dom.querySelector('[data-pm-slice]') !== null
    settleLooks(dom)
    const slice = super.parseSlice(dom, options)
    // What was copied in an editor like this one has the paragraphs it had there.
    return isOurs ? slice : tidyParagraphs(slice)
  }
}
