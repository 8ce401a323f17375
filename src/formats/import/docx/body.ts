/** Reads a document's body into blocks, as Word shows it with all changes accepted. */
import { textsIn, type StructureBlock } from '../structured/blocks.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import type { BodyOptions } from './body-options.ts'
import { beginsContents, contentsHeading, isContents, isEntry } from './contents.ts'
import { chosen } from './drawings.ts'
import { InlineReader } from './inline-reader.ts'
import {
  blocksOf,
  isDropCap,
  isEmptyParagraph,
  isEndDeleted,
  listNumberOf,
  paragraphShape,
  type Shape,
} from './paragraph.ts'
import { paragraphsOf } from './runs.ts'
import { readTable } from './table.ts'
import { isWrapper } from './tracked-changes.ts'
import { valueIn, wordIn, wordName } from './words.ts'

/** Returns the blocks of `body`, which may also be a note, a cell or a text box. */
export function readBody(body: Element, options: BodyOptions): readonly StructureBlock[] {
  const reader = new BodyReader(options)
  reader.read(body)
  return reader.end()
}

class BodyReader {
  readonly #options: BodyOptions
  readonly #inlines: InlineReader
  readonly #blocks: StructureBlock[] = []
  /** How many controls around the current element hold a table of contents. */
  #contentsDepth = 0
  #shape: Shape = { kind: 'body', level: undefined }

  constructor(options: BodyOptions) {
    this.#options = options
    this.#inlines = new InlineReader(options, box => readBody(box, options))
  }

  read(parent: Element): void {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      const name = wordName(child)
      if (name === 'p') this.#paragraph(child)
      else if (name === 'tbl') this.#table(child)
      else if (name === 'altChunk') this.#insert(child)
      else if (name === 'sdt' && isContents(child)) {
        this.#contentsDepth++
        this.read(child)
        this.#contentsDepth--
      } else if (isWrapper(child, this.#options.counts)) this.read(chosen(child))
    }
  }

  /** Ends the last paragraph and returns all blocks. */
  end(): readonly StructureBlock[] {
    this.#endParagraph()
    return this.#blocks
  }

  #paragraph(element: Element): void {
    const properties = wordIn(element, 'pPr')
    const mark = wordIn(properties, 'rPr')
    const style = this.#options.styleOf(valueIn(properties, 'pStyle'))
    if (style.kind === 'contents') return this.#leaveContentsOut(textOf(element))
    const isInContents =
      this.#contentsDepth > 0 || this.#inlines.isInContents || beginsContents(element)
    if (isInContents && this.#inlines.isBlank && isEntry(element)) {
      // The field continues after its first entry, so the entry is read to follow the field.
      this.#inlines.read(element, style)
      return this.#leaveContentsOut(this.#inlines.take().text)
    }
    if (this.#inlines.isBlank) {
      const { kind } = this.#options
      this.#shape =
        kind === undefined ? paragraphShape(properties, style) : { kind, level: undefined }
    }
    const number = listNumberOf(properties, style, this.#options.numbers)
    if (number !== null && !isEmptyParagraph(element)) {
      this.#inlines.write(number)
      this.#options.counts.numbers++
    }
    this.#inlines.read(element, style)
    this.#inlines.endInstructions()
    const continues = isEndDeleted(mark)
    if (continues || wordIn(mark, 'ins') !== undefined) this.#options.counts.changes++
    // A paragraph whose end was deleted continues in the next one, as does a drop cap.
    if (!continues && !isDropCap(properties)) this.#endParagraph()
  }

  #endParagraph(): void {
    for (const built of paragraphsOf(this.#inlines.take())) {
      this.#blocks.push(...blocksOf(built, this.#shape))
    }
    this.#blocks.push(...this.#inlines.takeBoxes())
  }

  /** Counts an entry of a table of contents, and removes the heading above it. */
  #leaveContentsOut(text: string): void {
    const { counts } = this.#options
    counts.contents += lengthOf(text)
    const last = this.#blocks.at(-1)
    if (last?.type !== 'text' || !contentsHeading.test(last.text)) return
    counts.contents += lengthOf(last.text)
    this.#blocks.pop()
  }

  #insert({ attributes }: Element): void {
    const inserted = this.#options.inserted(attributes.get('id') ?? '')
    if (inserted === null) this.#options.counts.missing++
    else this.#blocks.push(...inserted)
  }

  #table(element: Element): void {
    this.#endParagraph()
    const readCell = (cell: Element) => textsIn(readBody(cell, this.#options))
    this.#blocks.push(...readTable(element, this.#options.counts, readCell))
  }
}

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length
