/**
 * DOCX: documents of Word and of programs that write its format, structured by styles and outline
 * levels.
 */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { textsIn, type StructureBlock, type TextBlock } from '../structured/blocks.ts'
import type {
  ImportChoices,
  Importer,
  ImportFaultCode,
  ImportNotice,
  ImportPreview,
} from '../importer.ts'
import { childrenOf, lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { structuredBook, type Structured } from '../structured/structured-book.ts'
import {
  isBlankFile,
  headOfZip,
  pathFrom,
  stoppedByZip,
  zipParts,
} from '../structured/zip-parts.ts'
import { readBody } from './body.ts'
import type { BodyOptions, BodyCounts } from './body-options.ts'
import { insertedBlocks } from './inserted.ts'
import { readNumbering } from './numbering.ts'
import { oleFault } from './ole.ts'
import { isFlat, partsInOne, partsInZip, type DocumentParts } from './parts.ts'
import { stylesIn } from './styles.ts'
import { wordIn, wordName, wordsIn } from './words.ts'

const id = 'docx'
/** In bytes. A document that is one XML file is parsed whole, with its pictures. */
const mostFlat = 64 * 1024 * 1024

/** Reads DOCX. Reports the older Word format as a fault of its own. */
export const docx: Importer = {
  id,
  sniff(bytes, fileName) {
    if (oleFault(bytes) !== null || isFlat(bytes)) return 0.9
    const head = headOfZip(bytes)
    if (head === null) return 0
    if (/\.(?:docx|docm|dotx)$/i.test(fileName)) return 0.9
    return /\[Content_Types\]\.xml|word\/|_rels\/\.rels/.test(head) ? 0.6 : 0
  },
  parse(bytes, fileName, choices = {}, onProgress = noProgress) {
    const refused = (code: ImportFaultCode): ImportPreview => ({ ok: false, code, file: fileName })
    if (isBlankFile(bytes)) return refused('import.empty')
    const old = oleFault(bytes)
    if (old !== null) return refused(old)
    const parts = isFlat(bytes) ? flatParts(bytes, choices) : packedParts(bytes, choices)
    if (typeof parts === 'string') return refused(parts)
    const read = stoppedByZip(() =>
      readDocument(parts, choices, progressPart(onProgress, 0, ends.read)),
    )
    if (typeof read === 'string') return refused(read)
    return structuredBook(
      { importer: id, bytes, fileName, ...read },
      choices,
      progressPart(onProgress, ends.read, 1),
    )
  },
}

function packedParts(bytes: Uint8Array, choices: ImportChoices): DocumentParts | ImportFaultCode {
  const parts = zipParts(bytes)
  return typeof parts === 'string' ? parts : partsInZip(parts, choices)
}

const flatParts = (bytes: Uint8Array, choices: ImportChoices): DocumentParts | ImportFaultCode =>
  bytes.length > mostFlat
    ? 'import.too-large'
    : (partsInOne(bytes, choices) ?? 'import.damaged-file')

type Read = Omit<Structured, 'importer' | 'bytes' | 'fileName'>

/** Shares of the work at which its phases end, as measured. Used for progress only. */
const ends = { parsed: 0.3, read: 0.7 } as const

function readDocument(
  parts: DocumentParts,
  choices: ImportChoices,
  onProgress: OnProgress,
): Read | ImportFaultCode {
  let isWhole = true
  const markup = (path: string | undefined): Element | undefined => {
    const read = path === undefined ? null : parts.markup(path)
    if (read === null) return undefined
    isWhole &&= read.isWhole
    return read.root
  }
  const top = related(markup('_rels/.rels'), '')
  const path = top.byType('officeDocument') ?? 'word/document.xml'
  const root = markup(path)
  const body = wordIn(childrenOf(root).find(isDocument), 'body')
  if (body === undefined) {
    const isOther = root !== undefined && isWhole && !childrenOf(root).some(isDocument)
    return isOther || !parts.has(path) ? 'import.unknown-format' : 'import.damaged-file'
  }

  onProgress(ends.parsed / ends.read)
  const relations = path.replace(/([^/]*)$/, '_rels/$1.rels')
  const part = related(markup(relations), path)
  const notes = notesIn({
    footnote: markup(part.byType('footnotes')),
    endnote: markup(part.byType('endnotes')),
  })
  const options: BodyOptions = {
    styleOf: stylesIn(markup(part.byType('styles'))),
    numbers: readNumbering(markup(part.byType('numbering'))),
    counts: { changes: 0, comments: 0, pictures: 0, numbers: 0, contents: 0, missing: 0 },
    noteFor: notes.noteFor,
    inserted(relation) {
      const name = part.byId(relation)
      const bytes = name === undefined ? null : parts.bytes(name)
      return bytes && insertedBlocks(bytes, choices.notesApart ?? true)
    },
  }
  const blocks = readBody(body, options)
  // A truncated document would be kept as if it were complete.
  if (!isWhole) return 'import.damaged-file'
  const noteTexts = notes.referred().flatMap(note => textsOfNote(note, options))
  return {
    ...metadataIn(markup(top.byType('core-properties')), blocks),
    parts: null,
    blocks: [...blocks, ...noteTexts],
    notices: noticesOf(options.counts),
  }
}

function textsOfNote({ element, sign, label }: Note, options: BodyOptions): readonly TextBlock[] {
  const texts = textsIn(readBody(element, { ...options, kind: 'note', sign }))
  return texts.map((text, i) => (i === 0 ? { ...text, label } : text))
}

const metadataIn = (core: Element | undefined, blocks: readonly StructureBlock[]) => ({
  title: titleIn(blocks) ?? usefulTitle(core),
  author: lineOf(named(core, 'creator')[0]) || undefined,
  language: lineOf(named(core, 'language')[0]) || undefined,
})

const noticesOf = (counts: BodyCounts): readonly ImportNotice[] => [
  ...notice('tracked-changes', counts.changes),
  ...notice('comments', counts.comments),
  ...notice('pictures', counts.pictures),
  ...notice('numbers-written', counts.numbers),
  ...notice('contents-left-out', counts.contents),
  ...notice('missing-parts', counts.missing),
]

const isDocument = (element: Element): boolean => wordName(element) === 'document'

interface Related {
  /** Returns the path of the first part whose relation type ends with `type`. */
  readonly byType: (type: string) => string | undefined
  readonly byId: (id: string) => string | undefined
}

/** Returns the parts that the part at `from` is related to. */
function related(root: Element | undefined, from: string): Related {
  const types = new Map<string, string>()
  const ids = new Map<string, string>()
  for (const { attributes } of named(root, 'Relationship')) {
    const type = attributes.get('Type')?.split('/').at(-1) ?? ''
    const target =
      attributes.get('TargetMode') === 'External' ? undefined : attributes.get('Target')
    const path = target === undefined ? null : pathFrom(from, target)
    if (path === null) continue
    if (!types.has(type)) types.set(type, path)
    ids.set(attributes.get('Id') ?? '', path)
  }
  return { byType: type => types.get(type), byId: id => ids.get(id) }
}

interface Note {
  readonly element: Element
  readonly sign: string
  readonly label: string
}

interface Notes {
  readonly noteFor: BodyOptions['noteFor']
  /** Returns the notes that `noteFor` was called for, in that order. */
  readonly referred: () => readonly Note[]
}

/** Returns the notes of a document, numbered in the order of their references. */
function notesIn(parts: Readonly<Record<'footnote' | 'endnote', Element | undefined>>): Notes {
  const elements = new Map<string, Element>()
  for (const kind of ['footnote', 'endnote'] as const) {
    for (const note of wordsIn(childrenOf(parts[kind])[0], kind)) {
      const isSeparator = /separator/i.test(note.attributes.get('type') ?? '')
      if (!isSeparator) elements.set(`${kind}-${note.attributes.get('id') ?? ''}`, note)
    }
  }
  const referred = new Map<string, Note>()
  return {
    referred: () => [...referred.values()],
    noteFor(kind, noteId) {
      const label = `${kind}-${noteId}`
      const element = elements.get(label)
      if (element === undefined) return undefined
      const note = referred.get(label) ?? { element, label, sign: `[${referred.size + 1}]` }
      referred.set(label, note)
      return note
    },
  }
}

/** Returns the heading of level 1 that the document begins with. */
function titleIn(blocks: readonly StructureBlock[]): string | undefined {
  const [first] = textsIn(blocks)
  return first?.kind === 'heading' && first.level === 1 ? first.text : undefined
}

/**
 * Returns the title of the core properties; undefined if a template or a converter left it there.
 */
function usefulTitle(core: Element | undefined): string | undefined {
  const title = lineOf(named(core, 'title')[0])
  const isEmpty =
    /^$|^microsoft word|^(?:untitled|document|doc|文档|文件|新建)[\s\d]*$|[<%{]/i.test(title)
  return isEmpty ? undefined : title
}

const notice = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []
