import { makeZip } from '../../zip/make-zip.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface DocxParts {
  /** The contents of the body. */
  readonly body: string
  /** The contents of other parts. An absent part does not exist. */
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly core?: string
  /** The part that an `altChunk` with the id `inserted` names. */
  readonly inserted?: string
}

/** Returns a paragraph with a style. */
export const p = (text: string, style?: string, properties = ''): string =>
  `<w:p><w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>${r(text)}</w:p>`

/** Returns a run. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

const utf8 = new TextEncoder()

/** Returns a DOCX file. */
export function docxOf({ body, core, inserted, ...parts }: DocxParts): Uint8Array<ArrayBuffer> {
  const names = Object.keys(parts)
  const relations = names.map(
    (name, i) => `<Relationship Id="r${i}" Type="${relationship}/${name}" Target="${name}.xml"/>`,
  )
  if (inserted !== undefined)
    relations.push(
      `<Relationship Id="inserted" Type="${relationship}/aFChunk" Target="/word/chunk.mht"/>`,
    )
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Type="${relationship}/officeDocument" Target="word/document.xml"/>${core === undefined ? '' : '<Relationship Type="x/core-properties" Target="docProps/core.xml"/>'}</Relationships>`,
    'word/document.xml': wrapped('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...(inserted !== undefined && { 'word/chunk.mht': inserted }),
    ...(core !== undefined && { 'docProps/core.xml': `<c xmlns:dc="d">${core}</c>` }),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [`word/${name}.xml`, wrapped(name, text)]),
    ),
  }
  return makeZip(
    Object.entries(files).map(([name, text]) => ({ name, bytes: utf8.encode(text) })),
    0,
  )
}

const wrapped = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${w}" xmlns:mc="m" xmlns:m="o">${inner}</w:${name}>`
