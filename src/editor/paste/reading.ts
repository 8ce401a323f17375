/** How our editors read pasted and dropped content. */
import { withoutControls } from '#domain/text/control-characters'
import { DOMParser, type ParseOptions, type Schema, type Slice } from 'prosemirror-model'
import type { EditorProps } from 'prosemirror-view'
import { settleForms } from './forms.ts'
import { settleLooks } from './looks.ts'
import { noteSerializer } from './note-serializer.ts'
import { tidyParagraphs } from './paragraphs.ts'
import { stylesAsText } from './styles-as-text.ts'

/** The props for a view of `schema`, which must have our formats and `lineBreak`. */
export const pasteReading = (schema: Schema): EditorProps => ({
  clipboardParser: new PasteParser(schema, DOMParser.fromSchema(schema).rules),
  transformPastedText: text => withoutControls(text.replaceAll(otherLineEnds, '\n')),
  transformPastedHTML: html => stylesAsText(html.replace(header, '')),
})

/** The props for a note, which keeps lists, headings, quotations, code and links. */
export const notePasteReading = (schema: Schema): EditorProps => ({
  ...pasteReading(schema),
  clipboardParser: new NoteParser(schema, DOMParser.fromSchema(schema).rules),
  clipboardSerializer: noteSerializer(schema),
})

/** Line and page breaks that ProseMirror would read as text. */
const otherLineEnds = /[\v\f\u0085\u2028\u2029]/g

/** The header of HTML on the Windows clipboard, which some programs write on other systems too. */
const header = /^Version:[\d.]+\s[^<]*/

class PasteParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (!(dom instanceof HTMLElement)) return super.parseSlice(dom, options)
    const isOurs = dom.querySelector('[data-pm-slice]') !== null
    this.settle(dom)
    const slice = super.parseSlice(dom, options)
    // Content copied from an editor like this one keeps its paragraphs.
    return isOurs ? slice : tidyParagraphs(slice)
  }

  protected settle(dom: HTMLElement): void {
    settleLooks(dom)
  }
}

class NoteParser extends PasteParser {
  protected override settle(dom: HTMLElement): void {
    settleForms(dom)
    settleLooks(dom, 'note')
  }
}
