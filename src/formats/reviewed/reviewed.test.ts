/**
 * What comes back of every form. `e2e/tests/exporting/reviewed.e2e.ts` drives a LibreOffice. The
 * file is long because each program changes each form in its own way.
 */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mergeReviewed, type MergedReview } from '#domain/reviewing/merge-reviewed'
import { namedBySource } from '#domain/reviewing/name-by-source'
import type { ReviewedFile } from '#domain/reviewing/reviewed-file'
import { untranslated } from '#domain/translation'
import { exporters } from '../export/index.ts'
import { bytesWritten } from '../export/written-testing.ts'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import { readReviewed } from './index.ts'

const states = { empty: 'not translated', draft: 'draft', done: 'done', check: 'needs review' }
const labels = { ...sampleLabels, states }
const pairs = sampleProject.chapters.flat().map(({ id, text }) => ({
  id,
  source: text,
  translation: sampleProject.translations.get(id) ?? untranslated,
}))

const forms = [
  'docxReview',
  'xliff2',
  'xliff1',
  'xliffOmegat',
  'tmx',
  'pairsCsv',
  'pairsTsv',
] as const
const sent = (form: (typeof forms)[number], project = sampleProject) =>
  bytesWritten(exporters[form], project, labels)

function fileIn(bytes: Uint8Array): ReviewedFile {
  const read = readReviewed(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.file
}

function merged(file: ReviewedFile): MergedReview {
  const steps = mergeReviewed(file, pairs)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const changed = (bytes: Uint8Array, from: string, to: string) => {
  expect(text(bytes)).toContain(from)
  return strToU8(text(bytes).replace(from, to))
}

it.each(forms)('nothing has changed in %s, and no comment is new', form => {
  const file = fileIn(sent(form))
  expect(merged(file).pairs).toEqual([])
  expect(merged(file).unchanged).toBe(form === 'tmx' ? 3 : pairs.length)
  expect(file.rows.flatMap(({ comments }) => comments)).toEqual([])
})

it('nothing has changed in a table whose notes have a column', () => {
  const [first] = sampleProject.annotations.filter(({ id }) => id === 'a2')
  const annotations = Array.from({ length: 101 }, () => first!)
  const file = fileIn(sent('docxReview', { ...sampleProject, annotations }))
  expect(merged(file).pairs).toEqual([])
  expect(file.rows.flatMap(({ comments }) => comments)).toEqual([])
})

it('the translation is found whichever side leads', () => {
  const file = fileIn(sent('docxReview', { ...sampleProject, leads: 'translation' }))
  expect(merged(file).pairs).toEqual([])
})

it.each(['xliff2', 'xliff1', 'tmx', 'pairsCsv', 'pairsTsv'] as const)(
  'one changed translation is offered from %s',
  form => {
    const file = fileIn(changed(sent(form), 'I. Spring', 'I. Autumn'))
    expect(merged(file).pairs).toMatchObject([
      { case: 'there', index: 0, there: { content: { text: 'I. Autumn' } } },
    ])
  },
)

it('the apostrophe that guards a formula is no part of a text', () => {
  const translations = new Map(sampleProject.translations)
  const content = { text: '-1 degree', spans: [] }
  translations.set(pairs[0]!.id, { content, state: 'done' })
  const file = fileIn(sent('pairsCsv', { ...sampleProject, translations }))
  expect(file.rows[0]?.translation.text).toBe('-1 degree')
})

describe('a document of Word', () => {
  const row = (translation: string, properties = '') =>
    `<w:tr><w:trPr>${properties}</w:trPr>${[
      `<w:r><w:t>1·${pairs[0]!.id}</w:t></w:r>`,
      '<w:r><w:t>一、春</w:t></w:r>',
      translation,
      '<w:r><w:t>needs review</w:t></w:r>',
    ]
      .map(cell => `<w:tc><w:p>${cell}</w:p></w:tc>`)
      .join('')}</w:tr>`
  const word = (words: string, looks = '') =>
    `<w:r><w:rPr>${looks}</w:rPr><w:t>${words}</w:t></w:r>`
  const read = (rows: string, comments = '', more: Readonly<Record<string, string>> = {}) => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const files = {
      'word/document.xml': strToU8(
        `<w:document ${space}><w:body><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr>${rows}</w:tbl></w:body></w:document>`,
      ),
      'word/comments.xml': strToU8(`<w:comments ${space}>${comments}</w:comments>`),
      ...Object.fromEntries(
        Object.entries(more).map(([name, inside]) => [
          `word/${name}.xml`,
          strToU8(`<w:notes ${space}>${inside}</w:notes>`),
        ]),
      ),
    }
    return fileIn(zipSync(files)).rows
  }

  it('has tracked insertions and deletions with their authors, and the words before', () => {
    const cell = `${word('I. ')}<w:del w:author="Ann"><w:r><w:delText>Spring</w:delText></w:r></w:del><w:ins w:author="Ben">${word('Autumn', '<w:b/>')}</w:ins>`
    expect(read(row(cell))).toMatchObject([
      {
        id: pairs[0]!.id,
        translation: { text: 'I. Autumn', spans: [{ format: 'strong', start: 3, end: 9 }] },
        original: 'I. Spring',
        tracked: [
          { kind: 'deleted', text: 'Spring', author: 'Ann' },
          { kind: 'inserted', text: 'Autumn', author: 'Ben' },
        ],
        state: 'check',
      },
    ])
  })

  it('has what one reviewer deleted of the words that another had inserted', () => {
    const deleted = '<w:del w:author="Ben"><w:r><w:delText>late </w:delText></w:r></w:del>'
    const cell = `${word('I. ')}<w:ins w:author="Ann">${word('A ')}${deleted}</w:ins>${word('spring')}`
    expect(read(row(cell))).toMatchObject([
      {
        translation: { text: 'I. A spring' },
        original: 'I. spring',
        tracked: [
          { kind: 'inserted', text: 'A ', author: 'Ann' },
          { kind: 'deleted', text: 'late ', author: 'Ben' },
        ],
      },
    ])
  })

  it('has comments at their words, and not those that were sent', () => {
    const comment = (id: number, author: string, words: string, initials = 'A') =>
      `<w:comment w:id="${id}" w:author="${author}" w:initials="${initials}"><w:p>${word(words)}</w:p></w:comment>`
    const cell = `${word('I. ')}<w:commentRangeStart w:id="1"/>${word('Spring')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r><w:r><w:commentReference w:id="3"/></w:r>`
    const all = [
      comment(1, 'Ann', 'Why?'),
      comment(2, 'Duizhao', 'Mine.', 'D'),
      comment(3, 'Duizhao', 'Mine, changed.', 'D00000000'),
    ]
    const [found] = read(row(cell), all.join(''))
    expect(found?.comments).toMatchObject([
      { author: 'Ann', text: 'Why?', quote: { side: 'translation', exact: 'Spring' } },
      { text: 'Mine, changed.', isChanged: true },
    ])
  })

  it('has footnotes, endnotes and pictures of the reviewer as comments', () => {
    const picture = '<w:drawing><docPr id="4" name="Image1"/><blip/></w:drawing>'
    const frame = '<w:drawing><docPr id="5" name="Frame1"/></w:drawing>'
    const cell = `<w:r><w:t>I.</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r>${picture}${frame}</w:r>`
    const notes = {
      footnotes: `<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2"><w:p>${word('Foot.')}</w:p></w:footnote>`,
      endnotes: `<w:endnote w:id="2"><w:p>${word('End.')}</w:p></w:endnote>`,
    }
    const [found, ...others] = read(row(cell), '', notes)
    expect(found?.translation.text).toBe('I.')
    expect(found?.comments.map(({ text }) => text)).toEqual(['Foot.', 'End.', '🖼 Image1'])
    expect(others).toEqual([])
  })

  it('has the words of a text box once, and soft hyphens', () => {
    const box = (words: string) => `<w:p>${word(words)}</w:p>`
    const cell = `<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r><w:r><x:AlternateContent xmlns:x="x"><x:Choice>${box('c')}</x:Choice><x:Fallback>${box('c')}</x:Fallback></x:AlternateContent></w:r>`
    expect(read(row(cell))[0]?.translation.text).toBe('a\u00adb\nc')
  })

  it('has what was commented and inserted outside its tables in rows of their own', () => {
    const comments = `<w:comment w:id="7" w:author="Ann"><w:p>${word('Well done.')}</w:p></w:comment>`
    const after = `</w:tbl><w:p><w:ins w:author="Ben">${word('See above.')}</w:ins></w:p><w:tbl>`
    expect(read(row(word('x')) + after, comments).slice(1)).toMatchObject([
      { id: null, translation: { text: 'Ann: Well done.' } },
      { id: null, translation: { text: 'Ben: See above.' } },
    ])
  })

  it('is read without its first column if it names its book', () => {
    const files = unzipSync(sent('docxReview'))
    const document = text(files['word/document.xml']!)
    const bare = document.replaceAll(
      /(<w:tr[ >](?:(?!<w:tc>).)*)<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>/g,
      '$1',
    )
    const file = fileIn(zipSync({ ...files, 'word/document.xml': strToU8(bare) }))
    expect(file.rows.every(({ id }) => id === null)).toBe(true)
    expect(merged(namedBySource(file, pairs))).toMatchObject({ pairs: [], unchanged: pairs.length })
  })

  it('marks a row of which a cell was split', () => {
    const split = row(word('x')).replace('</w:tr>', '<w:tc><w:p/></w:tc></w:tr>')
    expect(read(row(word('x')) + row(word('y')) + split).map(({ isMerged }) => isMerged)).toEqual([
      false,
      false,
      true,
    ])
  })

  it('marks rows that were deleted or joined with others', () => {
    const joined = row('<w:r/>').replace('<w:tc><w:p>', '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>')
    const narrow = row(word('x')).replace(/<w:tc>(?:(?!<w:tc>).)*<\/w:tr>/, '</w:tr>')
    const all = row(word('x'), '<w:del w:author="A"/>') + row(word('x')) + joined + narrow
    expect(read(all)).toMatchObject([
      { isDeleted: true, isMerged: false },
      { isMerged: false },
      { isMerged: true },
      { isMerged: true },
    ])
  })

  it('is refused if it is damaged, and if it has no names of paragraphs', () => {
    const files = unzipSync(sent('docxReview'))
    const document = files['word/document.xml']!
    const cut = zipSync({ 'word/document.xml': document.subarray(0, document.length / 2) })
    expect(readReviewed(cut)).toMatchObject({ fault: { code: 'import.damaged-file' } })
    const other = bytesWritten(exporters.docxTranslation, sampleProject, labels)
    expect(readReviewed(other)).toEqual({ ok: false, fault: 'not-reviewed' })
  })
})

it('tables of ODT have tracked changes, comments and joined cells', () => {
  const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f" xmlns:dc="d">
<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Ben</dc:creator></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>Ann</dc:creator></office:change-info><text:p>Spring</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c3"><text:deletion><office:change-info><dc:creator>Ann</dc:creator></office:change-info><text:p> late</text:p></text:deletion><text:insertion><office:change-info><dc:creator>Ben</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<table:table><table:table-header-rows><table:table-row><table:table-cell/></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>1·${pairs[0]!.id}</text:p></table:table-cell><table:table-cell><text:p>一、春</text:p></table:table-cell>
<table:table-cell><text:p>I.<text:s/><text:change text:change-id="c2"/><text:change-start text:change-id="c1"/><text:span text:style-name="T1">Autumn</text:span><text:change-end text:change-id="c1"/><text:change text:change-id="c3"/>!<office:annotation><dc:creator>Ann</dc:creator><text:p>Why?</text:p></office:annotation></text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>2·${pairs[1]!.id}</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>3·${pairs[2]!.id}</text:p></table:table-cell><table:table-cell/><table:table-cell table:number-columns-spanned="2"><text:p>y<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Foot.</text:p></text:note-body></text:note><draw:frame xmlns:draw="w"><draw:image/></draw:frame></text:p><table:table><table:table-row><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row></table:table></table:table-cell><table:covered-table-cell/></table:table-row>
</table:table><text:p><text:change-start text:change-id="c1"/>See above.<text:change-end text:change-id="c1"/></text:p></office:text></office:body></office:document-content>`
  expect(fileIn(zipSync({ 'content.xml': strToU8(content) })).rows).toMatchObject([
    {
      translation: { text: 'I. Autumn!', spans: [{ format: 'strong', start: 3, end: 9 }] },
      original: 'I. Spring!',
      tracked: [
        { kind: 'deleted', author: 'Ann' },
        { kind: 'inserted', text: 'Autumn', author: 'Ben' },
        { kind: 'deleted', text: ' late', author: 'Ann' },
      ],
      comments: [{ author: 'Ann', text: 'Why?' }],
      isMerged: false,
    },
    { isMerged: true },
    {
      translation: { text: 'y\nz' },
      comments: [{ text: 'Foot.' }, { text: '🖼' }],
      isMerged: false,
    },
    { id: null, translation: { text: 'Ben: See above.' } },
  ])
})

it('tables of RTF have Chinese in either way of writing it, tracked changes and comments', () => {
  const cells = [
    `1\\u183\\'b7${pairs[0]!.id}`,
    "\\f1 \\'d2\\'bb\\uc2\\u12289\\'a1\\'a2\\f1\\'b4\\'ba",
    'I. {\\deleted\\revauthdel1 Spring}{\\revised\\revauth1 Autumn}{\\*\\atnid A}{\\*\\atnauthor Ann}\\chatn{\\*\\annotation{\\*\\atnref 0}Why?}{\\listtext \\bullet\\tab}{\\super\\chftn{\\footnote Foot.\\par Two.}}{\\*\\shppict{\\pict 00ff}}{\\nonshppict{\\pict 00ff}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt Box.}}}',
  ]
  const rtf = `{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 B;}}{\\*\\revtbl{Unknown;}{Ben;}}{\\*\\unknown{x}}\\trowd\\trhdr\\cellx1\\intbl Head\\cell\\row\\trowd\\cellx1\\cellx2\\cellx3\\intbl ${cells.map(cell => `${cell}\\cell `).join('')}\\row\\pard\\par}`
  expect(fileIn(strToU8(rtf, true)).rows).toMatchObject([
    {
      id: pairs[0]!.id,
      source: '一、春',
      translation: { text: 'I. Autumn' },
      original: 'I. Spring',
      tracked: [
        { kind: 'deleted', text: 'Spring' },
        { kind: 'inserted', text: 'Autumn', author: 'Ben' },
      ],
      comments: [
        { author: 'Ann', text: 'Why?' },
        { text: 'Foot.\nTwo.' },
        { text: '🖼' },
        { text: 'Box.' },
      ],
    },
  ])
})

it.each([
  [
    'an entity of its own',
    '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx version="1.4"><header/><body><tu><tuv xml:lang="zh"><seg>&a;</seg></tuv></tu></body></tmx>',
    'import.invalid',
  ],
  ['XML that ends too early', '<xliff version="1.2"><file>', 'import.invalid'],
])('a file with %s is refused with its reason', (_, content, code) => {
  expect(readReviewed(strToU8(content))).toMatchObject({ ok: false, fault: { code } })
})

it('a zip that grows too large is refused', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }, { level: 9 })
  expect(readReviewed(bomb)).toMatchObject({ ok: false, fault: { code: 'import.too-large' } })
})

it('random bytes after a known beginning never throw', () => {
  for (const beginning of [
    'PK\u0003\u0004',
    '{\\rtf1',
    '<xliff ',
    '\ufeffnumber,translation,link\n',
  ])
    for (let seed = 1; seed < 40; seed++) {
      const noise = Array.from({ length: 200 }, (_, i) => (seed * 7919 * (i + 3)) % 251)
      expect(() => readReviewed(new Uint8Array([...strToU8(beginning), ...noise]))).not.toThrow()
    }
})

describe('a table that begins texts with quotation marks', () => {
  const translations = new Map(sampleProject.translations)
  const quoted = pairs.slice(0, 2).map(({ id }, i) => {
    const content = { text: `"Come in."${i === 0 ? '\nShe did.' : ''}`, spans: [] }
    translations.set(id, { content, state: 'done' })
    return content.text
  })
  const ours = text(sent('pairsTsv', { ...sampleProject, translations }))
  const words = (file: string) =>
    fileIn(strToU8(file))
      .rows.slice(0, 2)
      .map(({ translation }) => translation.text)

  it('is read as it was written', () => {
    expect(words(ours)).toEqual(quoted)
  })

  it('is read as a spreadsheet saves it', () => {
    const cells = (line: string) => line.split('\t').map(cell => `"${cell.replaceAll('"', '""')}"`)
    const saved = ours.split('\n').map(line => (line === '' ? '' : cells(line).join('\t')))
    expect(words(saved.join('\r\n'))).toEqual(quoted)
  })
})

describe('the encoding of a table', () => {
  const csv = text(sent('pairsCsv'))
  const semicolons = csv.replaceAll('","', '";"')
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${csv.replace('\ufeff', '')}`, 'utf16le'))
  it.each([
    ['UTF-16', utf16],
    ['UTF-8 with semicolons', strToU8(semicolons)],
    ['UTF-8 without a mark', strToU8(csv.replace('\ufeff', ''))],
  ])('may be %s', (_, bytes) => {
    expect(merged(fileIn(bytes)).pairs).toEqual([])
  })
})

it('the book is known from the properties of DOCX, ODT and RTF', () => {
  const { id } = sampleProject.book
  const other = 'other-book'
  expect(fileIn(sent('docxReview')).book).toBe(id)
  const odt = zipSync({
    'meta.xml': strToU8(
      `<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:m="m"><o:meta><m:user-defined m:name="A">1</m:user-defined><m:user-defined m:name="DuizhaoBook">${other}</m:user-defined></o:meta></o:document-meta>`,
    ),
    'content.xml': strToU8(
      `<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="t"><o:body><o:text><t:table><t:table-row><t:table-cell><t:p>1·${pairs[0]!.id}</t:p></t:table-cell></t:table-row></t:table></o:text></o:body></o:document-content>`,
    ),
  })
  expect(fileIn(odt).book).toBe(other)
  const rtf = `{\\rtf1\\ansi{\\*\\userprops{\\propname AppVersion}\\proptype30{\\staticval 15}{\\propname DuizhaoBook}\\proptype30{\\staticval ${other}}}\\trowd\\cellx1\\intbl 1\\u183\\'b7${pairs[0]!.id}\\cell\\row\\pard\\par}`
  expect(fileIn(strToU8(rtf)).book).toBe(other)
})

describe('a hostile file', () => {
  const rows = (cells: string) => `{\\rtf1\\ansi ${cells}\\pard\\par}`
  const named = `1\\u183\\'b7${pairs[0]!.id}\\cell `
  // Each of these took minutes, or ended in an error, before it was bounded.
  it.each([
    ['of digits', `\\trowd\\intbl ${'1'.repeat(400_000)}\\cell ${named}\\row`],
    ['of spaces', `\\trowd\\intbl ${named}x${' '.repeat(400_000)}x\\cell\\row`],
    ['of rows with one name', `\\trowd\\intbl ${named}x\\cell\\row`.repeat(150_000)],
    ['of cells', `\\trowd\\intbl ${named}${'x\\cell '.repeat(150_000)}\\row`],
  ])('%s is read', (_, cells) => {
    const file = fileIn(strToU8(rows(cells)))
    expect(merged(file).pairs[0]?.index).toBe(0)
  })

  it('of elements inside each other is read or refused', () => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for (const name of ['w:ins', 'w:tbl', 'w:sdt', 'w:r']) {
      const deep = `<${name}>`.repeat(100_000) + `</${name}>`.repeat(100_000)
      const document = `<w:document ${space}><w:body><w:tbl><w:tr><w:tc><w:p>${deep}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
      const bytes = zipSync({ 'word/document.xml': strToU8(document) })
      expect(readReviewed(bytes).ok).toBe(false)
    }
  })
})
