import { expect, it } from 'vitest'
import { usualChoices, type ExportChoices } from '#domain/exporting/export-choices'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { sampleProject } from '../fixtures/sample-project.ts'
import { exporters } from './index.ts'
import { narrowed } from './narrowed.ts'

const { offers } = exporters.markdown
const left = (change: Partial<ExportChoices>, project = sampleProject) =>
  narrowed(project, { ...usualChoices, ...change }, offers)

/** `#` begins a heading, `+` a translated paragraph. */
function projectOf(lines: readonly string[]) {
  const chapter = lines.map(line => {
    const level = /^#+/.exec(line)?.[0].length
    return {
      id: paragraphId(line.replaceAll(/\W/g, '')),
      kind: level === undefined ? ('body' as const) : ('heading' as const),
      ...(level !== undefined && { level }),
      text: line,
    }
  })
  const done = { content: plain('Done.'), state: 'done' as const }
  const translations = new Map(
    chapter.filter(({ text }) => text.includes('+')).map(({ id }) => [id, done]),
  )
  return { ...sampleProject, chapters: [chapter], translations }
}

it.each([
  [
    ['#a', 'b', 'c+'],
    ['#a', 'c+'],
  ],
  [
    ['#a', '##b', 'c', '##d', 'e+'],
    ['#a', '##d', 'e+'],
  ],
  [
    ['#a', 'b+', '##c', 'd'],
    ['#a', 'b+'],
  ],
  [
    ['#a', 'b', '#c', '##d+', 'e'],
    ['#c', '##d+'],
  ],
  [
    ['#a', '##b+', 'c', '#d', 'e+'],
    ['#a', '##b+', '#d', 'e+'],
  ],
  [['a', '#b'], []],
])('of %j the translated paragraphs and the headings above them are %j', (lines, expected) => {
  const withoutStates = ['empty', 'draft', 'check'] as const
  const { chapters } = left({ withoutStates }, projectOf(lines))
  expect(chapters.flat().map(({ text }) => text)).toEqual(expected)
})

it('a hidden paragraph is left out, with the marks that are only there', () => {
  const project = projectOf(['#a', 'b', 'c'])
  const [chapter = []] = project.chapters
  const [, hides] = chapter
  const mark = sampleProject.annotations[0]!
  const at = (id = hides!.id) => ({
    ...mark,
    anchors: mark.anchors.map(one => ({ ...one, paragraphId: id })),
  })
  const annotations = [{ ...at(), counterpart: null }, at(chapter[2]!.id)]
  const hidden = chapter.map(one => (one === hides ? { ...one, isHidden: true } : one))
  const { chapters, annotations: kept } = left({}, { ...project, annotations, chapters: [hidden] })
  expect(chapters.flat().map(({ text }) => text)).toEqual(['#a', 'c'])
  expect(kept).toEqual([annotations[1]])
})

it('all paragraphs are left if no state is left out', () => {
  expect(left({}).chapters).toEqual(sampleProject.chapters)
})

it('marks are left by the choice, and a format that offers none has all', () => {
  expect(left({ marks: 'none' }).annotations).toEqual([])
  const all = narrowed(
    sampleProject,
    { ...usualChoices, marks: 'none' },
    { ...offers, marks: false },
  )
  expect(all.annotations).toEqual(sampleProject.annotations)
})

it('sides that a format does not offer become its usual ones', () => {
  const { sides, leads } = narrowed(
    sampleProject,
    { ...usualChoices, sides: 'source' },
    exporters.docxTranslation.offers,
  )
  expect([sides, leads]).toEqual(['translation', 'translation'])
})
