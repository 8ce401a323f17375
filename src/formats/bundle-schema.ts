/**
 * The schemas of a bundle's files. They are closed: unknown fields are refused, so that a newer
 * form needs a new version number. Everything that code relies on is checked, including offsets.
 */
import { splitsPair } from '#domain/anchor'
import { isCount, longestText } from '#domain/bounds'
import {
  paragraphKinds,
  plainInlineKinds,
  type Book,
  type Inline,
  type Paragraph,
} from '#domain/book'
import { isSafeName, type BookId, type ParagraphId } from '#domain/ids'
import * as v from 'valibot'

/** The most paragraphs in a chapter's file. */
export const chapterLimit = 500
/** The deepest level of a heading; the outermost is 1. */
const levelLimit = 9

/**
 * The versions that are read, the newest last. The oldest version that can hold the contents is
 * written.
 */
export const bundleVersions = [1, 2, 3] as const
export type BundleVersion = (typeof bundleVersions)[number]

/** The first version that has each kind of inline. */
const inlineSince: Readonly<Record<Inline['kind'], BundleVersion>> = {
  strong: 1,
  emphasis: 1,
  superscript: 1,
  marker: 1,
  interlinearNote: 2,
  ruby: 2,
  noteReference: 2,
  missingCharacter: 3,
}

/** Returns the oldest version that can hold `paragraphs`, so that older programs can open them. */
export const versionFor = (paragraphs: readonly Paragraph[]): BundleVersion =>
  paragraphs.reduce<BundleVersion>(
    (version, { inlines = [] }) =>
      inlines.reduce<BundleVersion>(
        (oldest, { kind }) => (inlineSince[kind] > oldest ? inlineSince[kind] : oldest),
        version,
      ),
    1,
  )

interface ChapterFile {
  readonly format: 'duizhao-chapter'
  readonly version: BundleVersion
  readonly paragraphs: readonly Paragraph[]
}

interface ManifestFile extends Book {
  readonly format: 'duizhao-bundle'
  readonly version: BundleVersion
}

const wellFormed = v.check((text: string) => !/\p{Surrogate}/u.test(text), 'half a character')
const words = v.pipe(v.string(), wellFormed)
const text = v.pipe(words, v.nonEmpty())
const count = v.custom<number>(value => isCount(value, longestText))
const level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(levelLimit))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const paragraphName = v.custom<ParagraphId>(isSafeName)
const bookName = v.custom<BookId>(isSafeName)

const range = { start: count, end: count }
const inline = v.variant('kind', [
  v.strictObject({ kind: v.picklist(plainInlineKinds), ...range }),
  v.strictObject({ kind: v.literal('ruby'), ...range, reading: text }),
  v.strictObject({ kind: v.literal('noteReference'), ...range, note: paragraphName }),
  v.strictObject({ kind: v.literal('missingCharacter'), ...range, name: text }),
])

const paragraph = v.pipe(
  v.strictObject({
    id: paragraphName,
    kind: v.picklist(paragraphKinds),
    level: v.exactOptional(level),
    text,
    inlines: v.exactOptional(v.array(inline)),
    printBreaks: v.exactOptional(v.array(count)),
  }),
  v.forward(
    v.check(
      ({ kind, level }) => (level !== undefined) === (kind === 'heading'),
      'level of no heading',
    ),
    ['level'],
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { text, inlines = [], printBreaks = [] } = dataset.value
    const isPlace = (offset: number) => offset <= text.length && !splitsPair(text, offset)
    const wrong =
      inlines.some(({ start, end }) => start >= end || !isPlace(start) || !isPlace(end)) ||
      printBreaks.some(
        (at, i) => at <= (printBreaks[i - 1] ?? 0) || at >= text.length || !isPlace(at),
      )
    if (wrong) addIssue({ message: 'offset outside the text or inside a character' })
  }),
)

/** The schema of a chapter's file. */
export const chapterFile: v.GenericSchema<unknown, ChapterFile> = v.pipe(
  v.strictObject({
    format: v.literal('duizhao-chapter'),
    version: v.picklist(bundleVersions),
    paragraphs: v.pipe(
      v.array(paragraph),
      v.minLength(1),
      v.maxLength(chapterLimit),
      v.check(all => new Set(all.map(({ id }) => id)).size === all.length, 'a name twice'),
    ),
  }),
  v.forward(
    v.check(
      ({ version, paragraphs }) => version >= versionFor(paragraphs),
      'what the version does not know',
    ),
    ['version'],
  ),
)

const heading = v.strictObject({ paragraph: paragraphName, level, title: words, index: count })

const chapterEntry = v.pipe(
  v.strictObject({
    file: v.pipe(v.string(), v.regex(/^chapters\/[0-9]{4,5}\.json$/)),
    title: words,
    level,
    continues: v.exactOptional(v.literal(true)),
    paragraphs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(chapterLimit)),
    characters: count,
    headings: v.array(heading),
    sha256: hash,
  }),
  v.forward(
    v.check(
      ({ headings, paragraphs }) =>
        headings.every(
          ({ index }, i) => index < paragraphs && index > (headings[i - 1]?.index ?? -1),
        ),
      'a heading out of order',
    ),
    ['headings'],
  ),
)

/** The schema of the manifest. */
export const manifestFile: v.GenericSchema<unknown, ManifestFile> = v.strictObject({
  format: v.literal('duizhao-bundle'),
  version: v.picklist(bundleVersions),
  id: bookName,
  title: text,
  author: v.exactOptional(text),
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  provenance: v.strictObject({
    file: text,
    sha256: hash,
    importer: v.custom<string>(isSafeName),
    origin: v.exactOptional(text),
    licence: v.exactOptional(text),
  }),
  chapters: v.pipe(
    v.array(chapterEntry),
    v.minLength(1),
    v.check(([first]) => first?.continues !== true, 'nothing to continue'),
    v.check(all => new Set(all.map(({ file }) => file)).size === all.length, 'a file twice'),
  ),
})
