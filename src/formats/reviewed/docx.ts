/** Reads the tables, comments and tracked changes of a DOCX that comes back from a review. */
import { sumOfNotes } from '#domain/reviewing/sent'
import type { TextFormat } from '#domain/rich-text'
import { childrenOf, elementsIn, isElement, named, textOf } from '../import/markup/find.ts'
import { isOn, valueIn, wordIn, wordName, wordsIn } from '../import/docx/words.ts'
import type { Element } from '../import/markup/tree.ts'
import type { DocumentParts } from '../import/docx/parts.ts'
import { CellBuilder, pictureNote, type ReviewedCell, type Tracked } from './cell.ts'
import type { FileComment, ReviewedTables, TableRow } from './table-rows.ts'

/** Returns the tables of a document; null if it is damaged or no document. */
export function readDocx(parts: DocumentParts): ReviewedTables | null {
  const document = parts.markup('word/document.xml')
  if (document === null || !document.isWhole) return null
  const body = wordIn(childrenOf(document.root)[0], 'body')
  if (body === undefined) return null
  const comments = parts.markup('word/comments.xml')?.root
  const notes = (['footnote', 'endnote'] as const).flatMap(kind => {
    const root = parts.markup(`word/${kind}s.xml`)?.root
    return elementsIn(root, element => wordName(element) === kind)
  })
  return {
    form: 'docx',
    book: bookIn(parts),
    keepsLooks: true,
    tables: tablesIn(body).map(tableRows),
    comments: new Map([
      ...elementsIn(comments, element => wordName(element) === 'comment').map(
        (element): [string, FileComment] => [
          element.attributes.get('id') ?? '',
          commentIn(element),
        ],
      ),
      // Those with a type are the lines that separate them from the text.
      ...notes
        .filter(({ attributes }) => !attributes.has('type'))
        .map((element): [string, FileComment] => [noteName(element), commentIn(element)]),
      ...insertedOutside(body).map((element, i): [string, FileComment] => {
        const author = element.attributes.get('author') ?? ''
        return [`outside ${i}`, { author, date: '', text: textOf(element).trim(), fate: 'new' }]
      }),
      ...named(body, 'drawing').flatMap((element): [string, FileComment][] => {
        const name = pictureIn(element)
        return name === null ? [] : [[pictureName(element), pictureComment(name)]]
      }),
    ]),
  }
}

/** The book that the properties of the document name. */
function bookIn(parts: DocumentParts): string | null {
  const properties = named(parts.markup('docProps/custom.xml')?.root, 'property')
  const own = properties.find(({ attributes }) => attributes.get('name') === 'DuizhaoBook')
  return textOf(own).trim() || null
}

/** The name of a footnote or endnote, or of a reference to it. */
const noteName = (element: Element): string =>
  `${wordName(element).replace('Reference', '')} ${element.attributes.get('id') ?? ''}`

/** The name of the picture in a drawing; null if it has another thing. */
function pictureIn(drawing: Element): string | null {
  if (named(drawing, 'blip').length === 0) return null
  const { attributes } = named(drawing, 'docPr')[0] ?? drawing
  return attributes.get('descr') || attributes.get('name') || ''
}

const pictureName = (drawing: Element): string =>
  `picture ${named(drawing, 'docPr')[0]?.attributes.get('id') ?? ''}`

const pictureComment = (name: string): FileComment => ({
  author: '',
  date: '',
  text: pictureNote(name),
  fate: 'new',
})

/** Tables that are not inside others. */
function tablesIn(parent: Element): readonly Element[] {
  return parent.children.flatMap(child =>
    !isElement(child) ? [] : wordName(child) === 'tbl' ? [child] : tablesIn(child),
  )
}

/** What was inserted outside the tables, as a tracked change. */
const insertedOutside = (parent: Element): readonly Element[] =>
  childrenOf(parent).flatMap(child => {
    if (wordName(child) === 'tbl') return []
    return wordName(child) === 'ins' ? [child] : insertedOutside(child)
  })

/** The author of the comments that the table was sent with, and what says which words they had. */
const ownAuthor = 'Duizhao'
const ownInitials = /^D([0-9a-z]{8})$/

function commentIn(element: Element): FileComment {
  const { attributes } = element
  const text = wordsIn(element, 'p')
    .map(paragraph => {
      const runs = elementsIn(paragraph, one => ['t', 'br', 'tab'].includes(wordName(one)))
      return runs.map(one => (wordName(one) === 't' ? textOf(one) : ' ')).join('')
    })
    .join('\n')
  const author = attributes.get('author') ?? ''
  return {
    author,
    date: attributes.get('date') ?? '',
    text,
    fate: fateOf(author, text, attributes),
  }
}

function fateOf(
  author: string,
  text: string,
  attributes: ReadonlyMap<string, string>,
): FileComment['fate'] {
  if (author !== ownAuthor) return 'new'
  const sum = ownInitials.exec(attributes.get('initials') ?? '')?.[1]
  return sum === undefined || sum === sumOfNotes(text) ? 'sent' : 'changed'
}

/** The elements called `name` in `parent`, also inside what wraps them. */
const wrapped = (parent: Element, name: string): readonly Element[] =>
  wordsIn(parent).flatMap(child => {
    const own = wordName(child)
    if (own === name) return [child]
    return /^(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(own) ? wrapped(child, name) : []
  })

const tableRows = (table: Element): readonly TableRow[] =>
  wrapped(table, 'tr').map(row => {
    const properties = wordIn(row, 'trPr')
    return {
      isHead: isOn(properties, 'tblHeader') ?? false,
      isDeleted: wordIn(properties, 'del') !== undefined,
      cells: wrapped(row, 'tc').map(readCell),
    }
  })

function readCell(cell: Element): ReviewedCell {
  const properties = wordIn(cell, 'tcPr')
  const builder = new CellBuilder()
  // The end of a paragraph can be tracked, too.
  let end: Tracked | undefined
  for (const paragraph of paragraphsIn(cell)) {
    if (end !== undefined) builder.add('\n', [], end)
    readInline(paragraph, builder, null)
    const mark = wordIn(wordIn(paragraph, 'pPr'), 'rPr')
    end = trackedBy(wordIn(mark, 'ins') ?? wordIn(mark, 'del')) ?? null
  }
  // A cell over several columns proves nothing: programs write it where columns are not in line.
  return builder.take(wordIn(properties, 'vMerge') !== undefined)
}

/** The paragraphs of a cell, also in its text boxes, of which programs write a second form. */
const paragraphsIn = (parent: Element): readonly Element[] =>
  childrenOf(parent).flatMap(child => {
    if (child.name === 'Fallback') return []
    return wordName(child) === 'p' ? [child, ...paragraphsIn(child)] : paragraphsIn(child)
  })

const kindsOfChange: Readonly<Record<string, 'inserted' | 'deleted'>> = {
  ins: 'inserted',
  moveTo: 'inserted',
  del: 'deleted',
  moveFrom: 'deleted',
}

function trackedBy(element: Element | undefined, around: Tracked = null): Tracked {
  const kind = element && kindsOfChange[wordName(element)]
  if (kind === undefined) return around
  const wasInserted = kind === 'deleted' && around?.kind === 'inserted'
  return { kind, author: element?.attributes.get('author') ?? '', wasInserted }
}

function readInline(parent: Element, builder: CellBuilder, tracked: Tracked): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    const name = wordName(child)
    const id = child.attributes.get('id') ?? ''
    if (name === 'r') readRun(child, builder, tracked)
    else if (name === 'commentRangeStart') builder.begin(id)
    else if (name === 'commentRangeEnd') builder.end(id)
    else if (child.name === 'AlternateContent') {
      const [choice] = childrenOf(child)
      if (choice) readInline(choice, builder, tracked)
    } else if (name !== 'pPr' && name !== 'p') readInline(child, builder, trackedBy(child, tracked))
  }
}

function readRun(run: Element, builder: CellBuilder, tracked: Tracked): void {
  const looks = looksOf(wordIn(run, 'rPr'))
  for (const child of run.children) {
    if (!isElement(child)) continue
    const words = wordsOfRun(child)
    if (words !== null) builder.add(words, looks, tracked)
    else if (wordName(child) === 'commentReference') builder.at(child.attributes.get('id') ?? '')
    else if (/^(?:foot|end)noteReference$/.test(wordName(child))) builder.at(noteName(child))
    else if (wordName(child) === 'drawing') builder.at(pictureName(child))
    // Of words with a reading above them only those below are text.
    else if (wordName(child) === 'ruby') {
      const base = wordIn(child, 'rubyBase')
      if (base) readInline(base, builder, tracked)
    }
  }
}

function wordsOfRun(child: Element): string | null {
  switch (wordName(child)) {
    case 't':
    case 'delText':
      return textOf(child)
    case 'br':
    case 'cr':
      return '\n'
    case 'tab':
      return '\t'
    case 'noBreakHyphen':
      return '\u2011'
    case 'softHyphen':
      return '\u00ad'
    case 'sym':
      return symbolOf(child)
    default:
      return null
  }
}

function symbolOf({ attributes }: Element): string | null {
  const code = Number.parseInt(attributes.get('char') ?? '', 16)
  return code > 0 && code <= 0xffff ? String.fromCharCode(code) : null
}

function looksOf(properties: Element | undefined): readonly TextFormat[] {
  const looks: TextFormat[] = []
  if (isOn(properties, 'b')) looks.push('strong')
  if (isOn(properties, 'i')) looks.push('emphasis')
  if (valueIn(properties, 'vertAlign') === 'superscript') looks.push('superscript')
  return looks
}
