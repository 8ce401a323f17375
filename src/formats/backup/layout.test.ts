import { kinds, type AnnotationKind } from '#domain/kinds/index'
import { expect, it } from 'vitest'
import { backupVersion, readableBy } from './layout.ts'

/** The version of backups that each kind of annotation came with. */
const versionOfKind: Readonly<Record<AnnotationKind, number>> = {
  highlight: 1,
  note: 1,
  question: 4,
  emendation: 5,
  term: 5,
  reference: 7,
}

it('a new kind of annotation needs a new version of backups, which older programs do not read', () => {
  // An older program drops a row of a kind that it does not know.
  expect(Object.keys(versionOfKind).toSorted()).toEqual(Object.keys(kinds).toSorted())
  expect(readableBy).toBeGreaterThanOrEqual(Math.max(...Object.values(versionOfKind)))
  expect(readableBy).toBeLessThanOrEqual(backupVersion)
})
