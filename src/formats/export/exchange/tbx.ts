/**
 * Exports the glossary of a book in TBX-Basic: version 3 as the standard is now, and version 2,
 * which is all that some programs read.
 */
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { surveyed } from '../survey.ts'
import { termsOf, type Term } from './terms.ts'
import { escapeXmlText, regionalTag, validTag, xmlDeclaration } from './xml-text.ts'

const offers = {
  sides: ['both'],
  order: false,
  marks: true,
  states: false,
  preview: 'text',
} as const satisfies Exporter['offers']

export const tbx3: Exporter = {
  extension: 'tbx',
  offers,
  *write(project, labels) {
    yield `${xmlDeclaration}<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"\
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader>${fileDescription(project)}</tbxHeader>
<text><body>
`
    const languages = [validTag(project.book.language), validTag(labels.language)] as const
    for (const [i, term] of (yield* terms(project)).entries()) yield entry3(term, i + 1, languages)
    yield '</body></text>\n</tbx>\n'
  },
}

export const tbx2: Exporter = {
  extension: 'tbx',
  offers,
  *write(project: Project, labels: ExportLabels) {
    yield `${xmlDeclaration}<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
<martifHeader>${fileDescription(project)}\
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body>
`
    const languages = [
      regionalTag(project.book.language),
      regionalTag(validTag(labels.language)),
    ] as const
    for (const [i, term] of (yield* terms(project)).entries()) yield entry2(term, i + 1, languages)
    yield '</body></text>\n</martif>\n'
  },
}

function* terms(project: Project): Generator<string, readonly Term[]> {
  return termsOf(yield* surveyed(project), project)
}

const fileDescription = ({ book }: Project): string =>
  `<fileDesc><titleStmt><title>${escapeXmlText(book.title)}</title></titleStmt>` +
  `<sourceDesc><p>Duizhao ${escapeXmlText(book.id)}</p></sourceDesc></fileDesc>`

type Languages = readonly [source: string, translation: string]

const notesOf = ({ reading, notes }: Term): string =>
  [reading, ...notes]
    .filter(words => words !== '')
    .map(words => `<note>${escapeXmlText(words)}</note>`)
    .join('')

function entry3(term: Term, number: number, [source, translation]: Languages): string {
  const context =
    term.context === ''
      ? ''
      : `<descripGrp><basic:context>${escapeXmlText(term.context)}</basic:context></descripGrp>`
  const renderings = term.translations.map((words, i) => {
    const status = i === 0 ? 'preferredTerm-admn-sts' : 'admittedTerm-admn-sts'
    return (
      `<termSec><term>${escapeXmlText(words)}</term>` +
      `<min:administrativeStatus>${status}</min:administrativeStatus></termSec>`
    )
  })
  return (
    `<conceptEntry id="c${number}">${notesOf(term)}` +
    `<langSec xml:lang="${source}"><termSec><term>${escapeXmlText(term.source)}</term>${context}</termSec></langSec>` +
    `<langSec xml:lang="${translation}">${renderings.join('')}</langSec></conceptEntry>\n`
  )
}

function entry2(term: Term, number: number, [source, translation]: Languages): string {
  const context =
    term.context === '' ? '' : `<descrip type="context">${escapeXmlText(term.context)}</descrip>`
  const renderings = term.translations.map(
    words => `<tig><term>${escapeXmlText(words)}</term></tig>`,
  )
  return (
    `<termEntry id="c${number}">${notesOf(term)}` +
    `<langSet xml:lang="${source}"><tig><term>${escapeXmlText(term.source)}</term>${context}</tig></langSet>` +
    `<langSet xml:lang="${translation}">${renderings.join('')}</langSet></termEntry>\n`
  )
}
