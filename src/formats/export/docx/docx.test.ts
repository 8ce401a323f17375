/** The three kinds of DOCX. `npm test` opens them in LibreOffice, too, if it is installed. */
import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '#domain/ids'
import { formats, plain, type RichText } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import { docx } from '../../import/docx/docx.ts'
import { hardText } from '../hard-text-testing.ts'
import type { Exporter, Project } from '../exporter.ts'
import { surveyAtOnce } from '../survey-testing.ts'
import { bytesWritten } from '../written-testing.ts'
import { docxLanguage } from './docx-language.ts'
import { docxReview } from './review-table.ts'
import { docxBilingual, docxTranslation } from './running-text.ts'
import { runsXml } from './runs.ts'

function partsOf(exporter: Exporter, project: Project = sampleProject) {
  const files = unzipSync(bytesWritten(exporter, project, sampleLabels))
  return (name: string): string => new TextDecoder().decode(files[name])
}

const count = (xml: string, tag: string): number => xml.split(`<w:${tag}`).length - 1

/** The text that a program shows of runs. */
const shown = (xml: string): string =>
  xml
    .replaceAll('<w:br/>', '\n')
    .replaceAll('<w:tab/>', '\t')
    .replaceAll(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(
      /&(?:amp|lt|gt|quot|#39);/g,
      entity => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity]!,
    )

const rich: fc.Arbitrary<RichText> = fc.record({
  text: hardText,
  spans: fc.array(
    fc.record({ format: fc.constantFrom(...formats), start: fc.nat(24), end: fc.nat(24) }),
    { maxLength: 3 },
  ),
})

it('a run shows the same text, whatever is in it', () => {
  fc.assert(
    fc.property(rich, rich => {
      const xml = runsXml(rich, docxLanguage('en'))
      expect(shown(xml)).toBe(withoutControls(rich.text).replaceAll(/\r\n?/g, '\n'))
    }),
  )
})

it.each([
  ['zh-Hans', 'w:eastAsia="zh-CN"'],
  ['zh-Hant', 'w:eastAsia="zh-TW"'],
  ['lzh-Hans', 'w:eastAsia="zh-CN"'],
  ['lzh', 'w:eastAsia="zh-TW"'],
  ['ja', 'w:eastAsia="ja-JP"'],
  ['fr', 'w:val="fr-FR"'],
  ['en-GB', 'w:val="en-GB"'],
  ['ar', 'w:bidi="ar-EG"'],
  ['no language', 'w:val="en-US"'],
])('the language %s has a name that Word knows', (tag, name) => {
  expect(docxLanguage(tag).language).toContain(name)
})

it('a right-to-left translation has its direction in paragraphs and runs', () => {
  expect(docxLanguage('he').direction).toBe('<w:bidi/>')
  expect(docxLanguage('he').language).toContain('<w:rtl/>')
})

describe.each(Object.entries({ docxReview, docxBilingual, docxTranslation }))(
  'the part with the text of %s',
  (_name, exporter) => {
    it('closes every element that it opens, in order', () => {
      const part = partsOf(exporter)
      for (const name of ['document', 'styles', 'settings', 'footer'])
        expect(unbalanced(part(`word/${name}.xml`))).toBeNull()
    })

    it('sets both languages', () => {
      expect(partsOf(exporter)('word/document.xml')).toContain('w:val="en-US"')
      expect(partsOf(exporter)('word/settings.xml')).toContain('w:eastAsia="zh-CN"')
    })
  },
)

describe('a translation for a publisher', () => {
  const part = partsOf(docxTranslation)
  const text = part('word/document.xml')
  const notes = part('word/footnotes.xml')

  it('has the translation without the source, and headings as headings', () => {
    expect(text).toContain('Heading1"/></w:pPr><w:r><w:rPr><w:lang w:val="en-US"')
    expect(text).toContain('I. Spring')
    expect(text).not.toContain('山里的春天')
    expect(text).not.toContain('山居_1.txt')
  })

  it('has a real footnote for each mark with words, in the order of their signs', () => {
    const { numbered } = surveyAtOnce({ ...sampleProject, sides: 'translation' })
    const signs = [...text.matchAll(/footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)
    expect(signs).toEqual(numbered.map((_, i) => String(i + 1)))
    const written = [...notes.matchAll(/<w:footnote w:id="(\d+)">/g)].map(([, id]) => id)
    expect(written).toEqual(signs)
  })

  it('quotes the words of a note that is on the source, at the end of its paragraph', () => {
    expect(shown(notes)).toContain('“落下，像𠮷祥”')
    expect(text).toMatch(/good ones”\.<\/w:t><\/w:r><w:r>.{0,60}footnoteReference w:id="3"/)
  })

  it('has no category and no tags of a mark with a note, which are the reader’s own', () => {
    const [first] = sampleProject.annotations.filter(({ id }) => id === 'a3')
    const annotations = [{ ...first!, kind: 'note' as const, note: [plain('Sound.')] }]
    const words = partsOf(docxTranslation, { ...sampleProject, annotations })
    expect(shown(words('word/footnotes.xml')).trim()).toBe('Sound.')
    const both = partsOf(docxBilingual, { ...sampleProject, annotations })
    expect(shown(both('word/footnotes.xml'))).toContain('拟声')
  })

  it('says what is not translated, also of a heading', () => {
    expect(shown(text)).toContain('[Not translated]')
    expect(text).toMatch(/Heading1"\/><\/w:pPr><w:r>[^/]*\/><\/w:rPr><w:t [^>]*>\[Not translated\]/)
    expect(shown(text)).not.toContain('[Draft]')
  })
})

it('both texts are in the order that leads, and the first has the heading', () => {
  const order = (leads: Project['leads']) => {
    const text = partsOf(docxBilingual, { ...sampleProject, leads })('word/document.xml')
    return [...text.matchAll(/w:val="(Heading1|BesideHeading)"\/>.*?<w:t [^>]*>([^<]*)/g)]
      .slice(0, 2)
      .map(([, style, words]) => `${style}: ${words}`)
  }
  expect(order('source')).toEqual(['Heading1: 一、春', 'BesideHeading: I. Spring'])
  expect(order('translation')).toEqual(['Heading1: I. Spring', 'BesideHeading: 一、春'])
})

describe('a table for review', () => {
  const long: Project = {
    ...sampleProject,
    annotations: [],
    chapters: [250, 3].map((length, chapter) =>
      Array.from({ length }, (_, i) => ({
        id: paragraphId(`c${chapter}p${i}`),
        kind: 'body' as const,
        text: `第${i}段。`,
      })),
    ),
  }

  it('has tables of at most a hundred rows for each chapter, each with its head', () => {
    const text = partsOf(docxReview, long)('word/document.xml')
    const tables = text.split('<w:tbl>').slice(1)
    expect(tables.map(table => count(table, 'tr>') - 1)).toEqual([100, 100, 50, 3])
    expect(tables.every(table => count(table, 'tblHeader') === 1)).toBe(true)
    expect(text).not.toContain('</w:tbl><w:tbl>')
  })

  it('has the number and the permanent name of each paragraph, and a bookmark', () => {
    const text = partsOf(docxReview)('word/document.xml')
    for (const { id } of sampleProject.chapters.flat()) {
      expect(text).toContain(`${sampleProject.numberOf(id)}·${id}</w:t>`)
      expect(text).toContain(`w:name="dz_${id}"`)
    }
  })

  it('tracks changes, and has notes as comments at their words', () => {
    const part = partsOf(docxReview)
    expect(part('word/settings.xml')).toContain('<w:trackRevisions/>')
    const { numbered } = surveyAtOnce(sampleProject)
    const text = part('word/document.xml')
    for (const tag of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
      expect(count(text, tag)).toBe(numbered.length)
    expect(count(part('word/comments.xml'), 'comment ')).toBe(numbered.length)
    expect(shown(part('word/comments.xml'))).toContain('It should be 吉祥:\nan *old* form.')
  })

  it('has a column of notes instead, if there are too many for comments', () => {
    const [first] = sampleProject.annotations.filter(({ id }) => id === 'a2')
    const annotations = Array.from({ length: 101 }, () => first!)
    const part = partsOf(docxReview, { ...sampleProject, annotations })
    const text = part('word/document.xml')
    expect(text).not.toContain('comment')
    expect(count(text.split('</w:tr>')[0] ?? '', 'tc>')).toBe(5)
    expect(shown(text)).toContain('“落下，像𠮷祥”')
  })

  it('says what each pair was when it was sent', () => {
    const pairs = (project: Project) =>
      Array.from(
        partsOf(docxReview, project)('word/document.xml').matchAll(/~[0-9a-z.]{9,}/g),
        ([sums]) => sums,
      )
    const before = pairs(sampleProject)
    expect(before).toHaveLength(8)
    const [first] = sampleProject.chapters.flat()
    const translations = new Map(sampleProject.translations)
    translations.set(first!.id, { content: plain('I. Winter'), state: 'done' })
    const after = pairs({ ...sampleProject, translations })
    expect(after.map((pair, i) => pair === before[i])).toEqual([false, ...Array(7).fill(true)])
  })

  it('is read back by the importer with the same name for every paragraph', () => {
    const bytes = bytesWritten(docxReview, { ...sampleProject, annotations: [] }, sampleLabels)
    const read = docx.parse(bytes, 'review.docx', {})
    if (!read.ok) throw new Error(read.code)
    const names = read.text.chapters.flat().map(({ id }) => id)
    expect(names).toEqual(expect.arrayContaining(sampleProject.chapters.flat().map(({ id }) => id)))
  })
})

/** The first tag that closes no open element or stays open, or null. */
function unbalanced(xml: string): string | null {
  const open: string[] = []
  for (const [tag, slash, name = '', self] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (self === '/') continue
    if (slash !== '/') open.push(name)
    else if (open.pop() !== name) return tag
  }
  return open.at(-1) ?? null
}
