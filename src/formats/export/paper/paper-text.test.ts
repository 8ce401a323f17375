import { describe, expect, it } from 'vitest'
import type { NoteBody } from '#domain/annotation'
import { wordsOf, type PaperText } from '#domain/paper/paper-text'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import type { Project } from '../exporter.ts'
import { surveyAtOnce } from '../survey-testing.ts'
import { paperTextOf } from './paper-text.ts'

function paperOf(change: Partial<Project> = {}): PaperText {
  const steps = paperTextOf({ ...sampleProject, ...change }, sampleLabels)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const paragraphs = sampleProject.chapters.flat()

describe('a book on paper', () => {
  it('has every paragraph with its number, and both sides in their order', () => {
    const own = paperOf().pairs.filter(({ id }) => id !== null)
    expect(own.map(({ id }) => id)).toEqual(paragraphs.map(({ id }) => id))
    expect(own.map(({ number }) => number)).toEqual(
      paragraphs.map(({ id }) => sampleProject.numberOf(id)),
    )
    for (const { cells } of own)
      expect(cells.map(({ side }) => side)).toEqual(['source', 'translation'])
    const [first] = paperOf({ leads: 'translation' }).pairs
    expect(first?.cells.map(({ side }) => side)).toEqual(['translation', 'source'])
  })

  it('has the words of the source unchanged', () => {
    const own = paperOf().pairs.filter(({ id }) => id !== null)
    expect(own.map(({ cells }) => wordsOf(cells[0]?.runs ?? []))).toEqual(
      paragraphs.map(({ text }) => text),
    )
  })

  it.each(['both', 'source', 'translation'] as const)(
    'with the sides %s has a note for each sign, and a sign for each note',
    sides => {
      const { pairs, notes } = paperOf({ sides, leads: sides === 'both' ? 'source' : sides })
      const signs = pairs
        .flatMap(({ cells }) => cells.flatMap(({ runs }) => runs))
        .flatMap(run => run.signs)
      expect([...new Set(signs)].toSorted((a, b) => a - b)).toEqual(
        notes.map(({ number }) => number),
      )
      expect(notes.length).toBeGreaterThan(0)
    },
  )

  it('says what is not translated, and of a draft only beside the source', () => {
    const said = (sides: Project['sides']) =>
      paperOf({ sides, leads: sides === 'both' ? 'source' : sides })
        .pairs.flatMap(({ cells }) => cells.flatMap(({ runs }) => runs))
        .filter(({ isAside }) => isAside)
        .map(({ text }) => text.trim())
    expect(said('both')).toContain(`[${sampleLabels.untranslated}]`)
    expect(said('both')).toContain(`[${sampleLabels.states.draft}]`)
    expect(said('translation')).toContain(`[${sampleLabels.untranslated}]`)
    expect(said('translation')).not.toContain(`[${sampleLabels.states.draft}]`)
    expect(said('source').filter(words => words.startsWith('['))).toEqual([])
  })

  it('has the annotations without a place at its end', () => {
    const { orphans } = surveyAtOnce(sampleProject)
    const lost = paperOf().pairs.filter(({ id }) => id === null)
    expect(lost).toHaveLength(orphans.length === 0 ? 0 : orphans.length + 1)
    const words = lost.flatMap(({ cells }) => cells.map(({ runs }) => wordsOf(runs))).join('\n')
    for (const { anchors } of orphans)
      for (const { quote } of anchors) expect(words).toContain(quote.exact)
  })

  it('begins a chapter with its first paragraph', () => {
    const begun = paperOf().pairs.filter(({ startsChapter }) => startsChapter)
    const firsts = sampleProject.chapters.flatMap(([first], i) =>
      first && sampleProject.book.chapters[i]?.continues !== true ? [first.id] : [],
    )
    expect(begun.map(({ id }) => id)).toEqual(firsts)
  })
})

describe('a table in a note at the foot of a page', () => {
  const cell = (row: number, column: number, text: string): NoteBody[number] => ({
    text,
    spans: [],
    block: { kind: 'cell', row, column, columns: 2 },
  })
  const table = [cell(0, 0, '词'), cell(0, 1, 'Meaning'), cell(1, 1, 'a very long explanation')]
  const blocksOf = (note: NoteBody) => {
    const { annotations } = sampleProject
    const [numbered] = surveyAtOnce(sampleProject).numbered
    const changed = annotations.map(one =>
      one.id === numbered?.annotation.id ? { ...one, note } : one,
    )
    return paperOf({ annotations: changed }).notes[0]?.paragraphs ?? []
  }

  it('is rows, whose heads are bold and whose columns are as wide as their words', () => {
    const rows = blocksOf([{ text: 'before', spans: [] }, ...table]).filter(
      block => 'cells' in block,
    )
    expect(rows.map(({ cells }) => cells.map(wordsOf))).toEqual([
      ['词', 'Meaning'],
      ['', 'a very long explanation'],
    ])
    expect(rows.map(({ isHeads }) => isHeads)).toEqual([true, false])
    expect(rows[0]?.cells.flat().map(({ looks }) => looks)).toEqual([['strong'], ['strong']])
    const [narrow = 0, wide = 0] = rows[1]?.columns ?? []
    expect(wide).toBeGreaterThan(3 * narrow)
    expect(rows[0]?.columns).toEqual(rows[1]?.columns)
  })

  it('comes after a line for the number of the note', () => {
    const [first] = blocksOf(table)
    expect(first && 'runs' in first && wordsOf(first.runs)).not.toBe('')
    expect(first && 'runs' in first).toBe(true)
  })
})
