import { annotationId } from '#domain/ids'
import { afterEach, expect, it } from 'vitest'
import { press, settled, type } from '../testing/hands.ts'
import { highlight, names, show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

it('a mark begins at its first line, and reports when that moves, but not for a key before it', async () => {
  shown = await show('‸one two|')
  const { spread } = shown
  spread.marks.setCategories([names])
  const mark = { ...highlight('translation', 0, 'one two', 4, 7), id: annotationId('m') }
  spread.marks.set([mark])
  await settled()
  const section = () => spread.markPlaces.topOfSection(0) ?? expect.fail('no section')
  const place = () => spread.markPlaces.topIn(0, mark, section()) ?? expect.fail('no place')
  const top = () => {
    const line = shown.host.querySelector('[data-mark-id="m"]') ?? expect.fail('no mark')
    return line.getBoundingClientRect().top - section()
  }
  expect(place()).toBeCloseTo(top(), 0)
  let reports = 0
  const stop = spread.markPlaces.subscribe(() => reports++)
  await type('x')
  await settled()
  expect(reports).toBe(0)
  const before = place()
  // The place behind the text is below it here, so another paragraph moves only that.
  await press('ArrowDown')
  await press('Enter', 'Shift')
  await settled()
  stop()
  expect(place()).toBeCloseTo(top(), 0)
  expect(place()).not.toBeCloseTo(before, 0)
  expect(reports).toBeGreaterThan(0)
  expect(spread.markPlaces.topOfSection(7)).toBeNull()
})
