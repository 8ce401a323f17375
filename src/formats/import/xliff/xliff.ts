/**
 * Reads XLIFF 1.0 to 2.2, also compressed with gzip, as a bilingual book: each unit is a paragraph,
 * and each file a chapter. A file that breaks the rules of its version is refused.
 */
import { progressPart, type OnProgress } from '#domain/progress-share'
import { asRichText } from '../bilingual/rich-text-of.ts'
import { isChinese } from '../bilingual/sides.ts'
import type { DraftBeside } from '../draft.ts'
import {
  counted,
  pairedBook,
  type PairedDocument,
  type PairedPart,
} from '../exchange/paired-book.ts'
import type { ImportChoices, ImportNotice, ImportPreview } from '../importer.ts'
import type { TextBlock } from '../structured/blocks.ts'
import { elementOf, elementsOf, textInside, type XmlElement } from '../xml/read-xml.ts'
import { xmlImporter, type XmlText } from '../xml/xml-file.ts'
import type { ReadUnit } from './read-unit.ts'
import { readXliffUnits } from './xliff-units.ts'

const id = 'xliff'

export const xliff = xmlImporter({
  id,
  root: /^xliff$/,
  ending: /\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff)(?:\.gz)?$/i,
  read: bookOf,
})

/** The share of the work that reading the XML is, as measured. Used for progress only. */
const parsed = 0.6

function bookOf(
  { text, encoding }: XmlText,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  choices: ImportChoices,
  onProgress: OnProgress,
): ImportPreview {
  const units: ReadUnit[] = []
  const root = readXliffUnits(text, unit => units.push(unit), progressPart(onProgress, 0, parsed))
  const written = withoutCopies(units, isUnwritten)
  const isTurned = translatesIntoChinese(written)
  const inOrder = written.map(unit => (isTurned ? turned(unit) : unit))
  const pairs = withoutCopies(inOrder, isCopied)
  const copies = units.filter(isUnwritten).length + inOrder.filter(isCopied).length
  const kept = pairs.filter(({ source }) => source.text.trim() !== '')
  const [first] = kept
  return pairedBook(
    {
      importer: id,
      ...file,
      ...namesOfBook(root),
      sourceLanguage: first?.languages.source,
      translationLanguage:
        kept.find(one => one.languages.translation)?.languages.translation ?? undefined,
      parts: partsIn(kept),
      notices: [...noticesOf(units, kept.length), ...counted('copies-left-out', copies)],
      encoding,
    },
    choices,
    progressPart(onProgress, parsed, 1),
  )
}

/** What was left out of `units`, of which `kept` became paragraphs. */
const noticesOf = (units: readonly ReadUnit[], kept: number): readonly ImportNotice[] => [
  ...counted('pairs-left-out', units.length - kept),
  ...counted(
    'codes-left-out',
    sumOf(units, ({ codes }) => codes),
  ),
  ...counted(
    'notes-in-file',
    sumOf(units, ({ marks }) => marks),
  ),
  ...counted(
    'mended-markup',
    sumOf(units, ({ unpaired }) => unpaired),
  ),
]

/** The title and the author that this program's exports have. */
function namesOfBook(root: XmlElement): Pick<PairedDocument, 'title' | 'author'> {
  const notes = elementsOf(elementOf(elementOf(root, 'file'), 'notes'))
  const named = (name: string): string | undefined => {
    const own = notes.find(
      ({ attributes }) =>
        attributes.get('category') === `dz:${name}` && attributes.get('appliesTo') === 'source',
    )
    return own && textInside(own)
  }
  return { title: named('title'), author: named('author') }
}

const sumOf = <T>(all: readonly T[], count: (one: T) => number): number =>
  all.reduce((sum, one) => sum + count(one), 0)

/** Whether a file translates into Chinese, and at least half of it is translated. */
function translatesIntoChinese(units: readonly ReadUnit[]): boolean {
  const into = units.filter(
    ({ languages: { source, translation } }) =>
      translation !== null && isChinese(translation) && !isChinese(source),
  )
  const translated = into.filter(({ translation }) => translation !== null)
  return into.length * 2 > units.length && translated.length * 2 >= into.length
}

/** Returns `unit` with its sides exchanged, so that the Chinese is the source. */
const turned = (unit: ReadUnit): ReadUnit => ({
  ...unit,
  source: unit.translation ?? { text: '', inlines: [] },
  translation: unit.source.text.trim() === '' ? null : unit.source,
  languages: { source: unit.languages.translation ?? '', translation: unit.languages.source },
})

/** Chapters of this program have names; otherwise each file is a chapter, if there are several. */
function partsIn(units: readonly ReadUnit[]): readonly PairedPart[] {
  const hasChapters = units.some(({ chapter }) => chapter !== null)
  const isOne = new Set(units.map(({ file }) => file)).size < 2
  const parts: { name: string; title: string; texts: TextBlock[] }[] = []
  for (const unit of units) {
    const title = hasChapters ? (unit.chapter?.title ?? '') : isOne ? '' : nameOf(unit.file)
    const name = hasChapters ? (unit.chapter?.id ?? '') : isOne ? '' : unit.file
    const last = parts.at(-1)
    if (last?.name === name) last.texts.push(blockOf(unit))
    else parts.push({ name, title, texts: [blockOf(unit)] })
  }
  return parts
}

/** The name of a file without its folders. */
const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

function blockOf(unit: ReadUnit): TextBlock {
  const { kind, level } = unit.kind ?? { kind: 'body' }
  const beside = besideOf(unit)
  return {
    type: 'text',
    kind,
    ...(level !== undefined && { level }),
    text: unit.source.text,
    inlines: unit.source.inlines,
    ...(kind === 'note' && { label: unit.id }),
    ...(beside && { beside }),
  }
}

/** Programs copy the source into targets that nobody has translated, and some say so. */
const isUnwritten = ({ source, translation, isWritten }: ReadUnit): boolean =>
  isWritten === false && translation?.text === source.text

/** Without a state, a translation out of Chinese that is the same Chinese is taken for a copy. */
const isCopied = ({ source, translation, isWritten, languages }: ReadUnit): boolean =>
  isWritten !== true &&
  translation?.text === source.text &&
  isChinese(languages.source) &&
  !isChinese(languages.translation ?? '')

const withoutCopies = (
  units: readonly ReadUnit[],
  isCopy: (unit: ReadUnit) => boolean,
): readonly ReadUnit[] => units.map(unit => (isCopy(unit) ? { ...unit, translation: null } : unit))

function besideOf({ translation, state }: ReadUnit): DraftBeside | null {
  if (translation === null)
    return state === 'check' ? { texts: [], doubtful: false, needsReview: true } : null
  const details = [state === null ? {} : { state }]
  return { texts: [asRichText(translation)], doubtful: false, details }
}
