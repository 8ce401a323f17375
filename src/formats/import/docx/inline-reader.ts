/** Reads the runs of paragraphs: text, fields, notes, ruby and drawings. */
import type { StructureBlock } from '../structured/blocks.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { TextBuilder, type BuiltText } from '../structured/text-builder.ts'
import type { BodyOptions } from './body-options.ts'
import { boxesIn, chosen } from './drawings.ts'
import { fieldsOf } from './fields.ts'
import { formulaOf, runLooks } from './runs.ts'
import type { Style } from './styles.ts'
import { characters, symbolOf } from './symbols.ts'
import { isWrapper } from './tracked-changes.ts'
import { isOn, valueIn, wordIn, wordName } from './words.ts'

export class InlineReader {
  readonly #options: BodyOptions
  readonly #readBox: (box: Element) => readonly StructureBlock[]
  readonly #builder = new TextBuilder()
  readonly #fields = fieldsOf()
  #boxes: StructureBlock[] = []

  /** `readBox` returns the blocks of a text box. */
  constructor(options: BodyOptions, readBox: (box: Element) => readonly StructureBlock[]) {
    this.#options = options
    this.#readBox = readBox
  }

  /** Whether the paragraph has no words yet. */
  get isBlank(): boolean {
    return this.#builder.isBlank
  }

  /** Whether the next text is the result of a field that lists the headings. */
  get isInContents(): boolean {
    return this.#fields.isInContents()
  }

  /** Reads everything in `parent`, a paragraph of the style `style` or a wrapper inside one. */
  read(parent: Element, style: Style): void {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      const name = wordName(child)
      if (name === 'r') this.#run(child, style)
      else if (name === 'commentReference') this.#options.counts.comments++
      else if (name === 'fldSimple' || isWrapper(child, this.#options.counts)) {
        this.read(chosen(child), style)
      } else if (/^(?:oMath|oMathPara)$/.test(child.name)) {
        this.#builder.verbatim(formulaOf(child))
      }
    }
  }

  /** Adds text that Word generates. */
  write(text: string): void {
    this.#builder.verbatim(text)
  }

  /** Ends field instructions with the paragraph. Text in an unended instruction becomes text. */
  endInstructions(): void {
    this.#builder.verbatim(this.#fields.endInstructions())
  }

  /** Returns the text read since the last call. */
  take(): BuiltText {
    return this.#builder.take()
  }

  /** Returns the text boxes read since the last call. */
  takeBoxes(): readonly StructureBlock[] {
    return this.#boxes.splice(0)
  }

  #run(element: Element, style: Style): void {
    const properties = wordIn(element, 'rPr')
    if (isOn(properties, 'vanish') === true) return
    const start = this.#builder.length
    for (const child of element.children) if (isElement(child)) this.#piece(child, style)
    const own = this.#options.styleOf(valueIn(properties, 'rStyle'))
    for (const look of runLooks(properties, own)) this.#builder.mark(look, start)
  }

  #piece(element: Element, style: Style): void {
    const name = wordName(element)
    if (name === 'fldChar') return this.#field(element.attributes.get('fldCharType'))
    if (this.#fields.isInInstruction()) {
      return this.#fields.instruct(textOf(element), name === 't')
    }
    const verbatim = characters[name]
    if (verbatim !== undefined) return this.#builder.verbatim(verbatim)
    switch (name) {
      case 't':
        return this.#builder.verbatim(textOf(element).replaceAll(/[\u00ad\ufeff]/g, ''))
      case 'br':
        return this.#builder.verbatim(element.attributes.get('type') === 'page' ? ' ' : '\n')
      case 'sym':
        return this.#builder.verbatim(
          symbolOf(element.attributes.get('font') ?? '', element.attributes.get('char') ?? ''),
        )
      case 'footnoteReference':
      case 'endnoteReference':
        return this.#note(name === 'footnoteReference' ? 'footnote' : 'endnote', element)
      case 'footnoteRef':
      case 'endnoteRef':
        return this.#builder.verbatim(this.#options.sign ?? '')
      case 'ruby':
        return this.#ruby(element, style)
      case 'commentReference':
        this.#options.counts.comments++
        return undefined
      case 'drawing':
      case 'pict':
      case 'object':
        return this.#drawing(element)
      default:
        return this.#alternative(element, style)
    }
  }

  #field(type: string | undefined): void {
    const drawn = this.#fields.mark(type)
    if (drawn === null) return
    const start = this.#builder.length
    this.#builder.verbatim(drawn.text)
    if (drawn.reading === undefined) return
    this.#builder.mark({ kind: 'ruby', reading: drawn.reading }, start)
  }

  #note(kind: 'footnote' | 'endnote', { attributes }: Element): void {
    const found = this.#options.noteFor(kind, attributes.get('id') ?? '')
    if (found === undefined) return
    const start = this.#builder.length
    this.#builder.verbatim(attributes.has('customMarkFollows') ? '*' : found.sign)
    this.#builder.mark({ kind: 'noteReference', note: found.label }, start)
  }

  #ruby(element: Element, style: Style): void {
    const start = this.#builder.length
    const base = wordIn(element, 'rubyBase')
    if (base !== undefined) this.read(base, style)
    const reading = textOf(wordIn(element, 'rt')).trim()
    if (reading !== '') this.#builder.mark({ kind: 'ruby', reading }, start)
  }

  /** Reads the text boxes of a drawing. A drawing without any counts as a picture. */
  #drawing(element: Element): void {
    const boxes = boxesIn(element)
    if (boxes.length === 0) this.#options.counts.pictures++
    for (const box of boxes) this.#boxes.push(...this.#readBox(box))
  }

  /** Reads the first of several representations of one thing. */
  #alternative(element: Element, style: Style): void {
    if (element.name !== 'AlternateContent') return
    for (const child of chosen(element).children) if (isElement(child)) this.#piece(child, style)
  }
}
