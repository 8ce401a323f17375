/**
 * Reads the tables, comments and tracked changes of an RTF that comes back from a review, as
 * LibreOffice and Word write it. Looks are not read: RTF repeats those of the styles at the words.
 *
 * Longer than most files, because the state of the reader is one.
 */
import { sumOfNotes } from '#domain/reviewing/sent'
import { CellBuilder, pictureNote, type ReviewedCell, type Tracked } from './cell.ts'
import { rtfTokens, type RtfToken } from './rtf-tokens.ts'
import type { FileComment, ReviewedTables, TableRow } from './table-rows.ts'

export function readRtf(bytes: Uint8Array): ReviewedTables {
  const reader = new Reader()
  for (const token of rtfTokens(new TextDecoder('latin1').decode(bytes))) reader.take(token)
  return reader.end()
}

/** What the words of a group are. */
type Destination =
  | 'text'
  | 'skipped'
  | 'fonts'
  | 'authors'
  | 'initials'
  | 'commentAuthor'
  | 'comment'
  | 'footnote'
  | 'rangeStart'
  | 'rangeEnd'
  | 'reference'
  | 'properties'
  | 'propertyName'
  | 'propertyValue'

const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  revtbl: 'authors',
  atnid: 'initials',
  atnauthor: 'commentAuthor',
  annotation: 'comment',
  footnote: 'footnote',
  // The words of a text box.
  shptxt: 'footnote',
  atrfstart: 'rangeStart',
  atrfend: 'rangeEnd',
  atnref: 'reference',
  userprops: 'properties',
  propname: 'propertyName',
  staticval: 'propertyValue',
  ...Object.fromEntries(
    'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf listtext nonshppict object pntext themedata filetbl listtable listoverridetable xmlnstbl atndate atntime atnparent'
      .split(' ')
      .map(name => [name, 'skipped' as const]),
  ),
}

interface Group {
  readonly destination: Destination
  readonly tracked: 'inserted' | 'deleted' | null
  readonly author: number
  /** How many characters stand for one that `\u` names. */
  readonly substitutes: number
  readonly font: number
}

/** Groups deeper than this are not followed. */
const deepest = 200
const encodings: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
}
const spaces: Readonly<Record<string, string>> = {
  line: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}

class Reader {
  #group: Group = { destination: 'text', tracked: null, author: 0, substitutes: 1, font: 0 }
  readonly #groups: Group[] = []
  #tooDeep = 0
  #isIgnorable = false
  /** How many characters still stand for one that was named. */
  #passed = 0
  #bytes: number[] = []
  readonly #fonts = new Map<number, string>()
  #fontNamed = 0
  readonly #authors: string[] = []
  #authorNamed = ''

  readonly #tables: TableRow[][] = []
  #rows: TableRow[] = []
  #cells: ReviewedCell[] = []
  #builder = new CellBuilder()
  #pendingBreak = false
  #isInTable = false
  #isHead = false
  /** Which cells of the row are joined with those above or below them. */
  #joined: boolean[] = []
  #isJoined = false

  readonly #comments = new Map<string, FileComment>()
  #initials = ''
  #commentAuthor = ''
  #commentText = ''
  #footnote = ''
  #name = ''
  #property = ''
  #book = ''

  take(token: RtfToken): void {
    if (token.kind !== 'byte') this.#decodeBytes()
    if (token.kind === 'open') this.#open()
    else if (token.kind === 'close') this.#close()
    else if (this.#tooDeep > 0) return
    else if (token.kind === 'ignorable') this.#isIgnorable = true
    else if (token.kind === 'word') this.#word(token.name, token.value)
    else if (token.kind === 'byte') this.#byte(token.byte)
    else if (token.kind === 'text') this.#text(token.text)
  }

  end(): ReviewedTables {
    this.#endTable()
    return {
      form: 'rtf',
      book: this.#book.trim() || null,
      keepsLooks: false,
      tables: this.#tables,
      comments: this.#comments,
    }
  }

  #open(): void {
    if (this.#groups.length >= deepest) this.#tooDeep++
    else this.#groups.push(this.#group)
  }

  #close(): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    const { destination } = this.#group
    this.#group = this.#groups.pop() ?? this.#group
    if (this.#group.destination === destination) return
    if (destination === 'comment') this.#endComment()
    else if (destination === 'footnote') this.#say(this.#footnote.trim())
    else if (destination === 'rangeStart') this.#builder.begin(this.#name.trim())
    else if (destination === 'rangeEnd') this.#builder.end(this.#name.trim())
  }

  #word(name: string, value: number | null): void {
    const isIgnorable = this.#isIgnorable
    this.#isIgnorable = false
    const destination = destinations[name]
    const isBox = name === 'shptxt'
    const isPicture = name === 'pict' || name === 'shppict'
    if (isPicture && this.#group.destination === 'text') this.#say(pictureNote(''))
    if (destination !== undefined || isIgnorable) {
      this.#begin(destination ?? 'skipped', isBox)
      return
    }
    if (name === 'u') this.#unicode(value ?? 0)
    else if (name === 'uc') this.#group = { ...this.#group, substitutes: value ?? 1 }
    else if (name === 'f') this.#font(value ?? 0)
    else if (name === 'fcharset')
      this.#fonts.set(this.#fontNamed, encodings[value ?? 0] ?? 'windows-1252')
    else if (spaces[name] !== undefined) this.#text(spaces[name])
    else if (!this.#track(name, value) && this.#group.destination === 'text') this.#layout(name)
    else if (name === 'par') this.#newLine()
  }

  #begin(destination: Destination, isBox: boolean): void {
    // What is inside something that is passed over is passed over, too, but words in a shape.
    if (this.#group.destination === 'skipped' && !isBox) return
    this.#group = { ...this.#group, destination }
    if (destination === 'reference' || destination.startsWith('range')) this.#name = ''
    if (destination === 'propertyName') this.#property = ''
    if (destination === 'initials') this.#initials = ''
    if (destination === 'commentAuthor') this.#commentAuthor = ''
    if (destination === 'comment') this.#commentText = ''
    if (destination === 'footnote') this.#footnote = ''
  }

  #font(number: number): void {
    this.#fontNamed = number
    if (this.#group.destination !== 'fonts') this.#group = { ...this.#group, font: number }
  }

  /** Reads a control word about tracked changes. Returns false if it is another. */
  #track(name: string, value: number | null): boolean {
    const isOn = value !== 0
    if (name === 'revised' || name === 'deleted') {
      const kind = name === 'revised' ? 'inserted' : 'deleted'
      this.#group = { ...this.#group, tracked: isOn ? kind : null }
    } else if (name === 'revauth' || name === 'revauthdel')
      this.#group = { ...this.#group, author: value ?? 0 }
    else if (name === 'plain') this.#group = { ...this.#group, tracked: null }
    else return false
    return true
  }

  #layout(name: string): void {
    switch (name) {
      case 'trowd':
        this.#isHead = false
        this.#joined = []
        break
      case 'trhdr':
        this.#isHead = true
        break
      case 'clvmgf':
      case 'clvmrg':
        this.#isJoined = true
        break
      case 'cellx':
        this.#joined.push(this.#isJoined)
        this.#isJoined = false
        break
      case 'pard':
        this.#isInTable = false
        break
      case 'intbl':
        this.#isInTable = true
        break
      case 'par':
        if (this.#isInTable) this.#pendingBreak = true
        else this.#endTable()
        break
      case 'nestcell':
        this.#pendingBreak = true
        break
      case 'cell':
        this.#endCell()
        break
      case 'row':
        this.#endRow()
        break
    }
  }

  #unicode(value: number): void {
    this.#passed = 0
    this.#text(String.fromCharCode(value & 0xffff))
    this.#passed = this.#group.substitutes
  }

  #byte(byte: number): void {
    if (this.#passed > 0) this.#passed--
    else this.#bytes.push(byte)
  }

  #decodeBytes(): void {
    if (this.#bytes.length === 0) return
    const encoding = this.#fonts.get(this.#group.font) ?? 'windows-1252'
    const text = new TextDecoder(encoding).decode(new Uint8Array(this.#bytes))
    this.#bytes = []
    this.#text(text)
  }

  #text(whole: string): void {
    const passed = Math.min(this.#passed, whole.length)
    this.#passed -= passed
    const text = whole.slice(passed)
    switch (this.#group.destination) {
      case 'text':
        this.#words(text)
        break
      case 'initials':
        this.#initials += text
        break
      case 'commentAuthor':
        this.#commentAuthor += text
        break
      case 'comment':
        this.#commentText += text
        break
      case 'footnote':
        this.#footnote += text
        break
      case 'rangeStart':
      case 'rangeEnd':
      case 'reference':
        this.#name += text
        break
      case 'authors':
        this.#authorNamed += text
        if (!this.#authorNamed.endsWith(';')) break
        this.#authors.push(this.#authorNamed.slice(0, -1))
        this.#authorNamed = ''
        break
      case 'propertyName':
        this.#property += text
        break
      case 'propertyValue':
        if (this.#property.trim() === 'DuizhaoBook') this.#book += text
        break
      case 'fonts':
      case 'properties':
      case 'skipped':
    }
  }

  #words(text: string): void {
    if (text === '') return
    const { tracked, author } = this.#group
    const change: Tracked = tracked && { kind: tracked, author: this.#authors[author] ?? '' }
    if (this.#pendingBreak) this.#builder.add('\n', [], change)
    this.#pendingBreak = false
    this.#builder.add(text, [], change)
  }

  #endCell(): void {
    this.#cells.push(this.#builder.take(this.#joined[this.#cells.length] ?? false))
    this.#builder = new CellBuilder()
    this.#pendingBreak = false
  }

  #endRow(): void {
    if (this.#cells.length > 0)
      this.#rows.push({ cells: this.#cells, isHead: this.#isHead, isDeleted: false })
    this.#cells = []
  }

  #endTable(): void {
    if (this.#rows.length > 0) this.#tables.push(this.#rows)
    this.#rows = []
    this.#cells = []
    this.#builder = new CellBuilder()
    this.#pendingBreak = false
  }

  /** A line within a comment or footnote. */
  #newLine(): void {
    if (this.#group.destination === 'comment') this.#commentText += '\n'
    else if (this.#group.destination === 'footnote') this.#footnote += '\n'
  }

  /** Adds what a reviewer put between the words without making it one of them. */
  #say(text: string): void {
    const id = `between ${this.#comments.size}`
    this.#comments.set(id, { author: '', date: '', text, fate: 'new' })
    this.#builder.at(id)
  }

  #endComment(): void {
    const id = this.#name.trim() || `comment ${this.#comments.size}`
    const text = this.#commentText.trim()
    const author = this.#commentAuthor.trim()
    const sum = /^D([0-9a-z]{8})$/.exec(this.#initials.trim())?.[1]
    const isSent = sum === undefined || sum === sumOfNotes(text)
    const fate = author !== 'Duizhao' ? 'new' : isSent ? 'sent' : 'changed'
    this.#comments.set(id, { author, date: '', text, fate })
    this.#builder.at(id)
    this.#name = ''
  }
}
