/** From a document's body to blocks: what Word shows, with changes taken as accepted. */
import type { ParagraphKind } from '#domain/book'
import {
  textsIn,
  type StructureBlock,
  type TableCell,
  type TextBlock,
} from '../structured/blocks.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { areVerse } from '../plain-text/metre.ts'
import { textBuilder } from '../structured/text-builder.ts'
import { beginsContents, contentsHeading, isContents, isEntry } from './contents.ts'
import { boxesIn, chosen } from './drawings.ts'
import { fieldsOf } from './fields.ts'
import type { ListNumbers } from './numbering.ts'
import { formulaOf, linesOfVerse, runLooks, partedAtBreaks } from './runs.ts'
import { numberingIn, outlineLevel, type Numbering, type Style } from './styles.ts'
import { characters, symbolOf } from './symbols.ts'
import { isOn, valueIn, wordIn, wordName, wordsIn } from './words.ts'

/** What is counted on the way. */
export interface BodyCounts {
  changes: number
  comments: number
  pictures: number
  numbers: number
  /** Characters of contents that the word processor made. */
  contents: number
  /** Parts of other formats that are not there, or in none that is read. */
  missing: number
}

export interface BodyOptions {
  readonly styleOf: (id: string | undefined) => Style
  readonly numbers: ListNumbers
  readonly counts: BodyCounts
  /** The sign of a note and its label, by kind and id; undefined for one that is not there. */
  readonly noteFor: (
    kind: 'footnote' | 'endnote',
    id: string,
  ) => { readonly sign: string; readonly label: string } | undefined
  /** The blocks of what stands in another part in another format; null if that cannot be read. */
  readonly inserted: (relation: string) => readonly StructureBlock[] | null
  /** The kind of all paragraphs, where it is one, and in notes the sign that stands at their beginning. */
  readonly kind?: ParagraphKind
  readonly sign?: string
}

/** The blocks in `body`. */
export function readBody(body: Element, options: BodyOptions): readonly StructureBlock[] {
  const { styleOf, numbers, counts, noteFor } = options
  const out: StructureBlock[] = []
  /** Text boxes stand beside their paragraph, and come after it. */
  const beside: StructureBlock[] = []
  const builder = textBuilder()
  const fields = fieldsOf()
  /** How many controls with contents are around. */
  let inContents = 0
  let paragraph: Shape = { kind: 'body', level: undefined }

  function flush(): void {
    for (const { text, inlines } of partedAtBreaks(builder.take())) {
      const { kind, level } = paragraph
      if (kind === 'body' && areVerse(text.split('\n'))) {
        out.push(...linesOfVerse(text, inlines))
        continue
      }
      const block: TextBlock = {
        type: 'text',
        kind,
        ...(level !== undefined && { level }),
        text: kind === 'heading' ? text.replaceAll(/\s*\n\s*/g, ' ') : text,
        inlines: kind === 'heading' ? inlines.filter(inline => inline.kind !== 'strong') : inlines,
      }
      out.push(block)
    }
    out.push(...beside.splice(0))
  }

  function blocks(parent: Element): void {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      const name = wordName(child)
      if (name === 'p') readParagraph(child)
      else if (name === 'tbl') table(child)
      else if (name === 'altChunk') insert(child)
      else if (name === 'sdt' && isContents(child)) {
        inContents++
        blocks(child)
        inContents--
      } else if (isTaken(child)) blocks(chosen(child))
    }
  }

  function insert({ attributes }: Element): void {
    const inserted = options.inserted(attributes.get('id') ?? '')
    if (inserted === null) counts.missing++
    else out.push(...inserted)
  }

  /** Goes into what only wraps, and past what was deleted or moved away. */
  function isTaken(element: Element): boolean {
    const name = wordName(element)
    if (name === 'del' || name === 'moveFrom') {
      counts.changes++
      return false
    }
    if (name === 'ins' || name === 'moveTo') counts.changes++
    return wrappers.has(name) || (name === '' && element.name === 'AlternateContent')
  }

  function readParagraph(element: Element): void {
    const properties = wordIn(element, 'pPr')
    const mark = wordIn(properties, 'rPr')
    const style = styleOf(valueIn(properties, 'pStyle'))
    if (style.kind === 'contents') return leaveContentsOut(textOf(element))
    const isInContents = inContents > 0 || fields.isInContents() || beginsContents(element)
    if (isInContents && builder.isBlank() && isEntry(element)) {
      // The field goes on past its first entry, and has to be followed to its end.
      inline(element, style)
      return leaveContentsOut(builder.take().text)
    }
    if (builder.isBlank()) paragraph = shapeOf(properties, style)
    const number = numberOf(properties, style)
    if (number !== null && !isEmpty(element)) {
      builder.verbatim(number)
      counts.numbers++
    }
    inline(element, style)
    builder.verbatim(fields.endInstructions())
    const isEndDeleted = wordsIn(mark).some(({ name }) => name === 'del' || name === 'moveFrom')
    if (isEndDeleted || wordIn(mark, 'ins') !== undefined) counts.changes++
    // A paragraph whose end was deleted goes on in the next one, and so does a big first letter.
    const isInitial = wordIn(properties, 'framePr')?.attributes.has('dropCap') === true
    if (!isEndDeleted && !isInitial) flush()
  }

  /** The heading over contents goes with them. */
  function leaveContentsOut(text: string): void {
    counts.contents += lengthOf(text)
    const last = out.at(-1)
    if (last?.type !== 'text' || !contentsHeading.test(last.text)) return
    counts.contents += lengthOf(last.text)
    out.pop()
  }

  function shapeOf(properties: Element | undefined, style: Style): Shape {
    if (options.kind !== undefined) return { kind: options.kind, level: undefined }
    const outline = outlineLevel(properties)
    const level = outline === 'body' ? undefined : (outline ?? style.level)
    if (level !== undefined) return { kind: 'heading', level }
    return { kind: style.kind === 'contents' ? 'body' : (style.kind ?? 'body'), level: undefined }
  }

  function numberOf(properties: Element | undefined, style: Style): string | null {
    const { list, level = 0 }: Partial<Numbering> = {
      ...style.numbering,
      ...numberingIn(properties),
    }
    return list === undefined || list === '0' ? null : numbers.next({ list, level })
  }

  function inline(parent: Element, style: Style): void {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      const name = wordName(child)
      if (name === 'r') run(child, style)
      else if (name === 'commentReference') counts.comments++
      else if (name === 'fldSimple' || isTaken(child)) inline(chosen(child), style)
      else if (/^(?:oMath|oMathPara)$/.test(child.name)) builder.verbatim(formulaOf(child))
    }
  }

  function run(element: Element, style: Style): void {
    const properties = wordIn(element, 'rPr')
    if (isOn(properties, 'vanish') === true) return
    const start = builder.at()
    for (const child of element.children) if (isElement(child)) piece(child, style)
    const own = styleOf(valueIn(properties, 'rStyle'))
    for (const look of runLooks(properties, own)) builder.mark(look, start)
  }

  function piece(element: Element, style: Style): void {
    const name = wordName(element)
    if (name === 'fldChar') return field(element.attributes.get('fldCharType'))
    if (fields.isInInstruction()) {
      return fields.instruct(textOf(element), name === 't')
    }
    const verbatim = characters[name]
    if (verbatim !== undefined) return builder.verbatim(verbatim)
    switch (name) {
      case 't':
        return builder.verbatim(textOf(element).replaceAll(/[\u00ad\ufeff]/g, ''))
      case 'br':
        return builder.verbatim(element.attributes.get('type') === 'page' ? ' ' : '\n')
      case 'sym':
        return builder.verbatim(
          symbolOf(element.attributes.get('font') ?? '', element.attributes.get('char') ?? ''),
        )
      case 'footnoteReference':
      case 'endnoteReference':
        return note(name === 'footnoteReference' ? 'footnote' : 'endnote', element)
      case 'footnoteRef':
      case 'endnoteRef':
        return builder.verbatim(options.sign ?? '')
      case 'ruby':
        return ruby(element, style)
      case 'commentReference':
        counts.comments++
        return undefined
      default:
        return other(element, style)
    }
  }

  function field(type: string | undefined): void {
    const drawn = fields.mark(type)
    if (drawn === null) return
    const start = builder.at()
    builder.verbatim(drawn.text)
    if (drawn.reading !== undefined) builder.mark({ kind: 'ruby', reading: drawn.reading }, start)
  }

  function note(kind: 'footnote' | 'endnote', element: Element): void {
    const found = noteFor(kind, element.attributes.get('id') ?? '')
    if (found === undefined) return
    const start = builder.at()
    if (element.attributes.get('customMarkFollows') === undefined) builder.verbatim(found.sign)
    else builder.verbatim('*')
    builder.mark({ kind: 'noteReference', note: found.label }, start)
  }

  function ruby(element: Element, style: Style): void {
    const start = builder.at()
    const base = wordIn(element, 'rubyBase')
    if (base !== undefined) inline(base, style)
    const reading = textOf(wordIn(element, 'rt')).trim()
    if (reading !== '') builder.mark({ kind: 'ruby', reading }, start)
  }

  /** Drawings may have text in them; of two ways to show one thing the first counts. */
  function other(element: Element, style: Style): void {
    if (element.name === 'AlternateContent') {
      for (const child of chosen(element).children) if (isElement(child)) piece(child, style)
      return
    }
    const name = wordName(element)
    if (name !== 'drawing' && name !== 'pict' && name !== 'object') return
    const boxes = boxesIn(element)
    if (boxes.length === 0) counts.pictures++
    for (const box of boxes) beside.push(...readBody(box, options))
  }

  function table(element: Element): void {
    flush()
    const rows: TableCell[][] = []
    const look = (parent: Element): void => {
      for (const child of parent.children) {
        if (!isElement(child)) continue
        const name = wordName(child)
        if (name === 'tr') {
          if (wordIn(wordIn(child, 'trPr'), 'del') !== undefined) counts.changes++
          else {
            rows.push([])
            look(child)
          }
        } else if (name === 'tc') rows.at(-1)?.push(cellOf(child))
        else if (isTaken(child)) look(chosen(child))
      }
    }
    look(element)
    if (rows.every(row => row.length <= 1)) out.push(...rows.flat().flatMap(cell => cell.blocks))
    else out.push({ type: 'table', rows })
  }

  function cellOf(cell: Element): TableCell {
    const columns = Number(valueIn(wordIn(cell, 'tcPr'), 'gridSpan') ?? 1)
    return {
      blocks: textsIn(readBody(cell, options)),
      columns: columns >= 1 && columns <= 100 ? Math.floor(columns) : 1,
    }
  }

  blocks(body)
  flush()
  return out
}

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length

interface Shape {
  readonly kind: ParagraphKind
  readonly level: number | undefined
}

/** Elements that say something of what is in them and change nothing of it. */
const wrappers: ReadonlySet<string> = new Set(
  'ins moveTo sdt sdtContent smartTag customXml hyperlink dir bdo txbxContent'.split(' '),
)

/** Whether a paragraph has nothing in it that is shown. */
const isEmpty = (paragraph: Element): boolean =>
  paragraph.children.every(child => !isElement(child) || wordName(child) === 'pPr') ||
  (textOf(paragraph).trim() === '' && wordsIn(paragraph).length <= 2)
