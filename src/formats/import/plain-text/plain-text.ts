/**
 * Plain text as newspapers, novels and reports are passed on: one paragraph a line
 * with headings told by their numbers, boxes, printers' notes and datelines, and
 * here and there a paragraph that the page cut in two. Every character is kept; only
 * white space around lines goes.
 */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { bookText, type ChapterDraft } from '../../book-text.ts'
import { sha256Hex } from '../../naming.ts'
import { separateLines, structureApart, type SeparatedLines } from '../bilingual/lines.ts'
import { partedLines } from '../bilingual/parted.ts'
import { namingText, translationBeside, translationFindings } from '../bilingual/separate.ts'
import { decodeText } from '../encoding/decode-text.ts'
import type { TextEncodingName } from '../encoding/encodings.ts'
import { namedByFile } from './front-matter.ts'
import type {
  ImportChoices,
  Importer,
  ImportFaultCode,
  ImportNotice,
  ImportPreview,
} from '../importer.ts'
import { hasKnownSign } from '../known-signs.ts'
import { languageOf } from '../language/language.ts'
import { longChapters } from '../long-chapters.ts'
import { hasForeignFrame, structureOf } from './structure.ts'
import { markedLines } from './marked-lines.ts'
import { printedLines, type PrintedLine } from './printed-lines.ts'
import { linesOfColumns } from './two-columns.ts'

const id = 'plain-text'
const sizeLimit = 64 * 1024 * 1024
const languageSample = 100_000

/** Reads plain text in any of the encodings Chinese texts come in. */
export const plainText: Importer = {
  id,
  // Anything else may be plain text: whoever knows a format by its signs is surer than this.
  sniff(bytes, fileName) {
    if (hasKnownSign(bytes)) return 0
    return /\.(?:txt|text)$/i.test(fileName) ? 0.5 : 0.2
  },
  parse,
}

/** Where the parts of the work end, as shares of it: measured on novels, and only to be told. */
const parts = { lines: 0.05, parted: 0.2, separated: 0.35, structure: 0.75 } as const

function parse(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  const refused = (code: ImportFaultCode): ImportPreview => ({ ok: false, code, file: fileName })
  if (bytes.length > sizeLimit) return refused('import.too-large')
  const decoded = decodeText(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const text = decoded.text.replaceAll(/\r\n?/g, '\n')
  const printed = printedLines(text)
  const all = markedLines(printed.lines)
  onProgress(parts.lines)
  const isOne = hasForeignFrame(all)
  const parted = isOne ? null : inOneLine(all)
  onProgress(parts.parted)
  const lines = isOne ? null : (parted ?? separateLines(all))
  const whole = progressPart(onProgress, parts.separated, parts.structure)
  whole(0)
  const both = lines && structureApart(lines, choices, whole)
  const apart = choices.translationApart === false ? null : both
  const structure = apart ?? structureOf(all, choices, whole)
  if (structure.chapters.length === 0) return refused('import.empty')

  const { title, author } = structure.front ?? namedByFile(fileName)
  const named = choices.author ?? author ?? namedByFile(fileName).author ?? ''
  const result = bookText(
    {
      text: apart ? namingText(apart.chapters) : nameOf(text, structure.changed),
      title: choices.title?.trim() || title,
      ...(named.trim() !== '' && { author: named.trim() }),
      language: choices.language ?? languageOf(undefined, wordsIn(structure.chapters)),
      provenance: { file: fileName, sha256: sha256Hex(bytes), importer: id },
    },
    structure.chapters,
    progressPart(onProgress, parts.structure, 1),
  )
  const translation =
    both &&
    translationBeside(
      both.chapters.flatMap(({ paragraphs }) => paragraphs),
      both.language,
    )
  const told = translation && translationFindings(translation, apart !== null)
  const notices = [
    ...encodingNotice(decoded.encoding.used),
    ...notice('joined-lines', counted(structure.joined)),
    ...notice('cut-long-lines', counted(printed.tooLong)),
    ...notice('box-end-guessed', structure.guessedBoxes),
    ...notice('two-columns', apart ? [] : counted(linesOfColumns(text))),
    ...notice('third-language', apart && told ? counted(told.others) : []),
    ...notice('long-chapter', longChapters(result)),
  ]
  const findings = {
    ...structure.findings,
    encoding: decoded.encoding,
    ...(told && { translation: told }),
  }
  return { ok: true, text: result, notices, findings, ...(apart && translation && { translation }) }
}

/** The lines of both languages where most lines are in both. */
function inOneLine(lines: readonly PrintedLine[]): SeparatedLines | null {
  const parted = partedLines(lines)
  return parted && separateLines(parted)
}

/** Another text made of the same file is another book. */
const nameOf = (text: string, changed: string | null): string =>
  changed === null ? text : `${text}\n${changed}`

/** As much of the text as tells its language, without what was left out of it. */
const wordsIn = (chapters: readonly ChapterDraft[]): string => {
  let words = ''
  for (const { kind, text } of chapters.flatMap(({ paragraphs }) => paragraphs)) {
    if (words.length > languageSample) break
    if (kind !== 'marker') words += `${text}\n`
  }
  return words
}

/** The one that every program writes today says nothing. */
function encodingNotice(used: TextEncodingName): readonly ImportNotice[] {
  const twice = /^UTF-8 via (.+)$/.exec(used)?.[1]
  if (twice !== undefined) return notice('encoded-twice', [twice])
  return used === 'UTF-8' ? [] : notice('decoded-as', [used])
}

const notice = (code: ImportNotice['code'], details: readonly string[]): readonly ImportNotice[] =>
  details.map(detail => ({ code, detail }))

const counted = (count: number): readonly string[] => (count > 0 ? [String(count)] : [])
