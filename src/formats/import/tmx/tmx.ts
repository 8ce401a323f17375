/**
 * Reads translation memories in TMX 1.1 to 1.4b, also compressed with gzip, as a bilingual book:
 * each unit is a paragraph. A file that breaks the rules of TMX is refused, except for attributes
 * that say nothing about the text and for inline codes without partners, which real files have.
 */
import { progressPart, type OnProgress } from '#domain/progress-share'
import { isBlank, type RichText } from '#domain/rich-text'
import { translationStates, type TranslationState } from '#domain/translation'
import { asRichText } from '../bilingual/rich-text-of.ts'
import {
  chosenLanguages,
  isLike,
  type ChosenLanguages,
  type InLanguage,
} from '../exchange/languages.ts'
import { kindWritten, type KindOfText } from '../exchange/kind-of.ts'
import { counted, pairedBook } from '../exchange/paired-book.ts'
import type { ImportChoices, ImportPreview } from '../importer.ts'
import type { BuiltText } from '../structured/text-builder.ts'
import type { TextBlock } from '../structured/blocks.ts'
import { elementOf, elementsOf, languageAt, type XmlElement } from '../xml/read-xml.ts'
import { xmlImporter, type XmlText } from '../xml/xml-file.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { segmentText, type LeftOutCodes } from './tmx-segment.ts'
import { readTmxUnits, tmxProperty } from './tmx-units.ts'

const id = 'tmx'

export const tmx = xmlImporter({ id, root: /^tmx$/, ending: /\.tmx(?:\.gz)?$/i, read: bookOf })

/** A unit, and what this program's exports say of it. */
interface Unit {
  readonly texts: readonly InLanguage<BuiltText>[]
  readonly kind: KindOfText | null
  readonly state: TranslationState | null
}

/** The share of the work that reading the XML is, as measured. Used for progress only. */
const parsed = 0.6

function bookOf(
  { text, encoding }: XmlText,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  choices: ImportChoices,
  onProgress: OnProgress,
): ImportPreview {
  const left: LeftOutCodes = { codes: 0, unpaired: 0 }
  const units: Unit[] = []
  const root = readTmxUnits(
    text,
    (unit, isOurs) => units.push(readUnit(unit, isOurs, left)),
    progressPart(onProgress, 0, parsed),
  )
  const counts = new Map<string, number>()
  for (const { language } of units.flatMap(({ texts }) => texts))
    counts.set(language, (counts.get(language) ?? 0) + 1)
  const declared = elementOf(root, 'header')?.attributes.get('srclang')
  const chosen = chosenLanguages(counts, declared)
  const texts = chosen ? units.flatMap(unit => pairIn(unit, chosen)) : []
  return pairedBook(
    {
      importer: id,
      ...file,
      title: tmxProperty(elementOf(root, 'header'), 'title'),
      sourceLanguage: chosen?.source,
      translationLanguage: chosen?.translation ?? undefined,
      parts: [{ title: '', texts }],
      notices: [
        ...counted('pairs-left-out', units.length - texts.length),
        ...counted('codes-left-out', left.codes),
        ...counted('mended-markup', left.unpaired),
      ],
      encoding,
    },
    choices,
    progressPart(onProgress, parsed, 1),
  )
}

function readUnit(unit: XmlElement, isOwn: boolean, left: LeftOutCodes): Unit {
  const state = tmxProperty(unit, 'state')
  return {
    texts: elementsOf(unit, 'tuv').map(variant => {
      const language = languageAt(variant)
      if (language === undefined) throw new XmlError('missing-attribute', 'xml:lang', variant)
      const segment = elementOf(variant, 'seg')
      const text = segment ? segmentText(segment, isOwn, left) : { text: '', inlines: [] }
      return { language, text }
    }),
    kind: kindWritten(tmxProperty(unit, 'kind') ?? ''),
    state: translationStates.find(one => one === state && one !== 'empty') ?? null,
  }
}

/** Returns the pair of a unit; none if it has no words of the source. */
function pairIn(unit: Unit, { source, translation }: ChosenLanguages): readonly TextBlock[] {
  const { texts: all, state } = unit
  const first =
    all.find(({ language }) => language === source) ??
    all.find(({ language }) => isLike(language, source))
  if (first === undefined || first.text.text.trim() === '') return []
  const rest = all.filter(one => one !== first)
  const isFirst = ({ language }: InLanguage<BuiltText>) =>
    translation !== null && isLike(language, translation)
  const ordered = [...rest.filter(isFirst), ...rest.filter(one => !isFirst(one))]
  const texts = ordered.map(({ text }) => asRichText(text)).filter(text => !isBlank(text))
  const kind = unit.kind ?? { kind: 'body' }
  return [{ type: 'text', ...kind, ...first.text, ...besideOf(texts, state) }]
}

/** The first translation is that of the paragraph; the others are versions of it. */
function besideOf(
  [text, ...others]: readonly RichText[],
  state: TranslationState | null,
): Pick<TextBlock, 'beside'> {
  if (text === undefined) return {}
  const details = [{ ...(state && { state }), ...(others.length > 0 && { others }) }]
  return { beside: { texts: [text], doubtful: false, details } }
}
