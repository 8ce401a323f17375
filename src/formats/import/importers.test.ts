/** Tests of the promises that every importer keeps, whatever its format. */
import { fuzzing } from '#domain/fuzz-testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extensionsOf } from './extensions.ts'
import type { ImportPreview } from './importer.ts'
import { outline } from './headings/outline-testing.ts'
import { importers, previewImport } from './index.ts'
import { keepsItsPromises } from './promises-testing.ts'
import { sampleFiles } from '../sample-files-testing.ts'

const line = fc.oneof(
  fc.constantFrom(
    '第一回 宴桃园',
    '第四回说到，',
    '一、主张',
    '（二）合作',
    '1.治理',
    '专栏5 论坛',
    '结束语',
    '图1 示意',
    '(上接第四版)',
    '（下转第三版）',
    '(新华社北京11月7日电)',
    '《三国演义》罗贯中',
    '作者：某人',
    '　　',
    '',
    '中国积极参与全球互联网治理,推动治理体系改',
    '深化合作。近年来，合作不断发展。',
    'A line of English, cut in the middle of',
    'its sentence. ',
    '\t𠮷野家\u3000',
    '\u2028',
    '\f',
  ),
  fc.string({
    unit: fc.constantFrom(
      '天',
      '地',
      '。',
      '，',
      '（',
      '）',
      '第',
      '一',
      '章',
      '1',
      '.',
      ' ',
      '“',
      '𠮷',
    ),
    maxLength: 40,
  }),
)
const chineseText = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([lines, end]) => lines.join(end))

const utf8 = (text: string) => new TextEncoder().encode(text)
const squeezed = (text: string) => text.replaceAll(/\s/g, '')

it('each listed format has an importer, so the open dialog shows no extension in vain', () => {
  expect(importers.map(({ id }) => id)).toEqual(Object.keys(extensionsOf))
})

describe.each(importers.map(importer => [importer.id, importer] as const))(
  '%s',
  (_id, importer) => {
    it('never throws and keeps its promises on any bytes', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
          const sure = importer.sniff(bytes, 'a.txt')
          expect(sure >= 0 && sure <= 1).toBe(true)
          keepsItsPromises(importer.parse(bytes, 'a.txt'))
        }),
        fuzzing(500),
      )
    })

    it('keeps its promises on any Chinese text', () => {
      fc.assert(
        fc.property(chineseText, text => {
          keepsItsPromises(importer.parse(utf8(text), '书.txt'))
        }),
        fuzzing(300),
      )
    })

    it('returns the same preview for the same bytes', () => {
      fc.assert(
        fc.property(chineseText, text => {
          expect(importer.parse(utf8(text), '书.txt')).toEqual(importer.parse(utf8(text), '书.txt'))
        }),
        { numRuns: 50 },
      )
    })

    it('refuses an empty file with a code', () => {
      expect(importer.parse(utf8(' \n　\n'), '空.txt')).toEqual({
        ok: false,
        code: 'import.empty',
        file: '空.txt',
      })
    })
  },
)

/** All text of a preview, with the translation at the end. */
const wordsIn = ({ text, translation }: ImportPreview & { readonly ok: true }): readonly string[] =>
  [...text.chapters.flat(), ...(translation?.texts ?? [])].map(one => one.text)

/** The characters of `text`; sorted if a translation was taken out of it. */
const inOrderOf = (preview: ImportPreview, text: string): string =>
  preview.ok && preview.translation ? Array.from(squeezed(text)).sort().join('') : squeezed(text)

describe('an imported text', () => {
  it('keeps every character except white space', () => {
    fc.assert(
      fc.property(chineseText, text => {
        const preview = previewImport(utf8(text), '书.txt')
        const kept = preview.ok ? wordsIn(preview) : []
        expect(inOrderOf(preview, kept.join(''))).toBe(inOrderOf(preview, text))
      }),
      fuzzing(500),
    )
  })

  it('loses only what the choices name, and counts it', () => {
    const choices = fc.record(
      {
        joinLines: fc.boolean(),
        notesApart: fc.boolean(),
        chapterLines: fc.constantFrom('第#回*', '/^[一二]、/', '/(/', ''),
        dropLines: fc.subarray([
          '@web-noise',
          '@advert',
          '@page-number',
          '@page-rule',
          '天*',
          '/章/',
        ]),
      },
      { requiredKeys: [] },
    )
    const noise = fc.constantFrom(
      '（本章完）',
      '- 12 -',
      '- 13 -',
      '第3页',
      'http://a.example/',
      '手机用户请浏览本站',
    )
    const noisy = fc
      .array(fc.oneof(chineseText, noise), { maxLength: 12 })
      .map(parts => parts.join('\n'))
    fc.assert(
      fc.property(noisy, choices, (text, choices) => {
        const preview = previewImport(utf8(text), '书.txt', choices)
        keepsItsPromises(preview)
        if (!preview.ok) return
        const kept = wordsIn(preview)
        const { removed } = preview.findings
        expect(squeezed(kept.join('')).length + removed.characters).toBe(squeezed(text).length)
        if (removed.lines === 0) {
          expect(inOrderOf(preview, kept.join(''))).toBe(inOrderOf(preview, text))
        }
        if (choices.dropLines === undefined) expect(removed).toEqual({ lines: 0, characters: 0 })
      }),
      fuzzing(300),
    )
  })

  it('has the same id exactly if its paragraphs are the same', () => {
    const choices = fc.record(
      {
        joinLines: fc.boolean(),
        translationApart: fc.boolean(),
        chapterLines: fc.constantFrom('第#章*', '*天*', '/(/', ' '),
        dropLines: fc.subarray(['天*', '第*', 'x', '/\\d/']),
        title: fc.constantFrom('甲', '乙'),
      },
      { requiredKeys: [] },
    )
    const lines = fc.array(
      fc.oneof(
        line,
        fc.constantFrom(
          '# 第一章 天',
          '## 第1节',
          '第二章 地',
          'Sky.',
          'The earth is here.',
          '天。',
        ),
      ),
      { minLength: 1, maxLength: 14 },
    )
    const name = fc.constantFrom('书.md', '书.txt', '书.html', '书.tsv')
    fc.assert(
      fc.property(lines, name, choices, choices, (lines, name, one, other) => {
        const text = name.endsWith('.html')
          ? lines.map(it => (it.startsWith('第') ? `<h1>${it}</h1>` : `<p>${it}</p>`)).join('')
          : lines.join('\n\n')
        const [a, b] = [one, other].map(it => previewImport(utf8(text), name, it))
        if (!a?.ok || !b?.ok) return
        // A book without its translation is named by its paragraphs, however its chapters divide
        // them.
        const [first, second] = [a, b].map(({ text }) => JSON.stringify(text.chapters.flat()))
        const isOne = first === second
        if (!isOne) expect(a.text.book.id).not.toBe(b.text.book.id)
        if (JSON.stringify(one) === JSON.stringify(other)) expect(isOne).toBe(true)
      }),
      fuzzing(1000),
    )
  })

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'import.binary'],
    ['a PDF with another extension', utf8('%PDF-1.4\n1 0 obj'), 'import.pdf'],
    ['an empty file', new Uint8Array(), 'import.empty'],
  ])('refuses %s with a code and the name of the file', (_title, bytes, code) => {
    expect(previewImport(bytes, '书.txt')).toEqual({ ok: false, code, file: '书.txt' })
  })

  it.each(['书.txt', '书.md', '书.html', '书.csv'])(
    'opens %s that is cut in mid-character, and reports the line',
    name => {
      const bytes = utf8('<p>天地玄黄，\n宇宙洪荒').subarray(0, -1)
      const preview = previewImport(bytes, name)
      expect(outline(preview).join('')).toMatch(/宇宙洪$/)
      expect(preview).toMatchObject({ ok: true, notices: [{ code: 'cut-off', detail: '2' }] })
    },
  )
})

// One of the files can only be read in an encoding that the reader chooses.
const readable = sampleFiles.filter(({ bytes, name }) => previewImport(bytes, name).ok)

it.each(readable)('reports rising progress with $name', file => {
  const reported: number[] = []
  expect(previewImport(file.bytes, file.name, {}, share => reported.push(share)).ok).toBe(true)
  expect(reported.length, 'an importer reports its progress at least four times').toBeGreaterThan(3)
  expect(reported).toEqual(reported.toSorted((a, b) => a - b))
  expect(reported[0], 'the first report is of less than half').toBeLessThan(0.5)
  expect(reported.at(-1)).toBeGreaterThan(0.5)
  expect(reported.every(share => share >= 0 && share <= 1)).toBe(true)
})
