/** From a document with structure to a book: what Markdown, HTML, EPUB and DOCX do alike. */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { cutLongLine } from '#domain/text/long-lines'
import { bookText, type ChapterDraft } from '../../book-text.ts'
import { sha256Hex } from '../../naming.ts'
import { withBareTables } from '../bilingual/bare-tables.ts'
import { draftOf, rejoined, textsIn, type StructureBlock, type TextBlock } from './blocks.ts'
import {
  namingText,
  separate,
  separateChapters,
  translationBeside,
  translationFindings,
} from '../bilingual/separate.ts'
import { splitTexts } from '../bilingual/split-paragraphs.ts'
import { chaptersByHeading } from './chapters-by-heading.ts'
import { noFindings, type EncodingFindings, type ImportFindings } from '../findings.ts'
import type { ImportChoices, ImportNotice, ImportPreview } from '../importer.ts'
import { languageOf } from '../language/language.ts'
import { longChapters } from '../long-chapters.ts'
import { placeNotes } from './notes.ts'
import { compileLinePattern } from '../line-pattern/pattern.ts'
import { patternsIn } from '../plain-text/removals/removals.ts'
import { chapterFindings, setApartIn } from './structured-findings.ts'
import { shifted } from './text-builder.ts'
import { titleOfFile } from './title-of-file.ts'
import { unmarkedHeadings } from '../headings/unmarked-headings.ts'

/** A stretch of the document that begins a chapter of the book. */
export interface Part {
  readonly title: string
  readonly level: number
  readonly blocks: readonly StructureBlock[]
}

export interface Structured {
  readonly importer: string
  readonly bytes: Uint8Array
  readonly fileName: string
  /** As the document itself says; absent or blank where it does not. */
  readonly title?: string | undefined
  readonly author?: string | undefined
  /** BCP 47 as the document says, believed only as far as the text bears it out. */
  readonly language?: string | undefined
  /** The chapters as the document divides itself; null: they begin at its headings. */
  readonly parts: readonly Part[] | null
  /** What is in it, where it does not divide itself. */
  readonly blocks?: readonly StructureBlock[]
  readonly notices: readonly ImportNotice[]
  readonly encoding?: EncodingFindings | undefined
}

/** Where the parts of the work end, as shares of it: measured, and only to be told. */
const ends = { told: 0.3, separated: 0.5 } as const

/** The preview of `document` as `choices` will have it. `onProgress` receives the share that is done. */
export function structuredBook(
  document: Structured,
  choices: ImportChoices,
  onProgress: OnProgress = noProgress,
): ImportPreview {
  const { importer, bytes, fileName, parts, blocks = [] } = document
  const all = parts ?? [{ title: '', level: 1, blocks }]
  const bare = choices.translationApart === false ? null : withBareTables(all)
  const given = bare?.parts ?? all
  const asRead = given.map(part => ({ ...part, texts: textsIn(part.blocks) }))
  const whole = asRead.map(part => ({ ...part, texts: rejoined(part.texts) }))
  const parted = inParts(asRead)
  const told = [parted, asRead].find(parts => parts && isInTurn(parts, choices)) ?? whole
  const found = given.some(({ title }) => title !== '')
    ? null
    : unmarkedHeadings(told.flatMap(({ texts }) => texts))
  const named = found ? [{ title: '', level: 1, texts: found.texts }] : told
  const text = textOf(named)
  if (text.trim() === '') return { ok: false, code: 'import.empty', file: fileName }

  onProgress(ends.told)
  const edit = editor(
    choices,
    named.flatMap(({ texts }) => texts.map(block => block.text)),
  )
  const kept = named.map(part => ({ ...part, texts: edit.kept(part.texts) }))
  const chapters = kept.map(({ title, level, texts }): ChapterDraft => {
    return { title, level, paragraphs: texts.flatMap(cutLong).map(draftOf) }
  })
  // What would be put apart is told of a text that is left whole, too.
  const asParts = choices.translationApart === false ? parted : null
  const separated =
    separateChapters(chapters) ??
    (asParts &&
      separateChapters(
        asParts.map(({ title, level, texts }) => ({
          title,
          level,
          paragraphs: texts.map(draftOf),
        })),
      ))
  onProgress(ends.separated)
  const apart = choices.translationApart === false ? null : separated
  const source = apart?.chapters ?? chapters
  const isCut = parts !== null && found === null && edit.chapterLines === null
  const cut = placeNotes(
    isCut
      ? source.filter(({ paragraphs }) => paragraphs.length > 0)
      : chaptersByHeading(source.flatMap(({ paragraphs }) => paragraphs)),
  )
  if (cut.length === 0) return { ok: false, code: 'import.empty', file: fileName }

  const author = (choices.author ?? document.author ?? '').trim()
  const drafts = cut.flatMap(({ paragraphs }) => paragraphs)
  const words = apart ? drafts.map(draft => draft.text).join('\n') : text
  const result = bookText(
    {
      text: apart ? namingText(cut) : nameOf(textOf(kept), edit.chapterLines),
      title: [choices.title, document.title].find(isSaid)?.trim() ?? titleOfFile(fileName),
      ...(author !== '' && { author }),
      language: choices.language ?? languageOf(document.language, words),
      provenance: { file: fileName, sha256: sha256Hex(bytes), importer },
    },
    cut,
    progressPart(onProgress, ends.separated, 1),
  )
  const translation = apart && translationBeside(drafts, apart.language)
  const findings: ImportFindings = {
    ...noFindings,
    ...(document.encoding && { encoding: document.encoding }),
    removed: edit.removed(),
    chapters: chapterFindings(drafts, edit.chapterLines !== null, found?.signs),
    setApart: setApartIn(drafts),
    patternFaults: edit.faults,
    ...(separated && {
      translation: translationFindings(
        translation ??
          translationBeside(
            separated.chapters.flatMap(c => c.paragraphs),
            separated.language,
          ),
        apart !== null,
      ),
    }),
  }
  const others = findings.translation?.others ?? 0
  const cutLines = named.flatMap(({ texts }) => texts).filter(isLong).length
  const notices: readonly ImportNotice[] = [
    ...document.notices,
    ...(bare ? [{ code: 'cells-left-out' as const, detail: String(bare.leftOut) }] : []),
    ...(cutLines > 0 ? [{ code: 'cut-long-lines' as const, detail: String(cutLines) }] : []),
    ...(translation && others > 0
      ? [{ code: 'third-language' as const, detail: String(others) }]
      : []),
    ...longChapters(result).map(detail => ({ code: 'long-chapter' as const, detail })),
  ]
  return { ok: true, text: result, notices, findings, ...(translation && { translation }) }
}

/** `parts` with each paragraph as two that is in two languages; null where such paragraphs are not most of them. */
function inParts<T extends { readonly texts: readonly TextBlock[] }>(
  parts: readonly T[],
): readonly T[] | null {
  const texts = splitTexts(parts.flatMap(part => part.texts))
  if (texts === null) return null
  let at = 0
  return parts.map(part => {
    const start = at
    for (const { text } of part.texts) {
      // A part that was cut off is shorter than the whole was.
      at += texts[at]?.text === text ? 1 : 2
    }
    return { ...part, texts: texts.slice(start, at) }
  })
}

/** Whether what says the same in several languages is as many paragraphs: where one language is to stand beside the other. */
function isInTurn(
  parts: readonly { readonly texts: readonly TextBlock[] }[],
  { translationApart }: ImportChoices,
): boolean {
  const texts = parts.flatMap(part => part.texts)
  if (translationApart === false || texts.every(({ after }) => after === undefined)) return false
  return separate(texts.map(draftOf)) !== null
}

const textOf = (parts: readonly { readonly texts: readonly TextBlock[] }[]): string =>
  parts.flatMap(({ texts }) => texts.map(block => block.text)).join('\n')

/** The same words in other chapters are another book. */
const nameOf = (text: string, chapterLines: string | null): string =>
  chapterLines === null ? text : `${text}\n${JSON.stringify({ chapterLines })}`

const isSaid = (words: string | undefined): boolean => words !== undefined && words.trim() !== ''

const isLong = (block: TextBlock): boolean => cutLongLine(block.text).length > 1

/** A text that is too long for one paragraph in several; the label stays with the first. */
function cutLong(block: TextBlock): readonly TextBlock[] {
  const pieces = cutLongLine(block.text)
  if (pieces.length === 1) return [block]
  let at = 0
  return pieces.flatMap((piece, i) => {
    const from = at + piece.length - piece.trimStart().length
    const text = piece.trim()
    at += piece.length
    const { label: _label, ...rest } = block
    const inlines = shifted(block.inlines, from, text.length)
    return text === '' ? [] : [{ ...(i === 0 ? block : rest), text, inlines }]
  })
}

interface Editor {
  /** The reader's own way to tell what begins a chapter; null where there is none that can be used. */
  readonly chapterLines: string | null
  readonly kept: (texts: readonly TextBlock[]) => readonly TextBlock[]
  readonly removed: () => ImportFindings['removed']
  readonly faults: ImportFindings['patternFaults']
}

/** What the reader's patterns make of the paragraphs, which say `texts`: which are left out, and which begin a chapter. */
function editor(
  { chapterLines = '', dropLines = [] }: ImportChoices,
  texts: readonly string[],
): Editor {
  const chapter = chapterLines.trim() === '' ? null : compileLinePattern(chapterLines)
  const begins = chapter?.ok ? chapter.fits : undefined
  const { patterns: drops, patternFaults } = patternsIn(dropLines, texts)
  const faults = [
    ...(chapter?.ok === false ? [{ pattern: chapterLines, code: chapter.code }] : []),
    ...patternFaults,
  ]
  let lines = 0
  let characters = 0
  return {
    chapterLines: begins === undefined ? null : chapterLines.trim(),
    faults,
    removed: () => ({ lines, characters }),
    kept: texts =>
      texts.flatMap(block => {
        if (drops.some(fits => fits(block.text))) {
          lines++
          characters += block.text.replaceAll(/\s/g, '').length
          return []
        }
        if (begins === undefined || block.kind === 'note') return [block]
        if (begins(block.text)) return [{ ...block, kind: 'heading', level: 1 }]
        return [{ ...block, ...(block.level !== undefined && { level: lower(block.level) }) }]
      }),
  }
}

const lower = (level: number): number => Math.min(level + 1, 9)
