/** Pairs a text with its translation from another file. */
import { wordsOf } from '#domain/align/words'
import { pairTexts } from '#domain/align/pair-texts'
import { noProgress, type OnProgress } from '#domain/progress-share'
import { bookText } from '../../book-text.ts'
import { noFindings } from '../findings.ts'
import { reasonsIn } from '../draft.ts'
import type { ImportChoices, ImportPreview } from '../importer.ts'
import { cutChapters } from '../plain-text/chapters.ts'
import { pairedByTimes } from '../subtitles/by-times.ts'
import { sentenceDrafts } from '../subtitles/subtitle-structure.ts'
import { taughtCues, taughtHeadings } from '../subtitles/taught-cues.ts'
import { namingText, translationBeside, translationFindings } from './separate.ts'
import { asRichText } from './rich-text-of.ts'
import { isChinese } from './sides.ts'

/** The preview of a file that can be imported. */
type Readable = ImportPreview & { readonly ok: true }

/**
 * Returns the one of two texts that is the source, the Chinese one. If both are in one language, it
 * is the terser one, if the paragraphs with the same number share words. Otherwise returns null;
 * then the reader must decide.
 */
export function sourceOf(first: Readable, second: Readable): Readable | null {
  const [one, two] = [first, second].map(({ text }) => isChinese(text.book.language))
  if (one !== two) return one ? first : second
  return areLineByLine(first, second) ? terser(first, second) : null
}

const paragraphsOf = ({ text }: Readable): readonly string[] =>
  text.chapters.flat().map(paragraph => paragraph.text)

/** Fewer paragraphs have equal numbers by chance. */
const leastLines = 8
/** The least share of paragraphs that share words with those of the same number. */
const leastAlike = 0.3
/** How much rarer it must be that they share words with the next. */
const shiftedAlike = 0.6

/** Whether two texts in one language have equally many paragraphs that say the same in turn. */
function areLineByLine(first: Readable, second: Readable): boolean {
  const [here, there] = [paragraphsOf(first), paragraphsOf(second)]
  if (here.length !== there.length || here.length < leastLines) return false
  const [one, two] = [here, there].map(texts => texts.map(text => wordsOf({ text })))
  const alike = (shift: number) =>
    here.filter((_, i) => {
      const other = two?.[i + shift]
      return other !== undefined && Array.from(one?.[i] ?? []).some(word => other.has(word))
    }).length
  // Texts that are mostly the same are editions.
  const same = here.filter((text, i) => text === there[i]).length
  const found = alike(0)
  return (
    same * 2 < here.length &&
    found >= here.length * leastAlike &&
    Math.max(alike(1), alike(-1)) <= found * shiftedAlike
  )
}

const lengthOf = (read: Readable): number => paragraphsOf(read).join('').length

/** Classical Chinese is terser than its translation. */
const terser = (first: Readable, second: Readable): Readable =>
  lengthOf(second) < lengthOf(first) ? second : first

/**
 * Pairs `translation` with the paragraphs of `source`. A source that already has a translation is
 * returned unchanged. `onProgress` receives the share that is done. `choices` are those of the
 * source.
 */
export function pairTwoFiles(
  source: Readable,
  translation: Readable,
  onProgress: OnProgress = noProgress,
  choices: ImportChoices = {},
): Readable {
  if (source.translation) return source
  const byTimes = subtitlesInPairs(source, translation, choices)
  if (byTimes !== null) return byTimes
  const paragraphs = translation.text.chapters.flat()
  // First the pairing, which needs the most room.
  const pairing = pairTexts(source.text.chapters.flat(), paragraphs, onProgress)
  const found = {
    language: translation.text.book.language,
    texts: paragraphs.map(({ text, inlines }) =>
      asRichText({
        text,
        inlines: (inlines ?? []).flatMap(inline =>
          inline.kind === 'noteReference' ? [] : [inline],
        ),
      }),
    ),
    pairing,
  }
  return {
    ...source,
    translation: found,
    findings: {
      ...source.findings,
      translation: translationFindings(found, true),
    },
  }
}

/**
 * Pairs two files of subtitles by the times of their cues. A sentence over several cues is put
 * together on both sides. Returns null if they are something else, or if their times do not match.
 */
function subtitlesInPairs(
  source: Readable,
  translation: Readable,
  choices: ImportChoices,
): Readable | null {
  if (!source.cues || !translation.cues) return null
  const cues = pairedByTimes(source.cues, translation.cues)
  if (cues === null) return null
  const read = taughtCues(cues, choices)
  const paragraphs = sentenceDrafts(read)
  if (paragraphs.length === 0) return null
  const chapters = cutChapters([], paragraphs, 1)
  const found = translationBeside(paragraphs, translation.text.book.language)
  const { title, author, language, provenance } = source.text.book
  const { encoding, removals, removed } = source.findings
  return {
    ...source,
    notices: source.notices.filter(({ code }) => code !== 'joined-lines'),
    text: bookText(
      {
        text: namingText(chapters),
        title,
        ...(author !== undefined && { author }),
        language,
        provenance,
      },
      chapters,
    ),
    origins: paragraphs.map(({ origin }) => origin ?? null),
    translation: found,
    findings: {
      ...noFindings,
      ...(encoding && { encoding }),
      lines: { wrapped: false, width: null, joined: 0 },
      chapters: taughtHeadings(paragraphs),
      reasons: reasonsIn(paragraphs),
      taught: read.taught.findings,
      removals,
      removed,
      translation: translationFindings(found, true),
    },
  }
}

/** Whether both are subtitles, whose lines mean nothing besides their times. */
export const areSubtitles = (files: readonly ImportPreview[]): boolean =>
  files.every(read => read.ok && read.cues !== undefined)
