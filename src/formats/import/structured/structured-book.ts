/** Makes a book of a document with structure, for Markdown, HTML, EPUB and DOCX alike. */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { Cover } from '../../cover.ts'
import { bookText, type ChapterDraft } from '../../book-text.ts'
import { sha256Hex } from '../../naming.ts'
import type { ImportedTranslation } from '../bilingual/imported-translation.ts'
import {
  namingText,
  separateChapters,
  translationBeside,
  translationFindings,
  type SeparatedChapters,
} from '../bilingual/separate.ts'
import { cutOffNotice } from '../cut-off-notice.ts'
import { noFindings, type EncodingFindings, type ImportFindings } from '../findings.ts'
import type { BookText, ImportChoices, ImportNotice, ImportPreview } from '../importer.ts'
import { languageOf } from '../language/language.ts'
import { longChapters } from '../long-chapters.ts'
import { missingIn, withMissingCharacters, withMissingSigns } from '../missing-characters.ts'
import { draftOf, type StructureBlock } from './blocks.ts'
import { chaptersByHeading } from './chapters-by-heading.ts'
import { areOnOneLine, cutLong, cutOneLine, isLong } from './long-paragraphs.ts'
import { placeNotes } from './notes.ts'
import { ReaderPatterns } from './reader-patterns.ts'
import { chapterFindings, setApartIn } from './structured-findings.ts'
import { textParts, type Part, type TextPart, type TextParts } from './text-parts.ts'
import { reasonsIn, type Draft } from '../draft.ts'
import { withComments, withNotes } from '../plain-text/note-inlines.ts'
import { titleInText } from '../title-in-text.ts'
import { titleOfFile } from './title-of-file.ts'

export interface Structured {
  readonly importer: string
  readonly bytes: Uint8Array
  readonly fileName: string
  /** From the document's metadata; absent or blank if it has none. */
  readonly title?: string | undefined
  readonly author?: string | undefined
  /** BCP 47, from the document's metadata. Used only if the text agrees. */
  readonly language?: string | undefined
  /** The chapters into which the document divides itself; null if they begin at its headings. */
  readonly parts: readonly Part[] | null
  /** The contents of a document without parts. */
  readonly blocks?: readonly StructureBlock[]
  /** Whether comments in brackets can be set apart as notes, as in a plain text. */
  readonly hasNotesInBrackets?: boolean
  /** The words of the comments that the markup shows within lines. */
  readonly comments?: readonly string[]
  readonly notices: readonly ImportNotice[]
  readonly encoding?: EncodingFindings | undefined
  readonly cover?: Cover | undefined
}

/** Shares of the work at which its phases end, as measured. Used for progress only. */
const ends = { texts: 0.3, separated: 0.5 } as const

/** Returns the preview of `document` with `choices`. `onProgress` receives the completed share. */
export function structuredBook(
  document: Structured,
  choices: ImportChoices,
  onProgress: OnProgress = noProgress,
): ImportPreview {
  const { parts: own, blocks = [], fileName } = document
  const isApart = choices.translationApart !== false
  const whole = own ?? [{ title: '', level: 1, blocks }]
  const texts = textParts(withoutOneLine(whole), isApart)
  if (textOf(texts.parts).trim() === '') return { ok: false, code: 'import.empty', file: fileName }

  onProgress(ends.texts)
  const patterns = new ReaderPatterns(
    choices,
    texts.parts.flatMap(part => part.texts),
  )
  const kept = numbered(texts.parts).map(part => ({ ...part, texts: patterns.apply(part.texts) }))
  const read = kept.map(part => chapterOf({ ...part, texts: part.texts.flatMap(cutLong) }))
  const noted = chaptersWithNotes(read, document, choices)
  const chapters = noted?.chapters ?? read
  // If the text stays whole, the findings still describe the translation that could be separated.
  const split = isApart ? null : texts.split
  const separated = separateChapters(chapters) ?? (split && separateChapters(split.map(chapterOf)))
  onProgress(ends.separated)
  const apart = isApart ? separated : null
  const hasOwnChapters =
    own !== null && texts.headingSigns === null && patterns.chapterLines === null
  const cut = withMissingCharacters(cutIntoChapters(apart?.chapters ?? chapters, hasOwnChapters))
  if (cut.length === 0) return { ok: false, code: 'import.empty', file: fileName }

  const drafts = draftsOf(cut)
  const facts = {
    naming: apart
      ? namingText(cut)
      : nameOf(textOf(kept), patterns, noted?.findings.apart === true),
    drafts,
    words: apart ? drafts.map(draft => draft.text).join('\n') : textOf(texts.parts),
  }
  const onNamed = progressPart(onProgress, ends.separated, 1)
  const made = bookText(bookFacts(document, choices, facts), cut, onNamed)
  const text = document.cover ? { ...made, cover: document.cover } : made
  const translation = apart && translationBeside(drafts, apart.language)
  const findings: ImportFindings = {
    ...noFindings,
    ...(document.encoding && { encoding: document.encoding }),
    removed: patterns.removed,
    chapters: chapterFindings(drafts, patterns.chapterLines !== null, texts.headingSigns),
    reasons: reasonsIn(drafts),
    setApart: setApartIn(drafts),
    taught: patterns.taught.findings,
    ...(noted && { notes: noted.findings }),
    patternFaults: patterns.faults,
    ...(separated && { translation: findingsOf(separated, translation) }),
  }
  const others = translation ? (findings.translation?.others ?? 0) : 0
  const notices = noticesOf(document, { texts, text, others, missing: missingIn(cut) })
  const origins = drafts.map(({ origin }) => origin ?? null)
  return { ok: true, text, notices, findings, origins, ...(translation && { translation }) }
}

function withoutOneLine(parts: readonly Part[]): readonly Part[] {
  const mayBeShort = areOnOneLine(parts.flatMap(part => part.blocks))
  return parts.map(part => ({
    ...part,
    blocks: part.blocks.flatMap(block => cutOneLine(block, mayBeShort)),
  }))
}

/** Returns `parts` with the number of each text in the document. */
function numbered(parts: readonly TextPart[]): readonly TextPart[] {
  let at = 0
  return parts.map(part => ({ ...part, texts: part.texts.map(block => ({ ...block, at: at++ })) }))
}

const linesOf = (parts: readonly TextPart[]): readonly string[] =>
  parts.flatMap(({ texts }) => texts.map(block => block.text))

const textOf = (parts: readonly TextPart[]): string => linesOf(parts).join('\n')

const chapterOf = ({ title, level, texts }: TextPart): ChapterDraft => ({
  title,
  level,
  paragraphs: texts.map(draftOf),
})

/**
 * Finds the notes in brackets, and marks them if the reader chose so. The comments of the markup
 * are marked already. Returns null if the document can have no notes.
 */
function chaptersWithNotes(
  chapters: readonly ChapterDraft[],
  { hasNotesInBrackets = false, comments = [] }: Structured,
  { notesApart = false }: ImportChoices,
) {
  if (!hasNotesInBrackets && comments.length === 0) return null
  const inBrackets = hasNotesInBrackets ? withNotes(draftsOf(chapters), notesApart) : null
  let at = 0
  return {
    chapters: chapters.map(chapter => ({
      ...chapter,
      paragraphs: chapter.paragraphs.map(draft => inBrackets?.drafts[at++] ?? draft),
    })),
    findings: withComments(inBrackets?.findings ?? noFindings.notes, comments, notesApart),
  }
}

const draftsOf = (chapters: readonly ChapterDraft[]) =>
  chapters.flatMap(({ paragraphs }) => paragraphs)

const cutIntoChapters = (
  source: readonly ChapterDraft[],
  hasOwnChapters: boolean,
): readonly ChapterDraft[] =>
  placeNotes(
    hasOwnChapters
      ? source.filter(({ paragraphs }) => paragraphs.length > 0)
      : chaptersByHeading(draftsOf(source)),
  )

/** The same words in other chapters are another book, so the pattern is part of the name. */
function nameOf(
  text: string,
  { chapterLines, taught }: ReaderPatterns,
  notesApart: boolean,
): string {
  const changed = {
    ...taught.changes,
    ...(chapterLines !== null && { chapterLines }),
    ...(notesApart && { notesApart }),
  }
  return Object.keys(changed).length === 0 ? text : `${text}\n${JSON.stringify(changed)}`
}

interface TextOfBook {
  /** The text that names the book. */
  readonly naming: string
  /** The words by which its language is found. */
  readonly words: string
  readonly drafts: readonly Draft[]
}

function bookFacts(
  { importer, bytes, fileName, ...document }: Structured,
  choices: ImportChoices,
  { naming, words, drafts }: TextOfBook,
) {
  const author = (choices.author ?? withMissingSigns(document.author ?? '')).trim()
  const title = [choices.title, document.title].find(words => (words ?? '').trim() !== '')
  return {
    text: naming,
    title: title
      ? withMissingSigns(title.trim())
      : (titleInText(fileName, drafts) ?? titleOfFile(fileName)),
    ...(author !== '' && { author }),
    language: choices.language ?? languageOf(document.language, words),
    provenance: { file: fileName, sha256: sha256Hex(bytes), importer },
  }
}

/** `translation` is null if the choices leave it in the text. */
const findingsOf = (separated: SeparatedChapters, translation: ImportedTranslation | null) =>
  translationFindings(
    translation ?? translationBeside(draftsOf(separated.chapters), separated.language),
    translation !== null,
  )

interface Noticed {
  readonly texts: TextParts
  readonly text: BookText
  /** Paragraphs with several translations. */
  readonly others: number
  /** Characters without a code. */
  readonly missing: number
}

function noticesOf(
  { encoding, notices, parts, blocks = [] }: Structured,
  { texts, text, others, missing }: Noticed,
): readonly ImportNotice[] {
  const long = texts.parts.flatMap(part => part.texts).filter(isLong).length
  const all = parts?.flatMap(part => part.blocks) ?? blocks
  const mayBeShort = areOnOneLine(all)
  const cutLines = all.filter(block => cutOneLine(block, mayBeShort).length > 1).length
  const notice = (code: ImportNotice['code'], count: number) =>
    count > 0 ? [{ code, detail: String(count) }] : []
  return [
    ...cutOffNotice(encoding),
    ...notices,
    ...notice('cells-left-out', texts.leftOut),
    ...notice('cut-long-lines', long + cutLines),
    ...notice('several-translations', others),
    ...notice('missing-characters', missing),
    ...longChapters(text).map(detail => ({ code: 'long-chapter' as const, detail })),
  ]
}
