import { escapeHtml } from '../html-text.ts'

/** The first line of every part of a DOCX. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The names that the parts with text use. */
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Escapes `text` for use between tags or in a quoted attribute. XML has the entities of HTML. */
export const escapeXml = escapeHtml

/** A paragraph in a style. Its properties besides the style are in the order of the schema. */
export const paragraphXml = (style: string, runs: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`

/** A run of words without line breaks that matter. `properties` are those of the run. */
export const runXml = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${wordsXml(text)}</w:r>`

/** Words with their line breaks and tabs. */
const wordsXml = (text: string): string =>
  text
    .split(/(\r\n?|\n|\t)/)
    .map(part => {
      if (part === '') return ''
      if (part === '\t') return '<w:tab/>'
      if (/^[\r\n]/.test(part)) return '<w:br/>'
      return `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`
    })
    .join('')

/** A field that the program computes when it shows the page, such as the number of the page. */
export const fieldXml = (code: string, shown: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> ${escapeXml(code)} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}` +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

/** Runs that lead to `target`, which is a valid target of a link. */
export const linkXml = (target: string, runs: string): string =>
  fieldXml(`HYPERLINK "${target.replaceAll(/["\\\s]/g, encodeURI)}"`, runs)

/** Returns the words that a program reads in runs, without their breaks. */
export const wordsOfXml = (xml: string): string =>
  Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, words = '']) => words)
    .join('')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, entity => characters.get(entity) ?? entity)

const characters: ReadonlyMap<string, string> = new Map(
  ['&', '<', '>', '"', "'"].map(character => [escapeXml(character), character]),
)
