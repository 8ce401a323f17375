import { expect, it } from 'vitest'
import { engineAge } from './engine-age.ts'

it.each([
  ['40.0.0', '2026-01-13', { newest: 40, isSupported: true, since: '2026-01-13' }],
  ['45.2.0', '2026-11-24', { newest: 45, isSupported: true, since: '2026-10-20' }],
  ['45.2.0', '2027-03-01', { newest: 47, isSupported: true, since: '2026-10-20' }],
  ['45.2.0', '2027-05-01', { newest: 48, isSupported: false, since: '2026-10-20' }],
  ['33.2.1', '2026-12-01', { newest: 45, isSupported: false, since: '2024-12-17' }],
  ['99.0.0', '2026-12-01', { newest: 99, isSupported: true, since: '2035-01-30' }],
])('of Electron %s on %s is known by the calendar', (version, day, expected) => {
  const { newest, isSupported, since } = engineAge(version, Date.parse(day))
  const from = new Date(since).toISOString().slice(0, 10)
  expect({ newest, isSupported, since: from }).toEqual(expected)
})
