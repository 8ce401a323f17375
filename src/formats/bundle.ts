/**
 * A book's text on disk: `manifest.json`, which lists the chapters, and one file a
 * chapter, so that a long book costs no more to open than a short one. JSON that a
 * person can read and compare; the same book always gives the same bytes.
 */
import type { Book, Inline, Paragraph } from '#domain/book'
import { noProgress, type OnProgress } from '#domain/progress-share'
import * as v from 'valibot'
import {
  bundleVersions,
  chapterFile,
  manifestFile,
  versionFor,
  type BundleVersion,
} from './bundle-schema.ts'
import type { BookText } from './import/importer.ts'

/** The manifest's path in a bundle's folder. */
export const manifestPath = 'manifest.json'

/** Path of the file of the `index`th entry of a manifest, counted from 0. */
export const chapterPath = (index: number): string =>
  `chapters/${String(index + 1).padStart(4, '0')}.json`

/** A file of a bundle; the path is relative to the bundle's folder, with `/`. */
export interface BundleFile {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is wrong with a file of a bundle. */
export interface BundleFault {
  readonly code: 'bundle.broken-json' | 'bundle.unknown-version' | 'bundle.wrong-shape'
  /** The field, such as `chapters.0.sha256`; the offset where JSON breaks, if known; empty for the whole file. */
  readonly place: string
}

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: BundleFault }

/** Every file of the bundle of `text`, the manifest last: who writes them in order never has one without its chapters. `onProgress` receives the share that is done. */
export function encodeBundle(
  { book, chapters }: BookText,
  onProgress: OnProgress = noProgress,
): readonly BundleFile[] {
  const files = chapters.map((paragraphs, i) => {
    onProgress(i / chapters.length)
    return { path: book.chapters[i]?.file ?? chapterPath(i), bytes: encodeChapter(paragraphs) }
  })
  return [
    ...files,
    { path: manifestPath, bytes: encodeManifest(book, versionFor(chapters.flat())) },
  ]
}

/** The manifest's bytes; `version` is the newest of the chapters', so that who cannot read one does not open the book. */
export function encodeManifest(book: Book, version: BundleVersion): Uint8Array<ArrayBuffer> {
  const { id, title, author, language, provenance, chapters } = book
  const { file, sha256, importer, origin, licence } = provenance
  return encode({
    format: 'duizhao-bundle',
    version,
    id,
    title,
    author,
    language,
    provenance: { file, sha256, importer, origin, licence },
    chapters: chapters.map(chapter => ({
      file: chapter.file,
      title: chapter.title,
      level: chapter.level,
      continues: chapter.continues,
      paragraphs: chapter.paragraphs,
      characters: chapter.characters,
      headings: chapter.headings.map(({ paragraph, level, title, index }) => ({
        paragraph,
        level,
        title,
        index,
      })),
      sha256: chapter.sha256,
    })),
  })
}

/** The bytes of one chapter's file; its hash in the manifest is of these. */
export function encodeChapter(paragraphs: readonly Paragraph[]): Uint8Array<ArrayBuffer> {
  return encode({
    format: 'duizhao-chapter',
    version: versionFor(paragraphs),
    paragraphs: paragraphs.map(({ id, kind, level, text, inlines, printBreaks }) => ({
      id,
      kind,
      level,
      text,
      inlines: inlines?.map(inOrder),
      printBreaks,
    })),
  })
}

/** The same inline with its fields in the order in which they are written. */
function inOrder(inline: Inline): Inline {
  const { start, end } = inline
  if (inline.kind === 'ruby') return { kind: inline.kind, start, end, reading: inline.reading }
  if (inline.kind === 'noteReference') return { kind: inline.kind, start, end, note: inline.note }
  return { kind: inline.kind, start, end }
}

/** The book that a manifest's bytes describe. */
export const decodeManifest = (bytes: Uint8Array): Decoded<Book> => {
  const decoded = decode(manifestFile, bytes)
  if (!decoded.ok) return decoded
  const { format: _format, version: _version, ...book } = decoded.value
  return { ok: true, value: book }
}

/** The paragraphs that a chapter file's bytes hold. */
export const decodeChapter = (bytes: Uint8Array): Decoded<readonly Paragraph[]> => {
  const decoded = decode(chapterFile, bytes)
  return decoded.ok ? { ok: true, value: decoded.value.paragraphs } : decoded
}

// Keys come out in the order they are written above; what is undefined is left out.
const encode = (value: object): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)

function decode<T>(schema: v.GenericSchema<unknown, T>, bytes: Uint8Array): Decoded<T> {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return refused('bundle.broken-json', error instanceof SyntaxError ? placeIn(error.message) : '')
  }
  if (isNewer(json)) return refused('bundle.unknown-version', 'version')
  const result = v.safeParse(schema, json, { abortEarly: true })
  if (result.success) return { ok: true, value: result.output }
  return refused('bundle.wrong-shape', v.getDotPath(result.issues[0]) ?? '')
}

const versioned = v.object({ format: v.string(), version: v.pipe(v.number(), v.integer()) })

/** Whether a later program has written this: it may then be right without our understanding it. */
const isNewer = (json: unknown): boolean =>
  v.is(versioned, json) &&
  json.format.startsWith('duizhao-') &&
  json.version > Math.max(...bundleVersions)

/** The offset in a JSON parser's message: the rest of it is in English and may quote the text. */
const placeIn = (message: string): string => /position (\d+)/.exec(message)?.[1] ?? ''

const refused = (code: BundleFault['code'], place: string): { ok: false; fault: BundleFault } => ({
  ok: false,
  fault: { code, place },
})
