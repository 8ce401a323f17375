import { expect, it } from 'vitest'
import { electronAge } from './electron-age.mjs'

it.each([
  ['45.0.0', '2026-11-24', 'about line 45 is the newest, and 45 is supported.'],
  ['46.0.0', '2026-11-24', 'about line 46 is the newest, and 46 is supported.'],
  ['45.0.0', '2027-03-01', 'about line 47 is the newest, and 45 is supported.'],
  ['45.0.0', '2027-05-01', 'and 45 is no longer supported: pin a newer one before you release.'],
])('says of Electron %s on %s what a release must know', (version, day, words) => {
  expect(electronAge(version, Date.parse(day))).toContain(words)
})
