/** Reads the units of XLIFF and TMX files that come back. Throws `XmlError` at a broken rule. */
import { placeAt } from '#domain/notes/place'
import { noProgress, type OnProgress } from '#domain/progress-share'
import type { ReviewedComment, ReviewedFile, ReviewedRow } from '#domain/reviewing/reviewed-file'
import { sentIn, sentNotesIn, sumOfNotes } from '#domain/reviewing/sent'
import { emptyText } from '#domain/rich-text'
import { translationStates, type TranslationState } from '#domain/translation'
import { asRichText } from '../import/bilingual/rich-text-of.ts'
import { isChinese } from '../import/bilingual/sides.ts'
import { segmentText } from '../import/tmx/tmx-segment.ts'
import { readTmxUnits, tmxProperty } from '../import/tmx/tmx-units.ts'
import type { ReadUnit } from '../import/xliff/read-unit.ts'
import { readXliffUnits } from '../import/xliff/xliff-units.ts'
import {
  elementOf,
  elementsOf,
  languageAt,
  textInside,
  type XmlElement,
} from '../import/xml/read-xml.ts'

/** Returns the units of XLIFF 1.0 to 2.2. */
export function readXliff(text: string, onProgress: OnProgress = noProgress): ReviewedFile {
  const rows: ReviewedRow[] = []
  const root = readXliffUnits(
    text,
    (read, unit) => rows.push(rowOf(read, unit, rows.length + 1)),
    onProgress,
  )
  const link = metaIn(elementOf(root, 'file'), 'link')
  return { form: 'xliff', book: placeAt(link)?.book ?? null, rows }
}

function rowOf(read: ReadUnit, unit: XmlElement, row: number): ReviewedRow {
  const written = metaIn(unit, 'sent') || (unit.attributes.get('extradata') ?? '')
  const sent = sentIn(written.replace(/;.*$/s, ''))
  const { source, translation } = read
  // Programs copy the source into a target that nobody has translated.
  const isCopy =
    translation?.text === source.text && (sent?.translation === '0' || read.isWritten === false)
  const content = translation === null || isCopy ? emptyText : asRichText(translation)
  return {
    ...plainRow,
    id: read.id,
    row,
    source: source.text,
    translation: content,
    keepsLooks: true,
    // Programs change the words and leave the state, so only a finished or doubtful one counts.
    state: content.text === '' || read.state === 'draft' ? null : read.state,
    sent,
    comments: commentsIn([...elementsOf(elementOf(unit, 'notes')), ...elementsOf(unit)], written),
  }
}

const plainRow = {
  original: null,
  tracked: [],
  isMerged: false,
  isDeleted: false,
} as const

/** The notes among `elements` that were not sent as they are. */
function commentsIn(elements: readonly XmlElement[], written: string): readonly ReviewedComment[] {
  const sent = sentNotesIn(written)
  return elements
    .filter(({ name }) => name === 'note')
    .flatMap(note => {
      const text = textInside(note)
      const author = note.attributes.get('from') ?? note.attributes.get('category') ?? ''
      return sent.has(sumOfNotes(text))
        ? []
        : [{ author, date: '', text, quote: null, isChanged: false }]
    })
}

/** The words of our metadata called `type` in a file or a unit; empty if there are none. */
function metaIn(element: XmlElement | undefined, type: string): string {
  const metas = elementsOf(elementOf(element, 'metadata'), 'metaGroup').flatMap(group =>
    elementsOf(group, 'meta'),
  )
  const own = metas.find(({ attributes }) => attributes.get('type') === type)
  return textInside(own)
}

/** Returns the units of a translation memory. */
export function readTmx(text: string, onProgress: OnProgress = noProgress): ReviewedFile {
  const rows: ReviewedRow[] = []
  const root = readTmxUnits(
    text,
    (unit, isOurs) => rows.push(rowOfTu(unit, rows.length + 1, isOurs)),
    onProgress,
  )
  return { form: 'tmx', book: tmxProperty(elementOf(root, 'header'), 'book') || null, rows }
}

function rowOfTu(unit: XmlElement, row: number, isOurs: boolean): ReviewedRow {
  const texts = elementsOf(unit, 'tuv').map(variant => {
    const segment = elementOf(variant, 'seg')
    const left = { codes: 0, unpaired: 0 }
    const text = segment ? segmentText(segment, isOurs, left) : { text: '', inlines: [] }
    return { language: languageAt(variant) ?? '', text }
  })
  const source = texts.find(({ language }) => isChinese(language)) ?? texts[0]
  const target = texts.find(one => one !== source)
  const written = tmxProperty(unit, 'sent') ?? ''
  return {
    ...plainRow,
    id: unit.attributes.get('tuid') ?? null,
    row,
    source: source?.text.text ?? null,
    translation: target ? asRichText(target.text) : emptyText,
    keepsLooks: isOurs,
    state: stateIn(tmxProperty(unit, 'state') ?? ''),
    sent: sentIn(written.replace(/;.*$/s, '')),
    comments: commentsIn(elementsOf(unit), written),
  }
}

const stateIn = (word: string): TranslationState | null =>
  translationStates.find(state => state === word) ?? null
