import { describe, expect, it } from 'vitest'
import { sampleProject } from '../fixtures/sample-project.ts'
import { surveyAtOnce } from './survey-testing.ts'

describe('surveyOf', () => {
  it('numbers annotations in the order of the text, source first, without deleted ones', () => {
    const { numbered, orphans } = surveyAtOnce(sampleProject)
    expect(numbered.map(({ number, annotation }) => `${number}:${annotation.id}`)).toEqual([
      '1:a1',
      '2:a2',
      '3:a3',
      '4:a7',
      '5:a4',
      '6:a8',
    ])
    expect(orphans.map(({ id }) => id)).toEqual(['a5'])
  })

  it('finds an annotation in each of its paragraphs and ends it in the last', () => {
    const { marks } = surveyAtOnce(sampleProject)
    const [, first, second] = sampleProject.chapters[0]!
    expect(
      marks(first!.id, 'source').map(({ number, part, isLast }) => [number, part, isLast]),
    ).toEqual([
      [1, 1, false],
      [2, 1, true],
    ])
    expect(
      marks(second!.id, 'source').map(({ number, part, isLast }) => [number, part, isLast]),
    ).toEqual([[1, 2, true]])
  })
})
