/** Reads the tables, comments and tracked changes of an ODT that comes back from a review. */
import { sumOfNotes } from '#domain/reviewing/sent'
import type { TextFormat } from '#domain/rich-text'
import { childOf, childrenOf, isElement, lineOf, named, textOf } from '../import/markup/find.ts'
import type { Element } from '../import/markup/tree.ts'
import type { DocumentParts } from '../import/docx/parts.ts'
import { CellBuilder, emptyCell, pictureNote, type ReviewedCell, type Tracked } from './cell.ts'
import type { FileComment, ReviewedTables, TableRow } from './table-rows.ts'

/** Returns the tables of a document; null if it is damaged or no document. */
export function readOdt(parts: DocumentParts): ReviewedTables | null {
  const content = parts.markup('content.xml')
  const text = named(content?.root, 'text').find(({ space }) => space.endsWith(':office:1.0'))
  if (content === null || !content.isWhole || text === undefined) return null
  const properties = named(parts.markup('meta.xml')?.root, 'user-defined')
  const own = properties.find(({ attributes }) => attributes.get('name') === 'DuizhaoBook')
  const reader = new Reader(looksOfStyles(content.root), changesIn(text))
  const tables = tablesIn(text).map(table => reader.table(table))
  reader.outside(text)
  return {
    form: 'odt',
    book: textOf(own).trim() || null,
    keepsLooks: true,
    tables,
    comments: reader.comments,
  }
}

const tablesIn = (parent: Element): readonly Element[] =>
  childrenOf(parent).flatMap(child => {
    if (child.name === 'table') return [child]
    return child.name === 'tracked-changes' ? [] : tablesIn(child)
  })

type Looks = Readonly<Partial<Record<TextFormat, boolean>>>

/** The looks of the automatic styles, which are what somebody set at the words themselves. */
function looksOfStyles(root: Element): ReadonlyMap<string, Looks> {
  const styles = named(named(root, 'automatic-styles')[0], 'style')
  return new Map(
    styles.map(style => [
      style.attributes.get('name') ?? '',
      looksIn(childOf(style, 'text-properties')),
    ]),
  )
}

function looksIn(properties: Element | undefined): Looks {
  const weight = properties?.attributes.get('font-weight')
  const slope = properties?.attributes.get('font-style')
  const place = properties?.attributes.get('text-position')
  return {
    ...(weight !== undefined && { strong: weight === 'bold' || Number(weight) >= 600 }),
    ...(slope !== undefined && { emphasis: slope === 'italic' || slope === 'oblique' }),
    ...(place !== undefined && { superscript: /^(?:super|[1-9])/.test(place) }),
  }
}

interface Change {
  readonly kind: 'inserted' | 'deleted'
  readonly author: string
  /** The words that were deleted. */
  readonly words: string
  readonly wasInserted: boolean
}

function changesIn(text: Element): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>()
  for (const region of childrenOf(childOf(text, 'tracked-changes'), 'changed-region')) {
    const id = region.attributes.get('id') ?? ''
    const insertion = childOf(region, 'insertion')
    const deletion = childOf(region, 'deletion')
    const author = lineOf(named(deletion ?? region, 'creator')[0])
    // What one reviewer deleted of the words that another had inserted has both.
    if (deletion) {
      const paragraphs = childrenOf(deletion).filter(({ name }) => name === 'p' || name === 'h')
      const words = paragraphs.map(plainText).join('\n')
      const wasInserted = insertion !== undefined
      changes.set(id, { kind: 'deleted', author, words, wasInserted })
    } else if (insertion)
      changes.set(id, { kind: 'inserted', author, words: '', wasInserted: false })
  }
  return changes
}

/** The words of a paragraph without looks, comments and changes. */
function plainText(element: Element): string {
  return element.children
    .map(child => {
      if (!isElement(child)) return printed(child)
      if (child.name === 'annotation' || child.name === 'note') return ''
      return space(child) ?? plainText(child)
    })
    .join('')
}

/** Runs of white space in the file are one space. */
const printed = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ')

/** The white space that an element means; null for other elements. */
function space({ name, attributes }: Element): string | null {
  if (name === 's') return ' '.repeat(Math.min(1000, Math.max(1, Number(attributes.get('c') ?? 1))))
  if (name === 'tab') return '\t'
  return name === 'line-break' ? '\n' : null
}

const ownInitials = /^D([0-9a-z]{8})$/

class Reader {
  readonly comments = new Map<string, FileComment>()
  readonly #looks: ReadonlyMap<string, Looks>
  readonly #changes: ReadonlyMap<string, Change>
  /** The insertions that are open, which may begin before a cell and end after it. */
  readonly #inserted = new Set<string>()

  constructor(looks: ReadonlyMap<string, Looks>, changes: ReadonlyMap<string, Change>) {
    this.#looks = looks
    this.#changes = changes
  }

  table(table: Element): readonly TableRow[] {
    return childrenOf(table).flatMap(child => {
      if (child.name === 'table-row') return [this.#row(child, false)]
      if (child.name === 'table-header-rows')
        return childrenOf(child, 'table-row').map(row => this.#row(row, true))
      return /^table-rows?(?:-group)?$/.test(child.name) ? this.table(child) : []
    })
  }

  /** Reads the comments outside the tables, and the words that were inserted there. */
  outside(parent: Element): void {
    for (const child of childrenOf(parent)) {
      if (child.name === 'p' || child.name === 'h') {
        const builder = new CellBuilder()
        this.#inline(child, {}, builder)
        for (const { kind, text, author } of builder.take(false).tracked)
          if (kind === 'inserted') this.#say(text, builder, author)
      } else if (child.name !== 'table' && child.name !== 'tracked-changes') this.outside(child)
    }
  }

  #row(row: Element, isHead: boolean): TableRow {
    // A cell over several columns covers those after it, which proves nothing.
    let covered = 0
    const cells = childrenOf(row).flatMap(cell => {
      if (cell.name === 'table-cell') {
        covered = Number(cell.attributes.get('number-columns-spanned') ?? 1) - 1
        return [this.#cell(cell)]
      }
      if (cell.name !== 'covered-table-cell' || covered-- > 0) return []
      return [{ ...emptyCell, isJoined: true }]
    })
    return { cells, isHead, isDeleted: false }
  }

  #cell(cell: Element): ReviewedCell {
    const builder = new CellBuilder()
    let isFirst = true
    const read = (parent: Element): void => {
      for (const child of childrenOf(parent)) {
        if (child.name === 'p' || child.name === 'h') {
          if (!isFirst) builder.add('\n', [], this.#tracked())
          isFirst = false
          this.#inline(child, this.#looksAt(child, {}), builder)
        } else read(child)
      }
    }
    read(cell)
    return builder.take(Number(cell.attributes.get('number-rows-spanned') ?? 1) > 1)
  }

  #tracked(): Tracked {
    const [id] = this.#inserted
    const change = id === undefined ? undefined : this.#changes.get(id)
    return change ? { kind: 'inserted', author: change.author } : null
  }

  #looksAt(element: Element, around: Looks): Looks {
    return { ...around, ...this.#looks.get(element.attributes.get('style-name') ?? '') }
  }

  #inline(parent: Element, looks: Looks, builder: CellBuilder): void {
    const formats = (['strong', 'emphasis', 'superscript'] as const).filter(look => looks[look])
    for (const child of parent.children) {
      if (!isElement(child)) {
        builder.add(printed(child), formats, this.#tracked())
        continue
      }
      const white = space(child)
      if (white !== null) builder.add(white, formats, this.#tracked())
      else if (!this.#point(child, builder))
        this.#inline(child, this.#looksAt(child, looks), builder)
    }
  }

  /** Reads what is between words. Returns false if it is something else. */
  #point(element: Element, builder: CellBuilder): boolean {
    const { name, attributes } = element
    const id = attributes.get('change-id') ?? ''
    switch (name) {
      case 'change-start':
        if (this.#changes.get(id)?.kind === 'inserted') this.#inserted.add(id)
        return true
      case 'change-end':
        this.#inserted.delete(id)
        return true
      case 'change': {
        const change = this.#changes.get(id)
        if (change) builder.add(change.words, [], change)
        return true
      }
      case 'annotation':
        this.#comment(element, builder)
        return true
      case 'annotation-end':
        builder.end(attributes.get('name') ?? '')
        return true
      case 'ruby': {
        const base = childOf(element, 'ruby-base')
        if (base) this.#inline(base, {}, builder)
        return true
      }
      case 'note':
        this.#say(named(childOf(element, 'note-body'), 'p').map(plainText).join('\n'), builder)
        return true
      default: {
        const isPicture = name === 'frame' && childOf(element, 'image') !== undefined
        if (isPicture) this.#say(pictureNote(lineOf(childOf(element, 'title'))), builder)
        return isPicture
      }
    }
  }

  /** Adds what a reviewer put between the words without making it one of them. */
  #say(text: string, builder: CellBuilder, author = ''): void {
    const id = `between ${this.comments.size}`
    this.comments.set(id, { author, date: '', text, fate: 'new' })
    builder.at(id)
  }

  #comment(element: Element, builder: CellBuilder): void {
    const id = element.attributes.get('name') ?? `comment ${this.comments.size}`
    const author = lineOf(childOf(element, 'creator'))
    const initials = ['creator-initials', 'sender-initials'].map(one =>
      textOf(childOf(element, one)),
    )
    const sum = initials
      .map(one => ownInitials.exec(one.trim())?.[1])
      .find(one => one !== undefined)
    const lines = named(element, 'p').map(plainText)
    const text = lines.join('\n')
    const isSent = sum === undefined || sum === sumOfNotes(text)
    const fate = author !== 'Duizhao' ? 'new' : isSent ? 'sent' : 'changed'
    this.comments.set(id, { author, date: lineOf(childOf(element, 'date')), text, fate })
    builder.begin(id)
  }
}
