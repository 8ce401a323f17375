import { expect, it } from 'vitest'
import { progressInSteps, progressPart } from './progress-share.ts'

it('progressPart maps shares of a part to shares of the whole', () => {
  const told: number[] = []
  const tell = progressPart(
    progressPart(share => told.push(share), 0.5, 1),
    0,
    0.5,
  )
  for (const share of [0, 0.5, 1]) tell(share)
  expect(told).toEqual([0.5, 0.625, 0.75])
})

it('progressInSteps reports each larger step, and the end once', () => {
  const told: number[] = []
  const tell = progressInSteps(share => told.push(share), 0.25)
  for (const share of [0, 0.1, 0.25, 0.3, 0.2, 0.5, 0.99, 1, 1]) tell(share)
  expect(told).toEqual([0.25, 0.5, 0.99, 1])
})
