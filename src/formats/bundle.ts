/**
 * A book's text on disk: `manifest.json`, which lists the chapters, and one file a chapter, so that
 * a long book opens as fast as a short one. People can read and compare the JSON. The same book
 * always gives the same bytes.
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
import { coverPath } from './cover.ts'
import type { BookText } from './import/importer.ts'

/** The manifest's path in a bundle's folder. */
export const manifestPath = 'manifest.json'

/** Returns the path of the chapter at `index` in the manifest, counted from 0. */
export const chapterPath = (index: number): string =>
  `chapters/${String(index + 1).padStart(4, '0')}.json`

/** A file of a bundle. Its path is relative to the bundle's folder, with `/`. */
export interface BundleFile {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Why a file of a bundle is not read. */
export interface BundleFault {
  readonly code: 'bundle.broken-json' | 'bundle.unknown-version' | 'bundle.wrong-shape'
  /**
   * The field, such as `chapters.0.sha256`, or the offset of a JSON error; empty for the whole
   * file.
   */
  readonly place: string
}

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: BundleFault }

/**
 * Returns every file of the bundle of `text`. The manifest is last, so that files written in this
 * order never include a manifest without its chapters. `onProgress` receives the completed share.
 */
export function encodeBundle(
  { book, chapters, cover }: BookText,
  onProgress: OnProgress = noProgress,
): readonly BundleFile[] {
  const files = chapters.map((paragraphs, i) => {
    onProgress(i / chapters.length)
    return { path: book.chapters[i]?.file ?? chapterPath(i), bytes: encodeChapter(paragraphs) }
  })
  // A copy, because the bytes of these files may be transferred to another thread.
  const picture = cover && { path: coverPath(cover.ending), bytes: cover.bytes.slice() }
  return [
    ...files,
    ...(picture ? [picture] : []),
    { path: manifestPath, bytes: encodeManifest(book, versionFor(chapters.flat())) },
  ]
}

/**
 * Encodes a manifest. `version` is the newest of its chapters', so that programs that cannot read a
 * chapter refuse the whole book.
 */
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

/** Encodes a chapter's file. The manifest holds the hash of these bytes. */
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

/** Returns `inline` with its fields in the order of the file. */
function inOrder(inline: Inline): Inline {
  const { start, end } = inline
  if (inline.kind === 'ruby') return { kind: inline.kind, start, end, reading: inline.reading }
  if (inline.kind === 'noteReference') return { kind: inline.kind, start, end, note: inline.note }
  if (inline.kind === 'missingCharacter')
    return { kind: inline.kind, start, end, name: inline.name }
  return { kind: inline.kind, start, end }
}

/** Decodes a manifest. */
export const decodeManifest = (bytes: Uint8Array): Decoded<Book> => {
  const decoded = decode(manifestFile, bytes)
  if (!decoded.ok) return decoded
  const { format: _format, version: _version, ...book } = decoded.value
  return { ok: true, value: book }
}

/** Decodes a chapter's file. */
export const decodeChapter = (bytes: Uint8Array): Decoded<readonly Paragraph[]> => {
  const decoded = decode(chapterFile, bytes)
  return decoded.ok ? { ok: true, value: decoded.value.paragraphs } : decoded
}

// Keys keep the order in which they are written above, and undefined fields are left out.
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

/**
 * Whether a newer program wrote `json`. It may then be valid although this program cannot read it.
 */
const isNewer = (json: unknown): boolean =>
  v.is(versioned, json) &&
  json.format.startsWith('duizhao-') &&
  json.version > Math.max(...bundleVersions)

/**
 * Returns the offset in a JSON parser's message. The rest of it may quote the text, and is not
 * shown.
 */
const placeIn = (message: string): string => /position (\d+)/.exec(message)?.[1] ?? ''

const refused = (code: BundleFault['code'], place: string): { ok: false; fault: BundleFault } => ({
  ok: false,
  fault: { code, place },
})
