/**
 * Random libraries for tests of everything that stores or transports them. The file is long because
 * each table has its random rows, which share their parts.
 */
import * as fc from 'fast-check'
import { markScopes, type Annotation, type Category, type NoteBody } from './annotation.ts'
import type { BookRecord } from './book-record.ts'
import { createLogicalClock, stampOf, unknownInstallation, type InstallationId } from './clock.ts'
import { versionOf, versionReasons, type Version, type Versioned } from './history.ts'
import {
  annotationId,
  bookId,
  categoryId,
  outlineItemId,
  ownWordId,
  paragraphId,
  sentenceChangeId,
} from './ids.ts'
import { withStamp, type Operation, type Rows, type TableName } from './operation.ts'
import { annotationKinds, hasKindFields, kinds, type KindFields } from './kinds/index.ts'
import { freshKeys } from './outline/order-key.ts'
import { outlineKinds, type OutlineItem } from './outline/outline-item.ts'
import type { Position } from './progress.ts'
import { formats, textFormats, type Format, type RichText } from './rich-text.ts'
import { targetIn } from './row-change.ts'
import type { Setting } from './settings.ts'
import { nameOfOwnWord, wordStatuses, type OwnWord, type WordScope } from './own-words/own-word.ts'
import type { SentenceChange } from './sentences/sentence-change.ts'
import { placeName, shownKinds, type ParagraphChange } from './structure/paragraph-change.ts'
import { translationStates, type Translation } from './translation.ts'
import { lastIn, type Work } from './work.ts'

/**
 * Strings that have broken programs: control characters, both directions, joiners, every plane,
 * lone surrogates.
 */
export const naughty: readonly string[] = [
  '',
  ' ',
  '\u0000\u0001\u0008\u001b\u007f\u0085',
  '\r\n\t\u2028\u2029\ufeff',
  '\u202e倒过来\u202c \u2066左\u2069 \u061c',
  'a\u200bb\u200cc\u200dd\u2060e\u00ad',
  '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈🇨🇳1️⃣',
  '\u5fe0\udb40\udd00 葛\udb40\udd01',
  '𠀀𪜀𫝀𫠠𬺰𰀀𱍐𲎰\u{323b0}',
  '\ue000\u{f0000}\u{10fffd}\ufffe\uffff\u{1fffe}',
  '\ud842',
  '\udfb7半',
  'Z̴̧̢̛̗̘̙̜̝̞̟̠̣̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼a̸l̷g̶o',
  '__proto__',
  'constructor',
  '"\\/</script><!--]]>\'`${0}%s%n',
  '../../etc/passwd',
  '=1+1',
  // Strings that look like something else: nothing, a number, a truth value, a device, a command.
  'undefined null nil NaN (null) None true FALSE',
  '0 -1 1/0 1e309 0x1F 010 1,000.00 ١٢٣ １２３ ½ ⅷ ₀₁₂',
  'CON PRN AUX NUL COM1 con.txt',
  '$(reboot) `id` ; rm -rf * | cat && echo %PATH% $HOME',
  // Strings with a meaning in other languages.
  '\'; DROP TABLE translations; -- " OR 1=1 /*',
  '<img src=x onerror=alert(1)><svg/onload=alert`1`> javascript:alert(1)',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>',
  '{{ 7*7 }} {% raw %} #{x} <%= y %> %d %n {0} \\u0041 &nbsp; &#0;',
  '# * _ ~~ ` [x](y) ![z]() | > - 1. <b> \\ ^[1]',
  // Letters of every direction, width and kind.
  'مرحبا بالعالم שלום עולם ܐܒܓ 𐤀𐤁 ‏‎',
  '部落格 あいう アイウ ｱｲｳ 한글 ㄅㄆㄇ ไทย हिन्दी Ελληνικά Кириллица',
  'ｆｕｌｌ ʇxǝʇ uʍop 𝕭𝖔𝖑𝖉 ⓒⓘⓡ ﬁ ǆ ẞ ß İ ı ſ',
  '＂＇「」『』〈〉《》【】〔〕‘’“”…——·、。；：？！',
  '㈠㊀㋀㌀㍿〇〻々〆ゝヽ〱〲⿰⿻㇀㇣𖿣',
  '👨🏿‍❤️‍💋‍👨🏻🫱🏻‍🫲🏿🏴󠁧󠁢󠁥󠁮󠁧󠁿#️⃣♀︎♂️\ufe0e\ufe0f',
  // All kinds of space, and invisible characters.
  'a\u00a0b\u1680c\u2003d\u202fe\u205ff\u3000g\u180eh\u115fi\u3164j',
  '\u001b[31mred\u001b[0m \u0007 \u009b2J',
  '\u2028 \u2029 \u000b \u000c \u0085 end',
  `${'长'.repeat(2000)}${'a'.repeat(2000)}`,
]

/**
 * Returns `operations` as the writer of the library `here` stamps them when its clock says `now`.
 */
export function stampedNow(
  here: Work,
  operations: readonly Operation[],
  now: number,
): readonly Operation[] {
  const installation = unknownInstallation
  const clock = createLogicalClock({ installation, seen: lastIn(here), now: () => now })
  return operations.map(operation => withStamp(operation, clock.stamp()))
}

/** Any text at all. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...naughty),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )

const time = fc.nat(20)
/** Stamps of two machines; some rows have none. */
const stamp = fc.option(
  fc
    .record({
      era: fc.nat(1),
      wall: time,
      counter: fc.nat(1),
      by: fc.constantFrom(...['1', '2'].map(name => name.padStart(16, '0') as InstallationId)),
    })
    .map(stampOf),
  { nil: undefined },
)
const book = fc.constantFrom('b1', 'b2').map(bookId)
const paragraph = fc.constantFrom('p1', 'p2', 'p3').map(paragraphId)
const index = fc.nat(9)
const category = fc.constantFrom('term', 'doubt', 'own').map(categoryId)

const richTextIn = (allowed: readonly Format[]): fc.Arbitrary<RichText> =>
  anyText().chain(text =>
    fc.record({
      text: fc.constant(text),
      spans: fc.array(
        fc.record({
          format: fc.constantFrom(...allowed),
          start: fc.nat(text.length),
          end: fc.nat(text.length),
        }),
        { maxLength: 2 },
      ),
    }),
  )

const translation: fc.Arbitrary<Translation> = fc.record({
  bookId: book,
  paragraphId: paragraph,
  index,
  content: richTextIn(textFormats),
  state: fc.constantFrom(...translationStates),
  updatedAt: time,
  stamp,
})

const noteParagraph: fc.Arbitrary<NoteBody[number]> = fc
  .tuple(
    richTextIn(formats),
    fc.constantFrom<NoteBody[number]['block']>(
      undefined,
      { kind: 'heading', level: 2 },
      { kind: 'quotation' },
    ),
  )
  .map(([text, block]) => (block ? { ...text, block } : text))

/** Any kind, with any values of its own fields. */
const kind: fc.Arbitrary<KindFields> = fc.constantFrom(...annotationKinds).chain(name => {
  const { kind, ...own } = kinds[name].made
  const values = fc.record(
    Object.fromEntries(
      Object.entries(own).map(([field, made]) => [
        field,
        typeof made === 'string' ? fc.constantFrom('', '吉祥', 'a𠮷') : fc.boolean(),
      ]),
    ),
  )
  return values.map(fields => ({ kind, ...fields })).filter(hasKindFields)
})

const anchors = fc.array(
  fc.record({
    paragraphId: paragraph,
    start: index,
    end: index,
    quote: fc.record({ exact: anyText(), prefix: anyText(), suffix: anyText() }),
  }),
  { minLength: 1, maxLength: 2 },
)

const anyKind = fc.record({
  id: fc.constantFrom('a1', 'a2', 'a3').map(annotationId),
  bookId: book,
  category,
  side: fc.constantFrom('source', 'translation'),
  index,
  anchors,
  note: fc.array(noteParagraph, { maxLength: 2 }),
  tags: fc.uniqueArray(anyText(), { maxLength: 3 }),
  createdAt: time,
  updatedAt: time,
  stamp,
  deletedAt: fc.option(time),
})
const annotation: fc.Arbitrary<Annotation> = fc
  .tuple(anyKind, kind, fc.option(fc.constantFrom(...markScopes)))
  .map(([row, own, scope]) => ({ ...row, ...own, ...(scope && { scope }) }))

const ownCategory: fc.Arbitrary<Category> = fc.record({
  id: category,
  name: fc.option(anyText()),
  colour: fc.constantFrom('amber', 'rose'),
  shape: fc.constantFrom('fill', 'wave'),
  order: index,
  bookId: fc.option(book),
  deletedAt: fc.option(time),
  updatedAt: time,
  stamp,
})

const record: fc.Arbitrary<BookRecord> = fc.record({
  bookId: book,
  title: fc.option(anyText()),
  author: fc.option(anyText()),
  language: fc.option(fc.constantFrom('zh-Hans', 'lzh')),
  translatedTitle: fc.option(anyText()),
  translatedAuthor: fc.option(anyText()),
  translationLanguage: fc.constantFrom(undefined, null, 'fr', 'zh-Hant'),
  removedAt: fc.option(time),
  addedAt: fc.option(time, { nil: undefined }),
  updatedAt: time,
  stamp,
})

const position: fc.Arbitrary<Position> = fc.record({
  bookId: book,
  paragraphId: paragraph,
  index,
  side: fc.constantFrom('source', 'translation'),
  caretIndex: index,
  caret: index,
  top: fc.integer({ min: -99, max: 99 }),
  furthest: fc.option(index, { nil: undefined }),
  updatedAt: time,
  stamp,
})

const setting: fc.Arbitrary<Setting> = fc.oneof(
  fc.record({
    key: fc.constant('theme' as const),
    value: fc.constantFrom('dark', 'sepia'),
    updatedAt: time,
    stamp,
  }),
  fc.record({
    key: fc.constant('sourceSize' as const),
    value: fc.integer({ min: 14, max: 40 }),
    updatedAt: time,
    stamp,
  }),
)

/** Any own word. Those of a book and those of all texts have other names, as the program's have. */
const ownWord: fc.Arbitrary<OwnWord> = fc
  .record({
    scope: fc.constantFrom<WordScope>('here', 'book', 'everywhere'),
    bookId: book,
    anchor: fc.record({
      paragraphId: paragraph,
      start: index,
      end: index,
      quote: fc.record({ exact: anyText(), prefix: anyText(), suffix: anyText() }),
    }),
    index,
    expression: fc.constantFrom('杨志', '自由', '𠮷祥'),
    words: fc.constantFrom('', 'free', 'a𠮷'),
    status: fc.constantFrom(...wordStatuses),
    createdAt: time,
    updatedAt: time,
    stamp,
    deletedAt: fc.option(time),
  })
  .chain(({ scope, bookId: made, anchor, index: at, words, status, ...common }) => {
    const owner = scope === 'everywhere' ? null : made
    const { expression } = common
    const place = scope === 'here' ? { index: at, anchor } : null
    const row = { ...common, scope, bookId: owner, place }
    const id = (name: Parameters<typeof nameOfOwnWord>[0]) => nameOfOwnWord(name, owner, expression)
    const [first = '', ...rest] = Array.from(expression)
    return fc.constantFrom<OwnWord>(
      {
        ...row,
        id: ownWordId(`g-${owner ?? 'all'}`),
        kind: 'gloss',
        reading: words,
        meaning: words,
        note: '',
      },
      { ...row, id: id('boundary'), kind: 'boundary', parts: [first, rest.join('')] },
      { ...row, id: id('reading'), kind: 'reading', reading: 'zi4 you2' },
      { ...row, id: id('status'), kind: 'status', status },
      { ...row, id: id('met'), kind: 'met', sentence: words, count: at },
    )
  })
const outlineName = fc.constantFrom('o1', 'o2', 'o3').map(outlineItemId)

const outlineItem: fc.Arbitrary<OutlineItem> = fc.record({
  id: outlineName,
  outline: outlineName,
  bookId: fc.option(book),
  parent: fc.option(outlineName),
  order: fc.constantFrom(...freshKeys(3)),
  kind: fc.constantFrom(...outlineKinds),
  title: anyText().map(text => text.slice(0, 200)),
  body: fc.array(noteParagraph, { maxLength: 2 }),
  mark: fc.option(fc.record({ book, id: fc.constantFrom('a1', 'a2').map(annotationId) })),
  createdAt: time,
  deletedAt: fc.option(time),
  updatedAt: time,
  stamp,
})

const version: fc.Arbitrary<Version> = fc
  .tuple(
    fc.oneof<fc.Arbitrary<Versioned>[]>(
      translation.map(row => ({ table: 'translations', row })),
      annotation.map(row => ({ table: 'annotations', row })),
      ownCategory.map(row => ({ table: 'categories', row })),
      record.map(row => ({ table: 'books', row })),
      ownWord.map(row => ({ table: 'ownWords', row })),
      outlineItem.map(row => ({ table: 'outline', row })),
    ),
    fc.constantFrom(...versionReasons),
    time,
  )
  .map(([of, why, now]) => versionOf(targetIn<TableName>(of.table, of.row), of, why, now))

const paragraphChange: fc.Arbitrary<ParagraphChange> = fc.record({
  bookId: book,
  place: fc.record({ paragraph, offset: fc.nat(3) }).map(placeName),
  index,
  begins: fc.option(fc.boolean()),
  kind: fc.option(fc.constantFrom(...shownKinds)),
  level: fc.option(fc.integer({ min: 1, max: 6 })),
  words: anyText().map(text => text.slice(0, 200)),
  after: fc.option(
    fc.record({ id: paragraph, length: index, end: anyText().map(text => text.slice(0, 8)) }),
  ),
  updatedAt: time,
  stamp,
})

const sentenceChange: fc.Arbitrary<SentenceChange> = fc
  .tuple(
    fc.record({
      id: fc.constantFrom('1', '2', '3'),
      bookId: book,
      says: fc.boolean(),
      side: fc.constantFrom('source', 'translation'),
      index,
      anchors,
      createdAt: time,
      deletedAt: fc.option(time),
      updatedAt: time,
      stamp,
    }),
    fc.option(fc.record({ index, anchors })),
  )
  .map(([{ id, ...row }, counterpart]) =>
    counterpart
      ? { ...row, id: sentenceChangeId(`l${id}`), kind: 'link', counterpart }
      : { ...row, id: sentenceChangeId(`b${id}`), kind: 'border' },
  )

const table = <T extends TableName>(name: T, row: fc.Arbitrary<Rows[T]>) =>
  fc.uniqueArray(row, { selector: each => targetIn(name, each), maxLength: 4 })

/** A library of a few rows. Two such libraries share most of their names. */
export const anyWork = (): fc.Arbitrary<Work> =>
  fc.record({
    libraryId: fc.constantFrom('library-1', 'library-2'),
    seq: fc.nat(1000),
    at: fc.nat(2_000_000_000_000),
    schemaVersion: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 9, 11, 12),
    rows: fc.record({
      translations: table('translations', translation),
      annotations: table('annotations', annotation),
      categories: table('categories', ownCategory),
      positions: table('positions', position),
      settings: table('settings', setting),
      history: table('history', version),
      books: table('books', record),
      structure: table('structure', paragraphChange),
      ownWords: table('ownWords', ownWord),
      outline: table('outline', outlineItem),
      sentences: table('sentences', sentenceChange),
    }),
  })
