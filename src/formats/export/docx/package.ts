/**
 * The parts of a DOCX around its text (ECMA-376). Written by hand over our zip, because the npm
 * package `docx` adds 1 MB and takes three times as long.
 */
import { zipInParts } from '../../zip/zip-in-parts.ts'
import type { Project } from '../exporter.ts'
import { docxLanguage } from './docx-language.ts'
import { stylesXml } from './styles.ts'
import { declaration, escapeXml, fieldXml, namespaces, paragraphXml } from './xml.ts'

/** What a document consists of. The text is written first, so that it can collect the others. */
export interface DocxParts {
  /** What is quoted or translated. */
  readonly project: { readonly book: Pick<Project['book'], 'language'> }
  readonly language: string
  readonly title: string
  readonly author: string | undefined
  /** The contents of `w:body` without its page, in small parts. */
  readonly body: Iterable<string>
  /** The contents of `w:footnotes` or `w:comments`, complete once the body has been written. */
  readonly footnotes?: readonly string[]
  readonly comments?: readonly string[]
  readonly isWide?: boolean
  readonly isTracked?: boolean
  /** Custom properties. */
  readonly properties?: Readonly<Record<string, string>>
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const office = 'application/vnd.openxmlformats-officedocument'

interface Part {
  readonly name: string
  readonly type: string
  readonly relation: string
  readonly parts: Iterable<string>
}

/** Yields a DOCX. */
export function* docxFile(document: DocxParts): Generator<Uint8Array<ArrayBuffer>> {
  const { properties } = document
  const inWord = partsOfText(document)
  const around: readonly Part[] = [
    {
      name: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      relation:
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      parts: [coreXml(document)],
    },
    ...(properties
      ? [
          {
            name: 'docProps/custom.xml',
            type: `${office}.custom-properties+xml`,
            relation: `${relationships}/custom-properties`,
            parts: [propertiesXml(properties)],
          },
        ]
      : []),
  ]
  const text: Part = {
    name: 'word/document.xml',
    type: `${word}.document.main+xml`,
    relation: `${relationships}/officeDocument`,
    parts: documentXml(document),
  }
  yield* zipInParts([
    { name: '[Content_Types].xml', parts: [typesXml([text, ...around, ...inWord])] },
    { name: '_rels/.rels', parts: [relationsXml([text, ...around], '')] },
    text,
    ...inWord,
    ...around,
    { name: 'word/_rels/document.xml.rels', parts: [relationsXml(inWord, 'word/')] },
  ])
}

function partsOfText(document: DocxParts): readonly Part[] {
  const { project, language, footnotes, comments } = document
  const part = (name: string, parts: Iterable<string>): Part => ({
    name: `word/${name}.xml`,
    type: `${word}.${name}+xml`,
    relation: `${relationships}/${name}`,
    parts,
  })
  return [
    part('styles', [stylesXml(project.book.language, language)]),
    part('settings', [settingsXml(document)]),
    part('footer', [footerXml()]),
    ...(footnotes ? [part('footnotes', wrapped('footnotes', [separators], footnotes))] : []),
    ...(comments ? [part('comments', wrapped('comments', [], comments))] : []),
  ]
}

/** The lines above footnotes, which the format demands. */
const separators =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

function* wrapped(name: string, first: readonly string[], rest: readonly string[]) {
  yield `${declaration}<w:${name} ${namespaces}>`
  yield* first
  // The list is read when the body has been written, which fills it.
  yield* rest
  yield `</w:${name}>`
}

function* documentXml({ body, isWide = false }: DocxParts): Generator<string> {
  yield `${declaration}<w:document ${namespaces}><w:body>`
  yield* body
  const page = isWide
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900" w:header="450" w:footer="450" w:gutter="0"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
  yield `<w:sectPr><w:footerReference w:type="default" r:id="footer"/>${page}</w:sectPr></w:body></w:document>`
}

function settingsXml({ project, language, footnotes, isTracked = false }: DocxParts): string {
  const notes = footnotes
    ? '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    : ''
  const names = /<w:lang ([^>]*)\/>/.exec(docxLanguage(language).language)?.[1] ?? ''
  const source = /w:eastAsia="[^"]*"/.exec(docxLanguage(project.book.language).language)?.[0] ?? ''
  const theme = names.replace(/w:eastAsia="[^"]*"/, source)
  return (
    `${declaration}<w:settings ${namespaces}>${isTracked ? '<w:trackRevisions/>' : ''}${notes}` +
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang ${theme}/></w:settings>`
  )
}

const footerXml = (): string =>
  `${declaration}<w:ftr ${namespaces}>` +
  `${paragraphXml('Footer', fieldXml('PAGE', '<w:r><w:t>1</w:t></w:r>'))}</w:ftr>`

const coreXml = ({ title, author, language }: DocxParts): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${escapeXml(title)}</dc:title>` +
  `${author === undefined ? '' : `<dc:creator>${escapeXml(author)}</dc:creator>`}` +
  `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`

const propertiesXml = (properties: Readonly<Record<string, string>>): string =>
  `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
  Object.entries(properties)
    .map(
      ([name, value], i) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
    )
    .join('') +
  '</Properties>'

const packaged = 'http://schemas.openxmlformats.org/package/2006'

const typesXml = (parts: readonly Part[]): string =>
  `${declaration}<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  parts.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('') +
  '</Types>'

/** Relations to `parts`. The id of each is its name without folder and extension. */
const relationsXml = (parts: readonly Part[], from: string): string =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">` +
  parts
    .map(({ name, relation }) => {
      const target = name.slice(from.length)
      const id = target.replace(/^.*\//, '').replace(/\.xml$/, '')
      return `<Relationship Id="${id}" Type="${relation}" Target="${target}"/>`
    })
    .join('') +
  '</Relationships>'
