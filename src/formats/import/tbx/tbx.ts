/**
 * Reads glossaries in TBX 2 and 3 as a bilingual book: each entry is a paragraph. A term of this
 * program belongs to a place in a text, so a glossary without a text cannot become terms; a notice
 * says so. Definitions are lines under their terms.
 */
import { progressPart, type OnProgress } from '#domain/progress-share'
import { plain } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { chosenLanguages, isLike, type InLanguage } from '../exchange/languages.ts'
import { counted, pairedBook } from '../exchange/paired-book.ts'
import type { ImportChoices, ImportPreview } from '../importer.ts'
import type { TextBlock } from '../structured/blocks.ts'
import {
  elementOf,
  elementsOf,
  languageAt,
  readXml,
  textInside,
  type XmlElement,
} from '../xml/read-xml.ts'
import { xmlImporter, type XmlText } from '../xml/xml-file.ts'
import { XmlError } from '../xml/xml-fault.ts'

const id = 'tbx'

export const tbx = xmlImporter({
  id,
  root: /^(?:martif|tbx)$/i,
  ending: /\.tbx(?:\.gz)?$/i,
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
  const entries: (readonly InLanguage<string>[])[] = []
  const names = new Set<string>()
  const root = readXml(
    text,
    {
      isUnit: name => entryName.test(name),
      onUnit: entry => {
        addName(entry, names)
        entries.push(textsOf(entry))
      },
    },
    progressPart(onProgress, 0, parsed),
  )
  checkRoot(root)
  const counts = new Map<string, number>()
  for (const { language } of entries.flat()) counts.set(language, (counts.get(language) ?? 0) + 1)
  const chosen = chosenLanguages(counts, undefined)
  const texts = entries.flatMap((entry): readonly TextBlock[] => {
    const own = entry.find(({ language }) => isLike(language, chosen?.source))
    if (own === undefined) return []
    const first = entry.find(one => one !== own && isLike(one.language, chosen?.translation ?? ''))
    const rest = entry.filter(one => one !== own && one !== first)
    const [translation, ...others] = [...(first ? [first] : []), ...rest].map(one =>
      plain(one.text),
    )
    const details = [others.length > 0 ? { others } : {}]
    const beside = translation && { texts: [translation], doubtful: false, details }
    return [{ type: 'text', kind: 'body', text: own.text, inlines: [], ...(beside && { beside }) }]
  })
  return pairedBook(
    {
      importer: id,
      ...file,
      sourceLanguage: chosen?.source,
      translationLanguage: chosen?.translation ?? undefined,
      parts: [{ title: '', texts }],
      notices: [
        ...counted('terms-as-text', texts.length),
        ...counted('pairs-left-out', entries.length - texts.length),
      ],
      encoding,
    },
    choices,
    progressPart(onProgress, parsed, 1),
  )
}

/** An entry; the shortest name is that of the smallest dialect of version 2. */
const entryName = /^(?:termEntry|conceptEntry|entry)$/

/** Entries are named once, because others refer to them. */
function addName(entry: XmlElement, names: Set<string>): void {
  const id = entry.attributes.get('id')
  if (id === undefined) return
  if (names.has(id)) throw new XmlError('repeated', id, entry)
  names.add(id)
}

/** What holds one term and what is said of it. */
const termSections = /^(?:n?tig|termSec|termGrp|termGroup)$/

function checkRoot(root: XmlElement): void {
  if (!/^(?:martif|tbx)$/i.test(root.name)) throw new XmlError('element', root.name, root)
  const text = elementOf(root, 'text')
  const body = elementOf(text, 'body') ?? elementOf(root, 'body')
  if (body === undefined)
    throw new XmlError('missing-element', text ? 'body' : 'text', text ?? root)
  const wrong = elementsOf(body).find(({ name }) => !entryName.test(name))
  if (wrong) throw new XmlError('element', wrong.name, wrong)
}

/** Returns the terms of each language in one line, and their definitions under them. */
function textsOf(entry: XmlElement): readonly InLanguage<string>[] {
  const sections = elementsOf(entry).filter(({ name }) => /^lang(?:Set|Sec|Group)$/.test(name))
  const [first] = sections
  if (first === undefined) throw new XmlError('missing-element', 'langSet', entry)
  return sections.flatMap((section): readonly InLanguage<string>[] => {
    const language = languageAt(section)
    if (language === undefined) throw new XmlError('missing-attribute', 'xml:lang', section)
    const terms = within(section, ({ name }) => name === 'term').map(lineIn)
    const empty = within(section, ({ name }) => termSections.test(name)).find(
      one => within(one, ({ name }) => name === 'term').length !== 1,
    )
    if (terms.length === 0 || empty) throw new XmlError('missing-element', 'term', empty ?? section)
    const definitions = within(section, isDefinition).map(lineIn)
    const lines = [terms.filter(words => words !== '').join('; '), ...definitions]
    const text = lines.filter(words => words !== '').join('\n')
    return text === '' ? [] : [{ language, text }]
  })
}

const isDefinition = ({ name, attributes }: XmlElement): boolean =>
  name === 'definition' || (name === 'descrip' && attributes.get('type') === 'definition')

const within = (
  parent: XmlElement,
  fits: (element: XmlElement) => boolean,
): readonly XmlElement[] =>
  elementsOf(parent).flatMap(child => [...(fits(child) ? [child] : []), ...within(child, fits)])

const lineIn = (element: XmlElement): string =>
  withoutControls(textInside(element)).replaceAll(/\s+/g, ' ').trim()
