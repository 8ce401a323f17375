/** The words of a note in a DOCX: what it quotes, what it is called, and what the reader wrote. */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { kindWordsOf } from '#domain/kinds/index'
import { halvesOf } from '#domain/marking/halves'
import { isBlank, plain } from '#domain/rich-text'
import type { ExportLabels, Project } from '../exporter.ts'
import { namesOf } from '../mark-names.ts'
import type { ExportSurvey } from '../survey.ts'
import type { DocxLanguage } from './docx-language.ts'
import { noteXml } from './note-paragraphs.ts'
import { runsXml } from './runs.ts'
import { linkXml, runXml } from './xml.ts'

type Languages = Readonly<Record<Side, DocxLanguage>>
type Noted = ExportSurvey['numbered'][number]

/** The number of a footnote at its beginning. */
const footnoteNumber =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' +
  '<w:r><w:t xml:space="preserve"> </w:t></w:r>'

/**
 * Returns the paragraphs of a footnote. `isQuoting`: it begins with the words that it is about.
 * `isNamed`: it has the category and the tags of its mark, too, as for the reader's own use, and
 * `link`, if there is one, leads to it.
 */
export function noteWordsXml(
  { annotation, category }: Noted,
  labels: ExportLabels,
  languages: Languages,
  {
    isQuoting,
    isNamed,
    link,
  }: { readonly isQuoting: boolean; readonly isNamed: boolean; readonly link: string | null },
): string {
  const language = languages.translation
  const quotes = isQuoting ? quotesXml(annotation, labels, languages) : ''
  const own = kindWordsOf(annotation)
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `${labels.kindWord(name)}: ${text}`)
  const isSilent = own.length === 0 && annotation.note.every(isBlank)
  const names =
    isNamed || isSilent ? [...namesOf(annotation, category, labels), ...tagsOf(annotation)] : own
  const said = names.length === 0 ? '' : runsXml(plain(names.join(' · ')), language)
  const place = link === null ? '' : linkXml(link, runXml(`¶ ${annotation.index + 1}`))
  const line = [quotes, said, place].filter(part => part !== '').join(gap)
  const first = { runs: footnoteNumber + line, isLine: line !== '' }
  return noteXml(annotation.note, 'FootnoteText', language, first)
}

/** Returns the paragraphs of a comment, which is at its words. */
export function commentXml(
  { annotation, category }: Pick<Noted, 'annotation' | 'category'>,
  labels: ExportLabels,
  languages: Languages,
): string {
  const mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
  const names = [...namesOf(annotation, category, labels), ...tagsOf(annotation)]
  const said = names.length === 0 ? '' : runsXml(plain(names.join(' · ')), languages.translation)
  const about = annotation.scope ? quotesXml(annotation, labels, languages) : ''
  const line = [about, said].filter(part => part !== '').join(gap)
  const first = { runs: mark + line, isLine: line !== '' }
  return noteXml(annotation.note, 'CommentText', languages.translation, first)
}

/** Returns the paragraphs of a mark with its words and what is said of it. */
export function quotedXml(
  { annotation, category }: Pick<Noted, 'annotation' | 'category'>,
  labels: ExportLabels,
  languages: Languages,
  style: string,
): string {
  const names = [...namesOf(annotation, category, labels), ...tagsOf(annotation)]
  const said = names.length === 0 ? '' : runsXml(plain(names.join(' · ')), languages.translation)
  const line = [quotesXml(annotation, labels, languages), said].filter(part => part !== '')
  return noteXml(annotation.note, style, languages.translation, {
    runs: line.join(gap),
    isLine: true,
  })
}

/** Returns the paragraphs of an annotation that has lost its place. */
export const lostXml = (
  annotation: Annotation,
  { categories }: Project,
  labels: ExportLabels,
  languages: Languages,
): string =>
  quotedXml(
    { annotation, category: categories.get(annotation.category) },
    labels,
    languages,
    'Body',
  )

function quotesXml(annotation: Annotation, labels: ExportLabels, languages: Languages): string {
  if (annotation.scope) return runsXml(plain(labels.place(annotation)), languages.translation)
  return halvesOf(annotation)
    .map(({ side, anchors }) => {
      const words = anchors.map(({ quote }) => quote.exact).join(' … ')
      return runsXml(plain(`“${words}”`), languages[side])
    })
    .join(runXml(' ⇄ '))
}

const gap = runXml(' — ')

const tagsOf = ({ tags }: Annotation): readonly string[] => tags.map(tag => `#${tag}`)
