/** Tests the exporters. The file is long because each promise is tried with each format. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphId } from '#domain/ids'
import { formats, plain, type RichText } from '#domain/rich-text'
import { hasControls, withoutControls } from '#domain/text/control-characters'
import { bookText } from '../book-text.ts'
import { sampleLabels, sampleProject } from '../fixtures/sample-project.ts'
import type { Project } from './exporter.ts'
import { bytesWritten, isZip, partsOf, written as whole } from './written-testing.ts'
import { hardText } from './hard-text-testing.ts'
import { htmlText } from './html-text.ts'
import { exporters } from './index.ts'
import { piecesOf } from './pieces.ts'
import { surveyAtOnce } from './survey-testing.ts'

/** The exporters that write the text and not only what is on it. */
const ofTexts = Object.entries({ markdown: exporters.markdown, html: exporters.html })

describe.each(Object.entries(exporters))('the exporter %s', (format, exporter) => {
  it('writes the sample as it was approved', async () => {
    const bytes = bytesWritten(exporter, sampleProject, sampleLabels)
    const ending = isZip(bytes) ? `${exporter.extension}.txt` : exporter.extension
    const path = `../fixtures/sample-${format}.${ending}`
    await expect(whole(exporter, sampleProject, sampleLabels)).toMatchFileSnapshot(path)
  })

  it('writes the same bytes for any order of the annotations', () => {
    const reversed = { ...sampleProject, annotations: sampleProject.annotations.toReversed() }
    expect(bytesWritten(exporter, reversed, sampleLabels)).toEqual(
      bytesWritten(exporter, sampleProject, sampleLabels),
    )
  })

  it('writes no control characters', () => {
    const [first] = sampleProject.annotations
    if (!first) throw new Error('no annotation')
    const annotations = [{ ...first, kind: 'note' as const, note: [plain('a\0b\u001bc')] }]
    expect(hasControls(whole(exporter, { ...sampleProject, annotations }, sampleLabels))).toBe(
      false,
    )
  })
})

describe.each(ofTexts)('the exporter %s', (_name, exporter) => {
  it('writes no control characters of a translation', () => {
    const written = whole(
      exporter,
      withTranslation({ text: 'a\0b\u001bc', spans: [{ format: 'strong', start: 0, end: 3 }] }),
      sampleLabels,
    )
    expect(hasControls(written)).toBe(false)
    expect(written).toContain('ab')
  })

  it('writes a book without any work on it', () => {
    const bare: Project = {
      ...sampleProject,
      translations: new Map(),
      annotations: [],
      categories: new Map(),
    }
    const written = whole(exporter, bare, sampleLabels)
    expect(written.match(/Not translated/g)).toHaveLength(8)
    expect(written).not.toContain(sampleLabels.notes)
  })
})

describe('the sides of Markdown', () => {
  const [, first] = sampleProject.chapters.flat()
  const bare = { ...sampleProject, annotations: [], chapters: [[first!]] }
  const body = (change: Partial<Project>) =>
    whole(exporters.markdown, { ...bare, ...change }, sampleLabels)
      .split('\n\n')
      .slice(2)

  it('are one above the other, the one that leads first, and the other a quotation', () => {
    const [source = '', translation = ''] = body({})
    expect(source).toMatch(/^\\?\(上接/)
    expect(translation).toMatch(/^> Spring \*\*comes\*\*/)
    const [leading = '', following = ''] = body({ leads: 'translation' })
    expect(leading).toMatch(/^Spring/)
    expect(following).toMatch(/^> .*山里的春天/)
  })

  it('can be one alone', () => {
    expect(body({ sides: 'source' }).join()).not.toContain('Spring')
    expect(body({ sides: 'translation' }).join()).not.toContain('山里')
  })
})

describe('the sides of HTML', () => {
  const [heading] = sampleProject.chapters.flat()
  const bare = {
    ...sampleProject,
    hasLinks: false,
    annotations: [],
    chapters: [[heading!]],
  }
  const pair = (change: Partial<Project>) =>
    / id="p2kf73ldqfx">(.*)<\/div>\n/.exec(
      whole(exporters.html, { ...bare, ...change }, sampleLabels),
    )?.[1]
  const source = '<div lang="zh-Hans"><h2 lang="zh-Hans">一、春</h2></div>'

  it('are beside each other, the one that leads first, and the first has the heading', () => {
    const translation = '<div lang="en"><p lang="en" dir="auto">I. Spring</p></div>'
    expect(pair({})).toBe(source + translation)
    expect(pair({ leads: 'translation' })).toBe(
      '<div lang="en"><h2 lang="en" dir="auto">I. Spring</h2></div>' +
        '<div lang="zh-Hans"><p lang="zh-Hans">一、春</p></div>',
    )
  })

  it('can be one alone, in one column without names of sides', () => {
    expect(pair({ sides: 'source' })).toBe(source)
    const html = whole(exporters.html, { ...bare, sides: 'source' }, sampleLabels)
    expect(html).toContain('class="pair heading level-1 alone"')
    expect(html).not.toContain('class="pair sides"')
  })

  it('keep the notes on words of the side that is not exported, without a broken link', () => {
    const html = whole(exporters.html, { ...sampleProject, sides: 'translation' }, sampleLabels)
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter(id => !html.includes(` id="${id}"`))).toEqual([])
    expect(html).toContain('落下，像𠮷祥')
  })
})

describe('translated names', () => {
  const names = { translatedTitle: 'A Hut <in> the Hills', translatedAuthor: 'Anon.' }
  const named = {
    ...sampleProject,
    hasLinks: false,
    book: { ...sampleProject.book, ...names },
  }
  const head = (format: 'html' | 'markdown', leads: Project['leads']) =>
    whole(exporters[format], { ...named, leads }, sampleLabels)

  it('are under the title of the book in Markdown, and the title of the side that leads is first', () => {
    expect(head('markdown', 'source')).toMatch(
      /^# 山居 \\<札记\\>\n\n> A Hut \\<in\\> the Hills\\\n> Anon\.\n\n无名氏/,
    )
    expect(head('markdown', 'translation')).toMatch(
      /^# A Hut \\<in\\> the Hills\n\n> Anon\.\n\n山居 \\<札记\\>\\\n无名氏/,
    )
  })

  it('include the origin, which a translation alone has instead of that of the text', () => {
    const book = {
      ...named.book,
      translatedOrigin: 'Xinhua',
      provenance: { ...named.book.provenance, origin: '新华社' },
    }
    const both = whole(exporters.markdown, { ...named, book }, sampleLabels)
    expect(both).toContain('Xinhua')
    expect(both).toContain('新华社')
    const alone = { ...named, book, leads: 'translation', sides: 'translation' } as const
    expect(whole(exporters.markdown, alone, sampleLabels)).not.toContain('新华社')
  })

  it('have the language of the translation in HTML, and so has a page that they lead', () => {
    const lines = (html: string) =>
      /<header>\n([^]*?)\n<p lang="zh-Hans" dir="auto">无/.exec(html)?.[1]
    const ours = 'lang="en" dir="auto"'
    const theirs = 'lang="zh-Hans" dir="auto"'
    expect(lines(head('html', 'source'))).toBe(
      `<h1 ${theirs}>山居 &lt;札记&gt;</h1>\n` +
        `<p ${ours}>A Hut &lt;in&gt; the Hills</p>\n<p ${ours}>Anon.</p>`,
    )
    const led = head('html', 'translation')
    expect(led).toContain('<title lang="en">A Hut &lt;in&gt; the Hills</title>')
    expect(lines(led)).toBe(
      `<h1 ${ours}>A Hut &lt;in&gt; the Hills</h1>\n<p ${ours}>Anon.</p>\n` +
        `<p ${theirs}>山居 &lt;札记&gt;</p>`,
    )
  })

  it('lead nothing if there is no translated title', () => {
    const header = (leads: Project['leads']) =>
      whole(exporters.html, { ...sampleProject, leads }, sampleLabels).split('<main>')[0]
    expect(header('translation')).toBe(header('source'))
  })
})

describe.each(ofTexts)('a long book as %s', (_name, exporter) => {
  const chapters = Array.from({ length: 3 }, (_, chapter) =>
    Array.from({ length: 100 }, (_, i) => ({
      id: paragraphId(`c${chapter}p${i}`),
      kind: 'body' as const,
      text: `第${chapter}章第${i}段。`,
    })),
  )
  const parts = partsOf(exporter, { ...sampleProject, chapters }, sampleLabels)

  it('comes in parts of a few paragraphs, each paragraph once', () => {
    const counts = parts.map(part => part.match(/第\d+章第\d+段。/g)?.length ?? 0)
    expect(Math.max(...counts)).toBe(1)
    expect(counts.reduce((a, b) => a + b)).toBe(300)
  })

  it('locates its marks in steps before it writes the first word', () => {
    const before = parts.findIndex(part => part !== '')
    expect(before).toBeGreaterThanOrEqual(sampleProject.annotations.length)
  })
})

describe('a pair of ranges', () => {
  const words = (id: string) => sampleProject.annotations.find(one => one.id === id)!
  const pair = {
    ...words('a4'),
    tags: ['声'],
    anchors: words('a2').anchors,
    counterpart: { index: 1, anchors: words('a3').anchors },
  }
  const project = { ...sampleProject, annotations: [pair] }

  it('has one number in both texts, and both words in its note', () => {
    const markdown = whole(exporters.markdown, project, sampleLabels)
    expect(markdown.match(/\[\^1\](?!:)/g)).toHaveLength(2)
    expect(markdown).toContain('[^1]: “落下，像𠮷祥” ⇄ “drop by drop”')
    const html = whole(exporters.html, project, sampleLabels)
    expect(html).toContain('<a href="#mark-1-1" lang="zh-Hans" dir="auto">落下，像𠮷祥</a> ⇄ ')
    expect(html).toContain(' ⇄ <a href="#mark-1-2" lang="en" dir="auto">drop by drop</a>')
    for (const place of ['mark-1-1', 'mark-1-2']) expect(html).toContain(`id="${place}"`)
  })

  it('is no orphan while one of its words is found', () => {
    const lost = words('a5').anchors
    const survey = surveyAtOnce({
      ...project,
      annotations: [{ ...pair, counterpart: { index: 2, anchors: lost } }],
    })
    expect(survey.orphans).toEqual([])
    expect(survey.numbered[0]?.quotes.map(({ side, part }) => [side, part])).toEqual([
      ['source', 1],
      ['translation', null],
    ])
  })
})

it('an HTML export puts forty pairs into each section that a browser may skip', () => {
  const chapter = Array.from({ length: 100 }, (_, i) => ({
    id: paragraphId(`p${i}`),
    kind: 'body' as const,
    text: '天'.repeat(i),
  }))
  const html = whole(exporters.html, { ...sampleProject, chapters: [chapter] }, sampleLabels)
  expect(html).toContain('section { content-visibility: auto;')
  const sections = html.split('<section ').slice(1)
  expect(sections.map(section => section.split('<div class="pair').length - 1)).toEqual([
    40, 40, 20,
  ])
  const [first = 0, second = 0] = sections.map(one => Number(/auto (\d+)em/.exec(one)?.[1]))
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first)
})

describe('readings and notes of the source', () => {
  const { book, chapters } = bookText({ ...sampleProject.book, text: '汉字' }, [
    {
      title: '',
      level: 1,
      paragraphs: [
        {
          kind: 'body',
          text: '汉字*①，天地〓',
          inlines: [
            { kind: 'ruby', start: 0, end: 2, reading: 'hàn*zì' },
            { kind: 'strong', start: 1, end: 2 },
            { kind: 'noteReference', start: 3, end: 4, note: 'a' },
            { kind: 'interlinearNote', start: 5, end: 7 },
            { kind: 'missingCharacter', start: 7, end: 8, name: 'A"<*' },
          ],
        },
        { kind: 'note', text: '① 注', label: 'a' },
      ],
    },
  ])
  const bare = { translations: new Map(), annotations: [], categories: new Map() }
  const project: Project = { ...sampleProject, ...bare, book, chapters }

  it.each([
    [
      'html',
      '<ruby>汉<strong>字</strong><rt>hàn*zì</rt></ruby>*<a href="#NOTE"><sup>①</sup></a>，天地<span title="A&quot;&lt;*">〓</span>',
    ],
    [
      'md',
      '<ruby>汉**字**<rt>hàn\\*zì</rt></ruby>\\*<sup>①</sup>，天地<span title="A&quot;&lt;*">〓</span>',
    ],
  ])('are exported to %s', (extension, expected) => {
    const exporter = Object.values(exporters).find(it => it.extension === extension)!
    const written = whole(exporter, project, sampleLabels)
    expect(written).toContain(expected.replace('NOTE', chapters[0]![1]!.id))
    expect(written).toContain('① 注')
  })
})

it.each(['markdown', 'html'] as const)('a question is exported to %s with its state', format => {
  const written = whole(exporters[format], sampleProject, sampleLabels)
  for (const state of ['question.open', 'question.answered'] as const)
    expect(written).toContain(sampleLabels.kindState(state))
})

const rich: fc.Arbitrary<RichText> = fc.record({
  text: hardText,
  spans: fc.array(
    fc.record({ format: fc.constantFrom(...formats), start: fc.nat(24), end: fc.nat(24) }),
    { maxLength: 3 },
  ),
})

describe('piecesOf', () => {
  it('returns pieces that together are the text, each with the ranges over it', () => {
    fc.assert(
      fc.property(rich, ({ text, spans }) => {
        const pieces = piecesOf(text, spans)
        expect(pieces.map(piece => piece.text).join('')).toBe(text)
        for (const { start, end, over } of pieces) {
          expect(over).toEqual(
            spans.filter(span => span.start < end && span.end > start && span.start < span.end),
          )
        }
      }),
    )
  })
})

describe('text exported as HTML', () => {
  it('has its own direction', () => {
    const written = whole(
      exporters.html,
      withTranslation({ text: 'في عام 2022', spans: [] }),
      sampleLabels,
    )
    expect(written).toContain('<p lang="en" dir="auto">في عام 2022</p>')
  })

  it('shows the same text, whatever is in it', () => {
    fc.assert(
      fc.property(rich, rich => {
        expect(readHtml(htmlText(rich))).toBe(withoutControls(rich.text))
      }),
    )
  })
})

describe('text exported as Markdown', () => {
  it('has asterisks only where they cannot be misread', () => {
    const written = whole(
      exporters.markdown,
      withTranslation({ text: '他说：走。后', spans: [{ format: 'strong', start: 0, end: 5 }] }),
      sampleLabels,
    )
    expect(written).toContain('> <strong>他说：走。</strong>后')
  })

  it('does not become a list if a mark begins between a number and its point', () => {
    const written = whole(
      exporters.markdown,
      withTranslation({ text: '1. a', spans: [{ format: 'strong', start: 1, end: 2 }] }),
      sampleLabels,
    )
    expect(written).toContain('> 1<strong>.</strong> a')
  })
})

function withTranslation(content: RichText): Project {
  const { book, chapters } = bookText({ ...sampleProject.book, text: '天' }, [
    { title: '', level: 1, paragraphs: [{ kind: 'body', text: '天' }] },
  ])
  return {
    ...sampleProject,
    book,
    chapters,
    annotations: [],
    translations: new Map([[chapters[0]![0]!.id, { content, state: 'done' }]]),
  }
}

/** Returns the text that a browser shows of our HTML. */
const readHtml = (html: string): string =>
  html
    .replaceAll('<br>', '\n')
    .replaceAll(/<\/?(?:strong|em|sup|u|s|code)>/g, '')
    .replaceAll(
      /&(?:amp|lt|gt|quot|#39);/g,
      entity => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity]!,
    )
