/** Builds the blocks of a page from its texts and the ends of its paragraphs. */
import type { StructureBlock, TextBlock } from '../structured/blocks.ts'
import { TextBuilder, type Look } from '../structured/text-builder.ts'
import type { Context } from './block-context.ts'
import { mostIn } from './language-runs.ts'
import { withoutRaisedSigns } from './looks.ts'
import { drawnSign } from './note-signs.ts'

/** Soft hyphens, zero-width characters, byte order marks and controls are not part of a text. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u00ad\u200b\u2060\ufeff\0-\x08\x0b\x0e-\x1f]/g
/** A Chinese paragraph begins with an indent of two characters. */
const indented = /^[ \t\n\r]*[\u3000\u00a0\u2003]{2}/

export class ParagraphBuilder {
  readonly #keepsBreaks: boolean
  readonly #text = new TextBuilder()
  #blocks: StructureBlock[] = []
  /** Line breaks since the last text. */
  #breaks = 0
  #label: string | undefined
  #after: TextBlock['after']
  #anchors: string[] = []
  /** Notes written in attributes, by label. They come after their paragraph. */
  readonly #attributeNotes = new Map<string, TextBlock>()
  /** How many UTF-16 code units of the paragraph are in each language. */
  #letters = new Map<string | undefined, number>()

  constructor(keepsBreaks: boolean) {
    this.#keepsBreaks = keepsBreaks
  }

  get blocks(): readonly StructureBlock[] {
    return this.#blocks
  }

  /** The offset of the next character in the paragraph, in UTF-16 code units. */
  get length(): number {
    return this.#text.length
  }

  /** Sets the label of the next note; undefined for no label. */
  set label(label: string | undefined) {
    this.#label = label
  }

  /**
   * Sets the space before the next blocks, if they repeat the block before them in another
   * language.
   */
  set after(after: TextBlock['after']) {
    this.#after = after
  }

  /** Notes an id on the next block. */
  addAnchor(id: string): void {
    this.#anchors.push(id)
  }

  /** Adds text whose white space is layout. An indented line begins a new paragraph. */
  addText(raw: string, context: Context): void {
    const text = raw.replaceAll(invisible, '')
    if (text.trim() === '') {
      if (text !== '') this.#text.flow(' ')
      return
    }
    const pieces = text.split(context.isLined ? '\n' : /\n[ \t]*(?=\u3000{2})/)
    for (const [i, part] of pieces.entries()) {
      if (i > 0 || this.#breaks > 1 || (this.#breaks > 0 && indented.test(part))) this.end(context)
      else if (this.#breaks === 1 && !this.#keepsBreaks) this.#text.endLine()
      this.#breaks = 0
      this.#countLetters(context.lang, part.length)
      this.#text.flow(part.replaceAll(/\u00a0+/g, ' '))
    }
  }

  /** Adds a paragraph of preformatted text. */
  addLine(line: string, context: Context): void {
    const start = this.length
    this.#text.verbatim(line.replaceAll(invisible, ''))
    if (line.includes('&')) this.mark({ kind: 'verbatim' }, start)
    this.#countLetters(context.lang, line.length)
    this.end(context)
  }

  /** Adds a `<br>`. */
  addBreak(context: Context): void {
    if (context.kind === 'verse' || context.endsAtBreak === true) this.end(context)
    else if (context.kind === 'heading') this.#text.flow(' ')
    else if (!this.#text.isBlank) {
      if (this.#keepsBreaks) this.#text.verbatim('\n')
      this.#breaks++
    }
  }

  /** Adds the sign of a note whose text is in an attribute. */
  addAttributeNote(text: string, { lang }: Context): void {
    const label = `written ${text}`
    const start = this.length
    this.#text.verbatim(drawnSign)
    this.mark({ kind: 'noteReference', note: label }, start)
    const note: TextBlock = { type: 'text', kind: 'note', text, inlines: [], label }
    this.#attributeNotes.set(label, lang === undefined ? note : { ...note, lang })
  }

  /** Puts an inline over the text from the offset `start` to the end. */
  mark(look: Look, start: number): void {
    this.#text.mark(look, start)
  }

  /** Ends the paragraph. Adds no block if it has no text. */
  end({ kind, level }: Context): void {
    this.#breaks = 0
    const { text, inlines, lineEnds } = this.#text.take()
    const lang = mostIn(this.#letters)
    this.#letters = new Map()
    if (text === '') return
    const label = kind === 'note' ? this.#label : undefined
    if (label !== undefined) this.#label = undefined
    this.#blocks.push({
      type: 'text',
      kind,
      ...(kind === 'heading' && { level: level ?? 1 }),
      text: kind === 'heading' ? text.replaceAll('\n', ' ') : text,
      inlines: withoutRaisedSigns(inlines),
      ...(lineEnds !== undefined && { lineEnds }),
      ...(label !== undefined && { label }),
      ...(lang !== undefined && { lang }),
      ...(this.#after !== undefined && { after: this.#after }),
      ...(this.#anchors.length > 0 && { anchors: this.#anchors }),
    })
    this.#anchors = []
    for (const note of this.#attributeNotes.values()) this.#blocks.push(note)
    this.#attributeNotes.clear()
  }

  /** Adds finished blocks. */
  add(blocks: readonly StructureBlock[]): void {
    this.#blocks.push(...blocks)
  }

  /** Returns the blocks that `read` would add. */
  collect(read: () => void): readonly StructureBlock[] {
    const before = this.#blocks
    const collected: StructureBlock[] = []
    this.#blocks = collected
    read()
    this.#blocks = before
    return collected
  }

  #countLetters(lang: string | undefined, count: number): void {
    this.#letters.set(lang, (this.#letters.get(lang) ?? 0) + count)
  }
}
