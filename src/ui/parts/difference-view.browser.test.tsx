import { expect, it } from 'vitest'
import { showPart } from '../testing.ts'
import { DifferenceView } from './difference-view.tsx'

it('strikes out deleted words and underlines inserted ones, and says so in words', async () => {
  const { place } = await showPart(
    <DifferenceView before="a good house" after="a better house" language="en" />,
  )
  await expect.poll(() => place.querySelector('del')?.textContent).toBe('good')
  expect(place.querySelector('ins')?.textContent).toBe('better')
  expect(place.querySelector('p')?.textContent).toBe(
    'a [removed:]good[end][added:]better[end] house',
  )
})
