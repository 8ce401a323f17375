import type { NoteBody } from '#domain/annotation'
import { fromRuns, isBlank, type Format, type RichText, type Run } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { isElement } from '../import/markup/find.ts'
import { parseMarkup, type Content, type Element } from '../import/markup/tree.ts'

const formatOf: Readonly<Record<string, Format>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  sup: 'superscript',
}

const blocks =
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/

const hidden = /^(?:head|script|style|template|title)$/

/** Returns the paragraphs of `html` with the formats that notes have. Never throws. */
export function noteOfHtml(html: string): NoteBody {
  const reader = new NoteReader()
  reader.read(parseMarkup(html, 'html').root.children, [])
  return reader.end()
}

/** Collects the paragraphs of a note. */
class NoteReader {
  readonly #paragraphs: RichText[] = []
  #runs: Run[] = []

  read(contents: readonly Content[], formats: readonly Format[]): void {
    for (const content of contents) {
      if (isElement(content)) this.#element(content, formats)
      else this.#add(withoutControls(content).replaceAll(/\s+/g, ' '), formats)
    }
  }

  end(): NoteBody {
    this.#endParagraph()
    return this.#paragraphs
  }

  #element({ name, children }: Element, formats: readonly Format[]): void {
    if (hidden.test(name)) return
    if (name === 'br') return this.#add('\n', formats)
    const isBlock = blocks.test(name)
    if (isBlock) this.#endParagraph()
    const format = formatOf[name]
    this.read(children, format && !formats.includes(format) ? [...formats, format] : formats)
    if (isBlock) this.#endParagraph()
  }

  #add(text: string, formats: readonly Format[]): void {
    const last = this.#runs.at(-1)?.text ?? '\n'
    // White space counts once, and not at the beginning of a line.
    const shown = /\s$/.test(last) && text !== '\n' ? text.trimStart() : text
    if (shown !== '') this.#runs.push({ text: shown, formats })
  }

  #endParagraph(): void {
    const last = this.#runs.at(-1)
    if (last) this.#runs.splice(-1, 1, { ...last, text: last.text.trimEnd() })
    const paragraph = fromRuns(this.#runs.filter(({ text }) => text !== ''))
    if (!isBlank(paragraph)) this.#paragraphs.push(paragraph)
    this.#runs = []
  }
}
