import { annotationId } from '#domain/ids'
import { afterEach, expect, it } from 'vitest'
import { press, settled, type } from '../testing/hands.ts'
import { highlight, names, show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

it('a mark begins at its first line, and reports when that moves, but not for a key before it', async () => {
  shown = await show('‸one two|three')
  const { spread } = shown
  spread.marks.setCategories([names])
  const mark = { ...highlight('translation', 1, 'three', 0, 5), id: annotationId('m') }
  spread.marks.set([mark])
  await settled()
  const place = () => {
    const top = spread.markPlaces.topOfSection(0) ?? expect.fail('no section')
    return spread.markPlaces.topIn(0, mark, top) ?? expect.fail('no place')
  }
  const line = shown.host.querySelector('[data-mark-id="m"]')
  const top = () =>
    (line?.getBoundingClientRect().top ?? 0) - (spread.markPlaces.topOfSection(0) ?? 0)
  expect(place()).toBeCloseTo(top(), 0)
  let reports = 0
  const stop = spread.markPlaces.subscribe(() => reports++)
  await type('x')
  await settled()
  expect(reports).toBe(0)
  const before = place()
  for (let i = 0; i < 3; i++) await press('Enter', 'Shift')
  await settled()
  stop()
  expect(reports).toBeGreaterThan(0)
  expect(place()).toBeGreaterThan(before + 20)
  expect(place()).toBeCloseTo(top(), 0)
  expect(spread.markPlaces.topOfSection(7)).toBeNull()
})
