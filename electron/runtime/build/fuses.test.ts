import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fusesOf, releasedFuses, setReleasedFuses } from './fuses.mjs'
import { officialElectron } from '../provide/official-electron.mjs'
import { packedElectron } from '../provide/packed-electron.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-fuses-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** As much of an Electron as has fuses: `count` of them, all on. */
function stub(count: number): string {
  const path = join(folder, 'electron')
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  const wire = Buffer.from([1, count, ...Array.from({ length: count }, () => 0x31)])
  writeFileSync(path, Buffer.concat([Buffer.alloc(5000), Buffer.from(sentinel), wire]))
  return path
}

it.each([8, 9])('sets and reads back the fuses of an Electron that has %i', async count => {
  const path = stub(count)
  expect(new Set(Object.values(await fusesOf(path)))).toEqual(new Set([true]))
  await setReleasedFuses(path)
  expect(await fusesOf(path)).toEqual(releasedFuses)
})

it('throws if a fuse cannot be set', async () => {
  await expect(setReleasedFuses(stub(7))).rejects.toThrow()
  writeFileSync(join(folder, 'electron'), 'no Electron')
  await expect(setReleasedFuses(join(folder, 'electron'))).rejects.toThrow()
})

const present = process.platform === 'linux' ? (officialElectron() ?? packedElectron()) : null

it.runIf(present !== null)(
  'a real Electron with them set is no interpreter any more',
  async () => {
    const electron = present ?? ''
    // A copy of the program alone; all that lies beside it is only read.
    for (const name of readdirSync(dirname(electron))) {
      const copy = join(folder, name)
      if (name === basename(electron)) cpSync(electron, copy)
      else symlinkSync(join(dirname(electron), name), copy)
    }
    const program = join(folder, basename(electron))
    const marker = join(folder, 'interpreted')
    const interpret = () => {
      const script = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`
      const env = { PATH: process.env['PATH'], ELECTRON_RUN_AS_NODE: '1' }
      try {
        execFileSync(program, ['-e', script], { env, stdio: 'ignore', timeout: 10_000 })
      } catch {
        // Without a screen it does not start as a program either.
      }
      const did = existsSync(marker)
      rmSync(marker, { force: true })
      return did
    }
    expect(interpret()).toBe(true)
    await setReleasedFuses(program)
    expect(await fusesOf(program)).toEqual(releasedFuses)
    expect(interpret()).toBe(false)
  },
  30_000,
)
