/** Reads a tree of HTML into blocks: what browsers show as paragraphs. */
import type { StructureBlock } from '../structured/blocks.ts'
import { elementsIn, isElement } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { contextIn, type Context } from './block-context.ts'
import type { BlockOptions } from './block-options.ts'
import { drawnCharacters } from './drawn-characters.ts'
import { drawnHeadingOf } from './drawn-headings.ts'
import { InlineReader } from './inline-reader.ts'
import { isRowOfLanguages, languageRuns, type LanguageRun } from './language-runs.ts'
import { isBlock, isHidden, isNeverShown } from './looks.ts'
import { ParagraphBuilder } from './paragraph-builder.ts'
import { linesOfPre } from './pre.ts'
import { readTable } from './table.ts'

export interface ReadBlocks {
  readonly blocks: readonly StructureBlock[]
  /** How many pictures were left out. */
  readonly pictures: number
  /** The words of the comments that elements mark within lines. */
  readonly comments: readonly string[]
}

/** Returns the blocks in `contents`. */
export function readBlocks(contents: readonly Content[], options: BlockOptions): ReadBlocks {
  return new BlockReader(options).read(contents)
}

class BlockReader {
  readonly #options: BlockOptions
  readonly #paragraphs: ParagraphBuilder
  readonly #inlines: InlineReader

  constructor(options: BlockOptions) {
    this.#options = options
    this.#paragraphs = new ParagraphBuilder(options.keepsBreaks === true)
    this.#inlines = new InlineReader(options, this.#paragraphs, (contents, context) =>
      this.#readAll(contents, context),
    )
  }

  read(contents: readonly Content[]): ReadBlocks {
    const context: Context = { kind: 'body', level: undefined, lang: this.#options.lang }
    this.#inlines.drawn = drawnCharacters(contents)
    this.#readAll(contents, context)
    this.#paragraphs.end(context)
    return {
      blocks: this.#paragraphs.blocks,
      pictures: this.#inlines.pictures,
      comments: this.#inlines.comments,
    }
  }

  #readAll(contents: readonly Content[], context: Context): void {
    for (const content of contents) {
      if (isElement(content)) this.#element(content, context)
      else this.#paragraphs.addText(content, context)
    }
  }

  #element(element: Element, context: Context): void {
    if (this.#options.furniture?.has(element) === true) return
    if (isHidden(element) && (isNeverShown(element) || !this.#hasNote(element))) return
    const note = this.#options.notes.noteAt(element)
    if (isBlock(element) || note !== undefined) {
      this.#paragraphs.end(context)
      this.#addAnchors(element)
      this.#block(element, note, context)
    } else {
      this.#addAnchors(element)
      this.#inlines.read(element, context)
    }
  }

  /** Whether a hidden element holds a note, which pages show when its sign is touched. */
  #hasNote(element: Element): boolean {
    const isNote = (it: Element) => this.#options.notes.noteAt(it) !== undefined
    return isNote(element) || elementsIn(element, isNote).length > 0
  }

  #addAnchors({ name, attributes }: Element): void {
    for (const key of name === 'a' ? ['id', 'name'] : ['id']) {
      const id = attributes.get(key)
      if (id !== undefined && this.#options.anchors?.has(id) === true) {
        this.#paragraphs.addAnchor(id)
      }
    }
  }

  #block(element: Element, note: string | null | undefined, around: Context): void {
    if (note !== undefined) this.#paragraphs.label = note ?? undefined
    const context = contextIn(element, note !== undefined, around, this.#options)
    const runs = context.kind === 'note' ? null : languageRuns(element)
    if (element.name === 'table') this.#table(element, context)
    else if (element.name === 'pre') this.#pre(element, context)
    else if (runs) this.#languageRuns(runs, context)
    else if (isRowOfLanguages(element)) this.#row(element, context)
    else {
      if (this.#options.readsDrawnHeadings === true && context.kind === 'heading') {
        this.#paragraphs.addText(drawnHeadingOf(element), context)
      }
      this.#readAll(element.children, context)
    }
    // The first of several notes in one block may begin at an inline, and continues after it.
    if (isBlock(element) || note === undefined) this.#paragraphs.end(context)
    if (isBlock(element) && note !== undefined) this.#paragraphs.label = undefined
  }

  /** Reads blocks side by side, each in its own language, as cells of one row. */
  #row({ children }: Element, context: Context): void {
    const cells = this.#paragraphs.collect(() => {
      this.#readAll(children, context)
      this.#paragraphs.end(context)
    })
    this.#paragraphs.add(
      cells.map((block, i) =>
        block.type === 'text' ? { ...block, row: i === 0 ? 'first' : 'rest' } : block,
      ),
    )
  }

  #languageRuns(runs: readonly LanguageRun[], context: Context): void {
    for (const [i, run] of runs.entries()) {
      if (i > 0) this.#paragraphs.after = run.after
      this.#element(run.element, context)
      this.#paragraphs.end(context)
      this.#paragraphs.after = undefined
    }
  }

  #pre(element: Element, context: Context): void {
    for (const line of linesOfPre(element)) this.#paragraphs.addLine(line, context)
  }

  #table(element: Element, context: Context): void {
    const readCell = (contents: readonly Content[]) =>
      this.#paragraphs.collect(() => {
        this.#readAll(contents, context)
        this.#paragraphs.end(context)
      })
    const addAnchors = (part: Element) => this.#addAnchors(part)
    this.#paragraphs.add(readTable(element, readCell, addAnchors))
  }
}
