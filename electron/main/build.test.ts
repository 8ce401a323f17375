import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBuild } from './build.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-build-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it.each([
  [
    'a package says what it was built from',
    { built: { commit: 'd5fdeaa8', day: '2026-12-01', isTrial: true } },
    { commit: 'd5fdeaa8', day: '2026-12-01', isTrial: true },
  ],
  ['a checkout has no build', {}, null],
  ['a day that is none is no build', { built: { commit: '', day: 'soon', isTrial: false } }, null],
])('%s', async (_title, described, expected) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '0.1.0', ...described }))
  expect(await readBuild(folder)).toEqual(expected)
})
