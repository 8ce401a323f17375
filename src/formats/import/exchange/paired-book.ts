/** Makes a book of a document whose segments have their translations beside them. */
import { noProgress, progressPart, type OnProgress } from '#domain/progress-share'
import { knownTag } from '#domain/text/language-tag'
import { bookText, type ChapterDraft } from '../../book-text.ts'
import { sha256Hex } from '../../naming.ts'
import { isChinese } from '../bilingual/sides.ts'
import {
  languageByScript,
  namingText,
  translationBeside,
  translationFindings,
} from '../bilingual/separate.ts'
import { reasonsIn, type Draft } from '../draft.ts'
import type { ImportFormat } from '../extensions.ts'
import { noFindings, type EncodingFindings, type ImportFindings } from '../findings.ts'
import type { ImportChoices, ImportNotice, ImportPreview } from '../importer.ts'
import { languageOf } from '../language/language.ts'
import { longChapters } from '../long-chapters.ts'
import { draftOf, type TextBlock } from '../structured/blocks.ts'
import { chaptersByHeading } from '../structured/chapters-by-heading.ts'
import { cutLong, isLong } from '../structured/long-paragraphs.ts'
import { ReaderPatterns } from '../structured/reader-patterns.ts'
import { chapterFindings, setApartIn } from '../structured/structured-findings.ts'
import { titleOfFile } from '../structured/title-of-file.ts'

export interface PairedPart {
  /** Empty if the part has no name. */
  readonly title: string
  /** Its paragraphs, each with its translation. */
  readonly texts: readonly TextBlock[]
}

export interface PairedDocument {
  readonly importer: ImportFormat
  readonly bytes: Uint8Array
  readonly fileName: string
  /** From the document's metadata; absent or blank if it has none. */
  readonly title?: string | undefined
  readonly author?: string | undefined
  /** BCP 47 tags, as the document declares them. */
  readonly sourceLanguage?: string | undefined
  readonly translationLanguage?: string | undefined
  readonly parts: readonly PairedPart[]
  readonly notices: readonly ImportNotice[]
  readonly encoding?: EncodingFindings | undefined
}

/** Returns the preview of `document` with `choices`. `onProgress` receives the completed share. */
export function pairedBook(
  document: PairedDocument,
  choices: ImportChoices,
  onProgress: OnProgress = noProgress,
): ImportPreview {
  const { fileName, encoding } = document
  const parts = numbered(document.parts)
  const all = parts.flatMap(({ texts }) => texts)
  const patterns = new ReaderPatterns(choices, all)
  const read = parts.map(({ title, texts }): ChapterDraft => {
    const kept = patterns.apply(texts).flatMap(cutLong)
    return { title, level: 1, paragraphs: kept.map(draftOf) }
  })
  const cut = chaptersOf(read, patterns.chapterLines !== null)
  if (cut.length === 0) return { ok: false, code: 'import.empty', file: fileName }

  const isApart = choices.translationApart !== false
  const chapters = isApart ? cut : cut.map(withBothLanguages)
  const drafts = chapters.flatMap(({ paragraphs }) => paragraphs)
  const paired = cut.flatMap(({ paragraphs }) => paragraphs)
  const translation = translationBeside(paired, translationLanguage(document, paired))
  const text = bookText(
    factsOf(document, choices, drafts, namingText(chapters)),
    chapters,
    progressPart(onProgress, 0.2, 1),
  )
  const hasTranslation = translation.texts.length > 0
  const findings: ImportFindings = {
    ...noFindings,
    ...(encoding && { encoding }),
    removed: patterns.removed,
    chapters: chapterFindings(drafts, patterns.chapterLines !== null, null),
    reasons: reasonsIn(drafts),
    setApart: setApartIn(drafts),
    taught: patterns.taught.findings,
    patternFaults: patterns.faults,
    ...(hasTranslation && { translation: translationFindings(translation, isApart) }),
  }
  const others = isApart ? (findings.translation?.others ?? 0) : 0
  const notices: readonly ImportNotice[] = [
    ...document.notices,
    ...counted('cut-long-lines', all.filter(isLong).length),
    ...counted('several-translations', others),
    ...longChapters(text).map(detail => ({ code: 'long-chapter' as const, detail })),
  ]
  const origins = drafts.map(({ origin }) => origin ?? null)
  const beside = isApart && hasTranslation && { translation }
  return { ok: true, text, notices, findings, origins, ...beside }
}

/** Returns a notice with a count; none if it is 0. */
export const counted = (code: ImportNotice['code'], count: number): readonly ImportNotice[] =>
  count > 0 ? [{ code, detail: String(count) }] : []

/** Returns `parts` with the number of each text in the document. */
function numbered(parts: readonly PairedPart[]): readonly PairedPart[] {
  let at = 0
  return parts.map(part => ({ ...part, texts: part.texts.map(text => ({ ...text, at: at++ })) }))
}

/** The chapters are the parts, if those have names, or else begin at headings. */
function chaptersOf(read: readonly ChapterDraft[], isByReader: boolean): readonly ChapterDraft[] {
  const filled = read.filter(({ paragraphs }) => paragraphs.length > 0)
  return !isByReader && filled.some(({ title }) => title !== '')
    ? filled
    : chaptersByHeading(filled.flatMap(({ paragraphs }) => paragraphs))
}

/** Returns `chapter` with each translation as paragraphs of the text. */
const withBothLanguages = (chapter: ChapterDraft): ChapterDraft => ({
  ...chapter,
  paragraphs: chapter.paragraphs.flatMap(({ beside, ...draft }): readonly Draft[] => [
    draft,
    ...(beside?.texts ?? []).map(({ text }): Draft => ({ kind: 'body', text })),
  ]),
})

const translationLanguage = (
  { translationLanguage: declared }: PairedDocument,
  drafts: readonly Draft[],
): string =>
  declaredTag(declared) ??
  languageByScript(
    drafts.flatMap(({ beside }) => beside?.texts ?? []).map(({ text }) => ({ kind: 'body', text })),
  )

/** Returns `declared` as a BCP 47 tag; null if it is not a tag. */
function declaredTag(declared = ''): string | null {
  const tag = knownTag(declared.trim().replaceAll('_', '-'))
  return tag === null || /^und\b/i.test(tag) ? null : (Intl.getCanonicalLocales(tag)[0] ?? tag)
}

/** Only the characters of Chinese show its script. For other languages the file is believed. */
function sourceLanguage({ sourceLanguage: declared }: PairedDocument, words: string): string {
  const tag = declaredTag(declared)
  return tag !== null && !isChinese(tag) ? tag : languageOf(tag ?? undefined, words)
}

function factsOf(
  document: PairedDocument,
  choices: ImportChoices,
  drafts: readonly Draft[],
  naming: string,
) {
  const { importer, bytes, fileName } = document
  const author = (choices.author ?? document.author ?? '').trim()
  const title = [choices.title, document.title].find(words => (words ?? '').trim() !== '')
  const words = drafts.map(({ text }) => text).join('\n')
  return {
    text: naming,
    title: title?.trim() ?? titleOfFile(fileName.replace(/\.gz$/i, '')),
    ...(author !== '' && { author }),
    language: choices.language ?? sourceLanguage(document, words),
    provenance: { file: fileName, sha256: sha256Hex(bytes), importer },
  }
}
