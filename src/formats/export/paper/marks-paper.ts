/** A list of marks and notes as it is set on paper. */
import type { Side } from '#domain/anchor'
import type { PaperPair, PaperRun, PaperText } from '#domain/paper/paper-text'
import { plain } from '#domain/rich-text'
import type { ListedMark, MarkList } from '../mark-list.ts'
import { noteParagraphs } from './paper-notes.ts'
import { outsideLinks } from './paper-links.ts'
import { aside, runsOfText } from './paper-runs.ts'

/** Returns what is set of a list. Each group begins with a heading, and a mark has several rows. */
export function paperOfMarks({ title, language, date, groups }: MarkList): PaperText {
  const name = { text: title, language }
  return {
    language,
    title: name,
    link: null,
    names: [{ text: date, language }],
    contents: null,
    heads: { source: name, translation: name },
    pairs: groups.flatMap(({ heading, marks }) => [
      ...(heading === null || heading === '' ? [] : [headingRow(heading, language)]),
      ...marks.flatMap(mark => markRows(mark, language)),
    ]),
    notes: [],
  }
}

const wordsAlone = (text: string): readonly PaperRun[] =>
  runsOfText(plain(text), { links: outsideLinks })

interface Row {
  readonly side: Side
  readonly language: string
  readonly kind: PaperPair['kind']
  readonly runs: readonly PaperRun[]
}

const rowOf = (
  { side, language, kind, runs }: Row,
  besides: Partial<Pick<PaperPair, 'number' | 'link' | 'level' | 'startsChapter'>> = {},
): PaperPair => ({
  id: null,
  number: null,
  link: null,
  level: null,
  startsChapter: false,
  kind,
  cells: [{ side, language, runs }],
  ...besides,
})

const headingRow = (heading: string, language: string): PaperPair =>
  rowOf(
    { side: 'translation', language, kind: 'heading', runs: wordsAlone(heading) },
    { level: 1, startsChapter: true },
  )

/** The rows of a mark: its words on each side, what only its kind has, its note, and its place. */
function markRows(mark: ListedMark, language: string): readonly PaperPair[] {
  const { words, linked, details, note, about, wordsSide, languages } = mark
  const other = wordsSide === 'source' ? 'translation' : 'source'
  const quoted = (text: string, side: Side): Row => ({
    side,
    language: languages[side],
    kind: 'quotation',
    runs: wordsAlone(text),
  })
  const own = (kind: Row['kind'], runs: readonly PaperRun[], of = language): Row => ({
    side: 'translation',
    language: of,
    kind,
    runs,
  })
  const rows: readonly Row[] = [
    quoted(words, wordsSide),
    ...(linked === '' ? [] : [quoted(linked, other)]),
    ...details.map(({ label, text }) => own('body', [aside(`${label}: `), ...wordsAlone(text)])),
    ...noteParagraphs(note, languages.translation, outsideLinks).map(({ runs, depth }) =>
      own(depth > 0 ? 'quotation' : 'body', runs, languages.translation),
    ),
    own('marker', wordsAlone(about.join(' · '))),
  ]
  return rows.map((row, i) =>
    rowOf(row, i === 0 ? { number: numberOf(mark), link: mark.link } : {}),
  )
}

const numberOf = ({ paragraph, index }: ListedMark): number | null =>
  paragraph === '' ? null : index + 1
