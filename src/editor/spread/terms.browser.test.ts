import { afterEach, expect, it } from 'vitest'
import { annotationId } from '#domain/ids'
import { show, type Shown } from '../testing/shown.ts'
import type { FindTerms } from './terms.ts'

let shown: Shown
afterEach(() => shown.close())

const beginnings: FindTerms = texts =>
  Promise.resolve(texts.map(() => [{ start: 0, end: 2, ids: [annotationId('term')] }]))

const termsOn = (column: HTMLElement) => column.querySelectorAll('.term').length

it('terms are looked for again in a section that is divided otherwise', async () => {
  shown = await show('one‸|two|three')
  shown.spread.terms.set(beginnings)
  await expect.poll(() => termsOn(shown.column('source'))).toBe(3)
  const [section] = shown.spread.sections.all
  const joined = { ...section!, end: 2, shape: 'joined' }
  shown.spread.divide([joined], (now, was) => ({
    section: now,
    paragraphs: was.paragraphs.slice(0, 2),
    translations: [was.translation(0), was.translation(1)],
  }))
  const editor = shown.spread.sections.get(0)!
  expect(editor.paragraphs).toHaveLength(2)
  const { paragraphs } = editor
  const known = () => shown.spread.terms.in({ section: joined, paragraphs, translations: [] })
  await expect.poll(() => known().map(({ pair }) => pair)).toEqual([0, 1])
})
