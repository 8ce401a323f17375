import { docxLanguage, chineseFont } from './docx-language.ts'
import { declaration, namespaces } from './xml.ts'

/** A paragraph style. Word knows those of its own by their names. */
interface Style {
  readonly name: string
  readonly paragraph?: string
  readonly run?: string
}

const size = (halves: number) => `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`

const heading = (level: number, halves: number): Style => ({
  name: `heading ${level}`,
  paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${level === 1 ? 480 : 280}" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
  run: `<w:b/><w:bCs/>${size(halves)}`,
})

const grey = '<w:color w:val="6B665D"/>'

const styles: Readonly<Record<string, Style>> = {
  Title: {
    name: 'Title',
    paragraph: '<w:spacing w:before="240" w:after="120"/>',
    run: `<w:b/><w:bCs/>${size(36)}`,
  },
  Subtitle: { name: 'Subtitle', paragraph: '<w:spacing w:after="60"/>', run: `${grey}${size(24)}` },
  Heading1: heading(1, 30),
  Heading2: heading(2, 26),
  Heading3: heading(3, 23),
  Heading4: heading(4, 21),
  Heading5: heading(5, 21),
  Heading6: heading(6, 21),
  Body: {
    name: 'Duizhao text',
    paragraph: '<w:spacing w:after="160" w:line="300" w:lineRule="auto"/>',
  },
  Quote: {
    name: 'Quote',
    paragraph:
      '<w:spacing w:after="160" w:line="280" w:lineRule="auto"/><w:ind w:left="567" w:right="567"/>',
  },
  Beside: {
    name: 'Duizhao other side',
    paragraph: '<w:spacing w:after="240" w:line="280" w:lineRule="auto"/><w:ind w:left="284"/>',
  },
  BesideHeading: {
    name: 'Duizhao other side heading',
    paragraph: '<w:keepNext/><w:spacing w:after="160"/><w:ind w:left="284"/>',
    run: '<w:b/><w:bCs/>',
  },
  State: {
    name: 'Duizhao state',
    paragraph: '<w:spacing w:after="240"/><w:ind w:left="284"/>',
    run: `<w:i/><w:iCs/>${grey}${size(18)}`,
  },
  Id: { name: 'Duizhao paragraph', run: `${grey}${size(14)}` },
  Cell: { name: 'Duizhao cell', paragraph: '<w:spacing w:after="60"/>' },
  CellHeading: {
    name: 'Duizhao cell heading',
    paragraph: '<w:keepNext/><w:spacing w:after="60"/>',
    run: '<w:b/><w:bCs/>',
  },
  FootnoteText: { name: 'footnote text', run: size(18) },
  CommentText: { name: 'annotation text', run: size(20) },
  Footer: { name: 'footer', paragraph: '<w:jc w:val="center"/>', run: `${grey}${size(18)}` },
}

/** The styles of the words that notes and formats use. */
const characterStyles = `
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr>${size(16)}</w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Duizhao code"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/></w:rPr></w:style>`

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map(edge => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
  .join('')
const tableStyle = `
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`

/** Returns the styles of a document with a source and a translation in these languages. */
export function stylesXml(source: string, translation: string): string {
  const { language } = docxLanguage(translation)
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${chineseFont(source)}" w:cs="Times New Roman"/>`
  const own = Object.entries(styles).map(([id, { name, paragraph = '', run = '' }]) => {
    const custom = name.startsWith('Duizhao') ? ' w:customStyle="1"' : ''
    return `
<w:style w:type="paragraph"${custom} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}</w:style>`
  })
  return (
    `${declaration}<w:styles ${namespaces}>` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(21)}${language.replace('<w:rtl/>', '')}</w:rPr></w:rPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    `${own.join('')}${characterStyles}${tableStyle}</w:styles>`
  )
}
