import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { ownTemporaryFolder } from './temporary-folder.mjs'

it('gives a run a folder of its own, and removes it with all that is in it', async () => {
  const outer = tmpdir()
  const remove = await ownTemporaryFolder()
  const own = tmpdir()
  expect(dirname(own)).toBe(outer)
  mkdirSync(join(own, '对照 profile'))
  writeFileSync(join(own, '对照 profile', 'a'), '')
  await remove()
  expect(existsSync(own)).toBe(false)
  expect(tmpdir()).toBe(outer)
})

it('removes the folder of a run that was killed long ago, and nothing else', async () => {
  const made = (name: string, days: number) => {
    const path = join(tmpdir(), name)
    mkdirSync(path)
    const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000)
    utimesSync(path, then, then)
    return path
  }
  const old = made('duizhao-run-old', 2)
  const young = made('duizhao-run-young', 0)
  const other = made('another-run-old', 2)
  const remove = await ownTemporaryFolder()
  expect([old, young, other].map(existsSync)).toEqual([false, true, true])
  await remove()
})
