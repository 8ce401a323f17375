import { expect, it } from 'vitest'
import { annotationId, bookId, paragraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { sampleProject } from '../../fixtures/sample-project.ts'
import { surveyAtOnce } from '../survey-testing.ts'
import { outsideLinks, paperLinks } from './paper-links.ts'

const book = sampleProject.book.id
const third = sampleProject.chapters.flat()[2]!.id
const survey = surveyAtOnce(sampleProject)
const [noted] = survey.numbered
const to = (change: Partial<Parameters<typeof outsideLinks>[0]>, hasLinks = true) =>
  paperLinks(
    { ...sampleProject, hasLinks },
    survey,
  )({
    link: null,
    inside: null,
    refersTo: null,
    ...change,
  })
const gone = addressOf({ kind: 'paragraph', book, paragraph: paragraphId('gone') })
const other = addressOf({ kind: 'book', book: bookId('other') })
const lost = addressOf({ kind: 'mark', book, mark: annotationId('lost') })

it('a link to what is printed stays on the paper', () => {
  expect(to({ inside: addressOf({ kind: 'paragraph', book, paragraph: third }) })).toBe('#p2')
  expect(to({ inside: addressOf({ kind: 'mark', book, mark: noted!.annotation.id }) })).toBe(
    `#n${noted!.number}`,
  )
  expect(to({ refersTo: third })).toBe('#p2')
})

it.each([gone, other, lost])('%s, which is not printed, leads into the program', address => {
  expect(to({ inside: address })).toBe(address)
  expect(to({ inside: address }, false)).toBeNull()
})

it('a web address stays, and what is no link leads nowhere', () => {
  expect(to({ link: 'https://example.org/' }, false)).toBe('https://example.org/')
  expect(to({ refersTo: paragraphId('gone') })).toBeNull()
  expect(to({})).toBeNull()
  expect(outsideLinks({ link: 'mailto:a@b.c', inside: null, refersTo: null })).toBe('mailto:a@b.c')
})
