import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isInstallationId } from '#domain/clock'
import { expect, it } from 'vitest'
import { installationIn, newInstallation } from './installation.ts'

const freshPath = async () =>
  join(await mkdtemp(join(tmpdir(), '对照 installation ')), 'library', 'installation.json')

it('the name is made once, and is the same from then on', async () => {
  const path = await freshPath()
  const name = await installationIn(path)
  expect(isInstallationId(name)).toBe(true)
  expect(await installationIn(path)).toBe(name)
})

it('the name differs in every profile, and changes in one that was found to be a copy', async () => {
  const path = await freshPath()
  const name = await installationIn(path)
  expect(await installationIn(await freshPath())).not.toBe(name)
  const other = await newInstallation(path)
  expect(other).not.toBe(name)
  expect(await installationIn(path)).toBe(other)
})

it.each([
  ['empty', ''],
  ['no JSON', '{"installation":'],
  ['of another shape', '{"installation":7}'],
  ['no name of ours', '{"installation":"../../etc"}'],
])('the name is made again if the file is %s', async (_what, text) => {
  const path = await freshPath()
  await installationIn(path)
  await writeFile(path, text)
  const name = await installationIn(path)
  expect(isInstallationId(name)).toBe(true)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ installation: name })
})

it('the name holds for this run if it cannot be written', async () => {
  const path = await freshPath()
  await installationIn(path)
  const inFile = join(path, 'installation.json')
  expect(isInstallationId(await installationIn(inFile))).toBe(true)
  await rm(path)
})
