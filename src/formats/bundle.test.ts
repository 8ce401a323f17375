/** Tests bundles. This file is long because every kind of damage is a row. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsPair } from '#domain/anchor'
import { paragraphKinds, plainInlineKinds } from '#domain/book'
import { bookText, type BookFacts, type ChapterDraft } from './book-text.ts'
import {
  chapterPath,
  decodeChapter,
  decodeManifest,
  encodeBundle,
  encodeManifest,
  manifestPath,
} from './bundle.ts'
import { sha256Hex } from './naming.ts'
import type { Draft, DraftInline } from './import/draft.ts'

const facts: BookFacts = {
  text: '天地',
  title: '天地',
  language: 'zh-Hans',
  provenance: { file: '天地.txt', sha256: 'a'.repeat(64), importer: 'test' },
}
const body = (text: string): Draft => ({ kind: 'body', text })
const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json))
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8').decode(bytes))

const text = fc.string({
  unit: fc.constantFrom('天', '地', '𠮷', 'a', '"', '\\', '\n', '\u2028'),
  minLength: 1,
  maxLength: 30,
})
type Look = (start: number, end: number) => DraftInline

/** An inline without its range. */
const look: fc.Arbitrary<Look> = fc.oneof(
  fc.constantFrom(...plainInlineKinds).map((kind): Look => (start, end) => ({ kind, start, end })),
  text.map((reading): Look => (start, end) => ({ kind: 'ruby', start, end, reading })),
  fc
    .constantFrom('a', 'b')
    .map((note): Look => (start, end) => ({ kind: 'noteReference', start, end, note })),
)
const draft: fc.Arbitrary<Draft> = fc
  .tuple(text, fc.constantFrom(...paragraphKinds), look, fc.nat(), fc.nat())
  .map(([text, kind, inline, a, b]) => {
    const start = a % text.length
    const at = b % text.length
    return {
      kind,
      text,
      ...(kind === 'heading' && { level: (a % 9) + 1 }),
      ...(!splitsPair(text, start) && { inlines: [inline(start, text.length)] }),
      ...(at > 0 && !splitsPair(text, at) && { printBreaks: [at] }),
    }
  })
const chapterDraft: fc.Arbitrary<ChapterDraft> = fc.record({
  title: fc.constantFrom('', '第一章'),
  level: fc.integer({ min: 1, max: 9 }),
  paragraphs: fc.array(draft, { minLength: 1, maxLength: 12 }),
})

describe('a bundle', () => {
  it('is decoded as it was encoded', () => {
    fc.assert(
      fc.property(fc.array(chapterDraft, { minLength: 1, maxLength: 4 }), drafts => {
        const written = bookText({ ...facts, author: '某人' }, drafts)
        const files = new Map(encodeBundle(written).map(({ path, bytes }) => [path, bytes]))
        const manifest = decodeManifest(files.get(manifestPath)!)
        expect(manifest).toEqual({ ok: true, value: written.book })
        for (const [i, { file, sha256 }] of written.book.chapters.entries()) {
          const bytes = files.get(file)!
          expect(decodeChapter(bytes)).toEqual({ ok: true, value: written.chapters[i] })
          expect(sha256Hex(bytes)).toBe(sha256)
        }
      }),
    )
  })

  it('has the same readable bytes for the same book, with the manifest last', () => {
    const written = bookText(facts, [{ title: '', level: 1, paragraphs: [body('天')] }])
    expect(encodeBundle(written)).toEqual(encodeBundle(structuredClone(written)))
    expect(encodeBundle(written).map(({ path }) => path)).toEqual([
      'chapters/0001.json',
      'manifest.json',
    ])
    expect(new TextDecoder('utf-8').decode(encodeManifest(written.book, 1))).toMatch(
      /^\{\n {2}"format": "duizhao-bundle",\n[^]*\n\}\n$/,
    )
  })

  it('divides a chapter that is too long for one file and marks the continuation', () => {
    const paragraphs = Array.from({ length: 1001 }, (_, i) => body(`第${i}段`))
    const { book, chapters } = bookText(facts, [
      { title: '长', level: 2, paragraphs },
      { title: '短', level: 2, paragraphs: [body('完')] },
    ])
    expect(
      book.chapters.map(({ title, level, continues, paragraphs }) => [
        title,
        level,
        continues,
        paragraphs,
      ]),
    ).toEqual([
      ['长', 2, undefined, 334],
      ['', 2, true, 333],
      ['', 2, true, 334],
      ['短', 2, undefined, 1],
    ])
    expect(chapters.flat().map(({ text }) => text)).toEqual(
      [...paragraphs, body('完')].map(({ text }) => text),
    )
  })

  it('gives equal paragraphs different ids that do not depend on the rest of the book', () => {
    const names = (...texts: string[]) =>
      bookText(facts, [{ title: '', level: 1, paragraphs: texts.map(body) }])
        .chapters.flat()
        .map(({ id }) => id)
    const [first, second, third, fourth] = names('天', '地', '天', '天')
    expect(first).toMatch(/^p[a-z2-7]{10}$/)
    expect([third, fourth]).toEqual([`${first}-2`, `${first}-3`])
    expect(names('人', '地')[1]).toBe(second)
  })

  const versionsOf = (paragraphs: readonly Draft[]) =>
    encodeBundle(bookText(facts, [{ title: '', level: 1, paragraphs }])).map(
      ({ bytes }) => (jsonOf(bytes) as { version: number }).version,
    )

  it.each<[DraftInline, number]>([
    [{ kind: 'strong', start: 0, end: 1 }, 1],
    [{ kind: 'interlinearNote', start: 0, end: 1 }, 2],
    [{ kind: 'ruby', start: 0, end: 1, reading: 'tiān' }, 2],
    [{ kind: 'noteReference', start: 0, end: 1, note: 'a' }, 2],
    [{ kind: 'missingCharacter', start: 0, end: 1, name: 'KR0001' }, 3],
  ])('has the oldest version that can hold it: %j in %i', (inline, version) => {
    const drafts: Draft[] = [
      { ...body('天'), inlines: [inline] },
      { kind: 'note', text: '注', label: 'a' },
    ]
    expect(versionsOf(drafts)).toEqual([version, version])
  })

  it('refers to notes by id, and turns a reference without a note into superscript', () => {
    const [first, second, note] = bookText(facts, [
      {
        title: '',
        level: 1,
        paragraphs: [
          { ...body('天①'), inlines: [{ kind: 'noteReference', start: 1, end: 2, note: 'a' }] },
          { ...body('地②'), inlines: [{ kind: 'noteReference', start: 1, end: 2, note: 'b' }] },
        ],
      },
      { title: '注', level: 1, paragraphs: [{ kind: 'note', text: '注', label: 'a' }] },
    ]).chapters.flat()
    expect(first?.inlines).toEqual([{ kind: 'noteReference', start: 1, end: 2, note: note!.id }])
    expect(second?.inlines).toEqual([{ kind: 'superscript', start: 1, end: 2 }])
    expect(note).not.toHaveProperty('label')
  })

  it('numbers its files from one with at least four digits', () => {
    expect([chapterPath(0), chapterPath(9_999)]).toEqual([
      'chapters/0001.json',
      'chapters/10000.json',
    ])
  })
})

const whole = bookText(facts, [
  { title: '', level: 1, paragraphs: [{ kind: 'heading', level: 1, text: '𠮷野' }, body('地')] },
])
const manifest = jsonOf(encodeManifest(whole.book, 1)) as { chapters: object[]; provenance: object }
const chapter = jsonOf(encodeBundle(whole)[0]!.bytes) as { paragraphs: object[] }

describe('a manifest is refused', () => {
  const [entry] = manifest.chapters
  const withEntry = (change: object) => ({ ...manifest, chapters: [{ ...entry, ...change }] })
  it.each([
    ['if it is not JSON', '{"format":', 'broken-json'],
    ['of a newer version', { ...manifest, version: 4 }, 'unknown-version', 'version'],
    ['of a version that is not a number', { ...manifest, version: '1' }, 'wrong-shape', 'version'],
    ['of another format', { ...manifest, format: 'epub', version: 3 }, 'wrong-shape', 'format'],
    ['if it is a list', [], 'wrong-shape', 'format'],
    ['if it is null', null, 'wrong-shape', ''],
    ['with an unknown field', { ...manifest, extra: 1 }, 'wrong-shape', 'extra'],
    ['with an id that is not a safe name', { ...manifest, id: '../x' }, 'wrong-shape', 'id'],
    ['without a title', { ...manifest, title: '' }, 'wrong-shape', 'title'],
    ['with half a character', { ...manifest, title: '\ud842' }, 'wrong-shape', 'title'],
    ['with an invalid language', { ...manifest, language: '"><b>' }, 'wrong-shape', 'language'],
    ['without chapters', { ...manifest, chapters: [] }, 'wrong-shape', 'chapters'],
    [
      'with a file outside its folder',
      withEntry({ file: 'chapters/../../0001.json' }),
      'wrong-shape',
      'chapters.0.file',
    ],
    ['with an invalid hash', withEntry({ sha256: 'abc' }), 'wrong-shape', 'chapters.0.sha256'],
    [
      'with a chapter that is too long',
      withEntry({ paragraphs: 501 }),
      'wrong-shape',
      'chapters.0.paragraphs',
    ],
    [
      'with a heading outside its chapter',
      withEntry({ paragraphs: 1, headings: [{ paragraph: 'p1', level: 1, title: '', index: 1 }] }),
      'wrong-shape',
      'chapters.0.headings',
    ],
    ['with a file twice', { ...manifest, chapters: [entry, entry] }, 'wrong-shape', 'chapters'],
    ['if it begins with a continuation', withEntry({ continues: true }), 'wrong-shape', 'chapters'],
    [
      'without a file in its provenance',
      { ...manifest, provenance: {} },
      'wrong-shape',
      'provenance.file',
    ],
  ])('%s', (_title, json, code, place = '') => {
    const bytes = typeof json === 'string' ? new TextEncoder().encode(json) : bytesOf(json)
    expect(decodeManifest(bytes)).toEqual({ ok: false, fault: { code: `bundle.${code}`, place } })
  })
})

describe('a chapter is refused', () => {
  const [heading] = chapter.paragraphs
  const withHeading = (change: object) => ({ ...chapter, paragraphs: [{ ...heading, ...change }] })
  it.each([
    ['if its bytes are not UTF-8', null, 'broken-json', ''],
    ['of a newer version', { ...chapter, version: 9 }, 'unknown-version', 'version'],
    ['without paragraphs', { ...chapter, paragraphs: [] }, 'wrong-shape', 'paragraphs'],
    ['with an empty paragraph', withHeading({ text: '' }), 'wrong-shape', 'paragraphs.0.text'],
    ['with an unknown kind', withHeading({ kind: 'poem' }), 'wrong-shape', 'paragraphs.0.kind'],
    [
      'with a level on a body paragraph',
      withHeading({ kind: 'body' }),
      'wrong-shape',
      'paragraphs.0.level',
    ],
    [
      'with an empty inline',
      withHeading({ inlines: [{ kind: 'strong', start: 2, end: 2 }] }),
      'wrong-shape',
      'paragraphs.0',
    ],
    [
      'with an inline outside the text',
      withHeading({ inlines: [{ kind: 'strong', start: 0, end: 9 }] }),
      'wrong-shape',
      'paragraphs.0',
    ],
    [
      'with an inline inside a character',
      withHeading({ inlines: [{ kind: 'strong', start: 1, end: 2 }] }),
      'wrong-shape',
      'paragraphs.0',
    ],
    [
      'with an offset that is not an integer',
      withHeading({ printBreaks: [0.5] }),
      'wrong-shape',
      'paragraphs.0.printBreaks.0',
    ],
    [
      'with a reading in a version without readings',
      withHeading({ inlines: [{ kind: 'ruby', start: 0, end: 2, reading: 'jí' }] }),
      'wrong-shape',
      'version',
    ],
    [
      'with an empty reading',
      {
        ...withHeading({ inlines: [{ kind: 'ruby', start: 0, end: 2, reading: '' }] }),
        version: 2,
      },
      'wrong-shape',
      'paragraphs.0.inlines.0.reading',
    ],
    [
      'with a missing character in a version without them',
      {
        ...withHeading({ inlines: [{ kind: 'missingCharacter', start: 0, end: 2, name: 'A' }] }),
        version: 2,
      },
      'wrong-shape',
      'version',
    ],
    [
      'with a missing character without a name',
      {
        ...withHeading({ inlines: [{ kind: 'missingCharacter', start: 0, end: 2, name: '' }] }),
        version: 3,
      },
      'wrong-shape',
      'paragraphs.0.inlines.0.name',
    ],
    ['with a break at its end', withHeading({ printBreaks: [3] }), 'wrong-shape', 'paragraphs.0'],
    [
      'with breaks out of order',
      withHeading({ text: '天地人', printBreaks: [2, 1] }),
      'wrong-shape',
      'paragraphs.0',
    ],
    [
      'with a duplicate id',
      { ...chapter, paragraphs: [heading, heading] },
      'wrong-shape',
      'paragraphs',
    ],
  ])('%s', (_title, json, code, place) => {
    const bytes = json === null ? Uint8Array.of(0x22, 0xff, 0x22) : bytesOf(json)
    expect(decodeChapter(bytes)).toEqual({ ok: false, fault: { code: `bundle.${code}`, place } })
  })
})

it('decoding a bundle file never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.json().map(json => new TextEncoder().encode(json)),
      ),
      bytes => {
        expect(decodeManifest(bytes).ok || decodeChapter(bytes).ok).toBe(false)
      },
    ),
  )
})
