/** A released program refuses what a program in development allows. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { packagedIn, whyNoPackage, type Packaged } from '../../support/packaged.ts'

const missing = whyNoPackage('.tar.xz')
test.skip(missing !== null, missing ?? '')

let folder = ''
let packaged: Packaged
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-packaged-'))
  packaged = packagedIn(folder)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const patient = { timeout: 30_000 }

for (const word of [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--no-sandbox',
  '-no-sandbox',
  '--js-flags=--expose-gc',
  '--enable-features=IdbSqliteBackingStore',
  '--disable-web-security',
  '--load-extension=/tmp',
])
  test(`a released program does not start with ${word}, and says why`, async () => {
    const program = await packaged.start([word], { LANGUAGE: 'en' })
    await expect.poll(program.exitCode, patient).toBe(1)
    const name = word.replace(/^-+/, '').replace(/=.*/, '')
    expect(program.said()).toContain(`Duizhao does not start with --${name}: `)
    expect(program.isUp()).toBe(false)
  })

test('a released program starts without such switches, loads no code that the environment names, and ends with a snapshot', async () => {
  const marker = join(folder, 'home', 'loaded')
  const foreign = join(folder, 'foreign.cjs')
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`)
  const program = await packaged.start([], {
    NODE_OPTIONS: `--require=${foreign}`,
    ELECTRON_RENDERER_URL: 'http://localhost:5173',
  })
  await expect.poll(program.isUp, patient).toBe(true)
  await program.end()
  expect(program.snapshots()).not.toEqual([])
  expect(existsSync(marker)).toBe(false)
})
