import { describe, expect, it } from 'vitest'
import { sampleProject } from '../fixtures/sample-project.ts'
import { surveyAtOnce } from './survey-testing.ts'

describe('surveyOf', () => {
  it('numbers annotations with words in the order of the text, source first, without deleted ones', () => {
    const { located, numbered, orphans } = surveyAtOnce(sampleProject)
    expect(located.map(({ number, annotation }) => `${number}:${annotation.id}`)).toEqual([
      '1:a1',
      '2:a2',
      '3:a3',
      '4:a7',
      'null:a4',
      '5:a8',
    ])
    expect(numbered.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(orphans.map(({ id }) => id)).toEqual(['a5'])
  })

  it('finds an annotation in each of its paragraphs and puts its sign into the last', () => {
    const { marks } = surveyAtOnce(sampleProject)
    const [, first, second] = sampleProject.chapters[0]!
    expect(
      marks(first!.id, 'source').map(({ number, part, sign }) => [number, part, sign]),
    ).toEqual([
      [1, 1, null],
      [2, 1, 31],
    ])
    expect(
      marks(second!.id, 'source').map(({ number, part, sign }) => [number, part, sign]),
    ).toEqual([[1, 2, 8]])
  })
})
