/**
 * Reads plain text as newspapers, novels and reports are passed on: mostly one paragraph a line,
 * with numbered headings, boxes, printers' notes and datelines, and here and there a paragraph that
 * a page break cut in two. Keeps every character except white space around lines. The README one
 * folder up lists the steps in order.
 */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { bookText, type ChapterDraft } from '../../book-text.ts'
import { sha256Hex } from '../../naming.ts'
import {
  bilingualStructure,
  separateLabelled,
  separateLines,
  type BilingualStructure,
} from '../bilingual/lines.ts'
import { separateBlocks } from '../bilingual/short-blocks.ts'
import { dividedLines } from '../bilingual/divided-lines.ts'
import { splitLines } from '../bilingual/split-paragraphs.ts'
import { namingText, translationBeside, translationFindings } from '../bilingual/separate.ts'
import { cutOffNotice } from '../cut-off-notice.ts'
import { decodeText } from '../encoding/decode-text.ts'
import { decodeMixed } from '../encoding/mixed-encodings.ts'
import type { TextEncodingName } from '../encoding/encodings.ts'
import { isOneOfSeveral, namedByFile } from './front-matter.ts'
import type { BookText, ImportChoices, Importer, ImportNotice, ImportPreview } from '../importer.ts'
import { hasKnownSign } from '../known-signs.ts'
import type { EncodingFindings } from '../findings.ts'
import { languageOf } from '../language/language.ts'
import { longChapters } from '../long-chapters.ts'
import { missingIn, withMissingCharacters, withMissingSigns } from '../missing-characters.ts'
import { hasForeignFrame, structureOf, type Structure } from './structure.ts'
import { markedLines } from './marked-lines.ts'
import { printedLines, type PrintedLine } from './printed-lines.ts'
import {
  cuesInOneLanguage,
  spokenLines,
  subtitleStructure,
} from '../subtitles/subtitle-structure.ts'
import { titleInText } from '../title-in-text.ts'
import { linesOfColumns } from './two-columns.ts'

const id = 'plain-text'
const sizeLimit = 64 * 1024 * 1024
/** The language is guessed from this many UTF-16 code units at the start of the text. */
const languageSample = 100_000

/** Reads plain text in any encoding that Chinese texts use. */
export const plainText: Importer = {
  id,
  // Any other file may still be plain text, but an importer that recognizes its format is surer.
  sniff(bytes, fileName) {
    if (hasKnownSign(bytes)) return 0
    return /\.(?:txt|text)$/i.test(fileName) ? 0.5 : 0.2
  },
  parse,
}

/**
 * The share of the work that is done at the end of each part, measured on novels. Only for
 * progress.
 */
const parts = { lines: 0.05, split: 0.2, separated: 0.35, structure: 0.75 } as const

function parse(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const mixed = choices.encoding === undefined ? decodeMixed(bytes) : null
  const decoded = mixed ?? decodeText(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const text = decoded.text.replaceAll(/\r\n?/g, '\n')
  const printed = printedLines(text, choices.joinLines === false)
  const lines = markedLines(printed.lines).map((line, at) => ({ ...line, at }))
  const read = named(readLines(lines, choices, onProgress))
  const { structure, bilingual, isApart } = read
  if (structure.chapters.length === 0) return { ok: false, code: 'import.empty', file: fileName }

  const book = bookOf({ bytes, fileName, text, ...read }, choices, onProgress)
  const translation =
    bilingual && translationBeside(paragraphsIn(bilingual.chapters), bilingual.language)
  const found = translation && translationFindings(translation, isApart)
  const cues = isApart ? null : cuesInOneLanguage(lines, choices)
  return {
    ok: true,
    text: book,
    notices: [
      ...cutOffNotice(decoded.encoding),
      ...encodingNotice(decoded.encoding.used),
      ...changeNotices(decoded.encoding, decoded.text, structure.chapters),
      ...notice('joined-lines', counted(structure.joined)),
      ...notice('cut-long-lines', counted(printed.tooLong)),
      ...notice('box-end-guessed', structure.guessedBoxes),
      ...notice('two-columns', isApart ? [] : counted(linesOfColumns(text))),
      ...notice('several-translations', isApart && found ? counted(found.others) : []),
      ...notice('missing-characters', counted(missingIn(structure.chapters))),
      ...notice('long-chapter', longChapters(book)),
    ],
    findings: {
      ...structure.findings,
      encoding: decoded.encoding,
      ...(found && { translation: found }),
    },
    origins: paragraphsIn(structure.chapters).map(({ origin }) => origin ?? null),
    ...(isApart && translation && { translation }),
    ...(cues && { cues }),
  }
}

/** Returns what was read with the names of missing characters beside the text. */
function named({ structure, bilingual, isApart }: ReadLines): ReadLines {
  const withNames = <T extends Structure>(read: T): T => ({
    ...read,
    chapters: withMissingCharacters(read.chapters, true),
  })
  const beside = bilingual && withNames(bilingual)
  return {
    structure: isApart && beside ? beside : withNames(structure),
    bilingual: beside,
    isApart,
  }
}

interface ReadLines {
  /** The structure of the book: the source alone if `isApart`, else the whole text. */
  readonly structure: Structure
  /** The source with its translation beside it; null if the text is in one language. */
  readonly bilingual: BilingualStructure | null
  /** Whether the translation is taken out of the text. */
  readonly isApart: boolean
}

function readLines(
  written: readonly PrintedLine[],
  choices: ImportChoices,
  onProgress: OnProgress,
): ReadLines {
  onProgress(parts.lines)
  const subtitles = subtitleStructure(written, choices)
  if (subtitles !== null && choices.translationApart !== false)
    return { structure: subtitles, bilingual: subtitles, isApart: true }
  const lines = spokenLines(written, choices)
  const isOneLanguage = hasForeignFrame(lines)
  const divided = isOneLanguage ? null : dividedLines(lines)
  const halves = isOneLanguage ? null : splitLines(lines)
  onProgress(parts.split)
  const separated = isOneLanguage
    ? null
    : (separateLabelled(lines) ??
      (divided &&
        separateLines(
          divided.map(({ line }) => line),
          divided.map(({ side }) => side),
        )) ??
      (halves && separateLines(halves)) ??
      separateLines(lines) ??
      separateBlocks(lines))
  const rest = progressPart(onProgress, parts.separated, parts.structure)
  rest(0)
  const bilingual = separated && bilingualStructure(separated, choices, rest)
  return bilingual && choices.translationApart !== false
    ? { structure: bilingual, bilingual, isApart: true }
    : { structure: structureOf(lines, choices, rest), bilingual, isApart: false }
}

interface Source extends ReadLines {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Decoded, with `\n` as its line ends. */
  readonly text: string
}

/**
 * The book that was read. What the reader chose wins over the title page, and that over the first
 * line and the file name.
 */
function bookOf(
  { bytes, fileName, text, structure, isApart }: Source,
  choices: ImportChoices,
  onProgress: OnProgress,
): BookText {
  const byFile = namedByFile(fileName)
  const found = titleInText(fileName, paragraphsIn(structure.chapters))
  const { title, author } =
    found === null && /\p{Script=Han}/u.test(byFile.title) && isOfChapter(structure)
      ? byFile
      : (structure.front ?? (found === null ? byFile : { title: found }))
  const named = choices.author ?? withMissingSigns(author ?? byFile.author ?? '')
  return bookText(
    {
      text: isApart ? namingText(structure.chapters) : nameOf(text, structure.changed),
      title: choices.title?.trim() || withMissingSigns(title),
      ...(named.trim() !== '' && { author: named.trim() }),
      language: choices.language ?? languageOf(undefined, wordsIn(structure.chapters)),
      provenance: { file: fileName, sha256: sha256Hex(bytes), importer: id },
    },
    structure.chapters,
    progressPart(onProgress, parts.structure, 1),
  )
}

/** Whether the title that the text begins with, without an author, is that of its first chapter. */
const isOfChapter = ({ front, chapters }: Structure): boolean =>
  front !== null &&
  front.author === undefined &&
  isOneOfSeveral(front.title, paragraphsIn(chapters))

/** Choices that change the paragraphs make another book of the same file. */
const nameOf = (text: string, changed: string | null): string =>
  changed === null ? text : `${text}\n${changed}`

const paragraphsIn = (chapters: readonly ChapterDraft[]) =>
  chapters.flatMap(({ paragraphs }) => paragraphs)

/** The first words of the text, without the lines that were left out of it. */
const wordsIn = (chapters: readonly ChapterDraft[]): string => {
  let words = ''
  for (const { kind, text } of paragraphsIn(chapters)) {
    if (words.length > languageSample) break
    if (kind !== 'marker') words += `${text}\n`
  }
  return words
}

/** UTF-8 needs no notice, because every program writes it today. */
function encodingNotice(used: TextEncodingName): readonly ImportNotice[] {
  const twice = /^UTF-8 via (.+)$/.exec(used)?.[1]
  if (twice !== undefined) return notice('encoded-twice', [twice])
  return used === 'UTF-8' ? [] : notice('decoded-as', [used])
}

/** Says from which paragraph on the text was read in another encoding. */
function changeNotices(
  { changes = [] }: EncodingFindings,
  text: string,
  chapters: readonly ChapterDraft[],
): readonly ImportNotice[] {
  const lines = paragraphsIn(chapters).map(({ origin }) => origin?.line ?? -1)
  return changes.map(({ encoding, at }): ImportNotice => {
    const before = printedLines(text.slice(0, at).replaceAll(/\r\n?/g, '\n')).lines
    const first = markedLines(before).length
    const place = lines.findIndex(line => line >= first)
    return {
      code: 'mixed-encodings',
      detail: encoding,
      place: String(place < 0 ? lines.length : place + 1),
    }
  })
}

const notice = (code: ImportNotice['code'], details: readonly string[]): readonly ImportNotice[] =>
  details.map(detail => ({ code, detail }))

const counted = (count: number): readonly string[] => (count > 0 ? [String(count)] : [])
