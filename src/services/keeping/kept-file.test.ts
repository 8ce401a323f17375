import { expect, it } from 'vitest'
import { kindOfFile } from './kept-file.ts'

it.each([
  ['witness.json', 'witness'],
  ['000001-000002.jsonl', 'journal'],
  ['2026-11-24T08-00-00-000Z.json.gz', 'snapshot'],
  ['CURRENT', 'database'],
  ['MANIFEST-000001', 'database'],
] as const)('the file %s is of the kind %s', (name, kind) => {
  expect(kindOfFile(name)).toBe(kind)
})
