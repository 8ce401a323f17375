import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { runWatched } from './run-watched.mjs'

const folder = mkdtempSync(join(tmpdir(), 'duizhao-watched-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = (code: string) => ({
  program: process.execPath,
  args: ['-e', code],
  env: process.env,
})

it('returns what the program wrote after it has ended', async () => {
  const ended = runWatched(script('console.log("done")'), {
    folders: [folder],
    patience: 60_000,
    arrived() {},
  })
  await expect(ended).resolves.toEqual({ ok: true, output: 'done\n' })
})

it('ends a program if nothing arrives any more, and says so', async () => {
  // Before the program starts: on a busy machine it may be ended before it has written anything.
  writeFileSync(join(folder, 'piece'), 'abc')
  const arrived = vi.fn()
  const ended = await runWatched(script('setInterval(() => {}, 1e6)'), {
    folders: [join(folder, 'not there yet'), folder],
    patience: 700,
    arrived,
  })
  expect(ended.ok).toBe(false)
  expect(ended.output).toContain('nothing arrived')
  expect(arrived).toHaveBeenCalledWith([0, 3])
})
