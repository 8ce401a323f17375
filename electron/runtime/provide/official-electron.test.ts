import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchOfficialElectron, officialElectron } from './official-electron.mjs'
import { root } from '../lib/places.mjs'

const version = '45.0.0'
const program = process.platform === 'win32' ? 'electron.exe' : 'electron'
const zip = zipSync({ [program]: strToU8('a program'), version: strToU8(version) })
const sum = createHash('sha256').update(zip).digest('hex')

/**
 * An `electron` package of our own, with the real one's script, that takes its program from a
 * server here.
 */
let home = ''
let folder = ''
let asked = 0
let said = ''
let answer: (response: ServerResponse) => void
const server = createServer((_request, response) => {
  asked++
  answer(response)
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-official-'))
  home = join(folder, 'electron')
  mkdirSync(home)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  copyFileSync(join(root, 'node_modules/electron/install.js'), join(home, 'install.js'))
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'electron', version }))
  promise(sum)

  asked = 0
  answer = whole
  await new Promise<void>(done => void server.listen(0, '127.0.0.1', done))
  mirror('')
  vi.stubEnv('npm_config_electron_mirror', '')
  vi.stubEnv('NO_PROXY', '127.0.0.1')
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
  vi.stubEnv('electron_config_cache', join(folder, 'cache/electron'))
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation(piece => {
    said += piece
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise(done => server.close(done))
  rmSync(folder, { recursive: true, force: true })
})

const whole = (response: ServerResponse) => void response.end(zip)
const cut = (response: ServerResponse) => {
  response.setHeader('content-length', zip.length)
  response.write(zip.subarray(0, zip.length / 2), () => response.destroy())
}
const missing = (response: ServerResponse) => void response.writeHead(404).end()
const silent = () => {}

const mirror = (path: string) =>
  vi.stubEnv(
    'ELECTRON_MIRROR',
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`,
  )

/** Writes the list of checksums that comes with the package. */
const promise = (sha256: string) => {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  writeFileSync(join(home, 'checksums.json'), JSON.stringify({ [name]: sha256 }))
}

const fetchIt = ({ insist = false, patience = 60_000 } = {}) =>
  fetchOfficialElectron({ insist, home, patience })

it('fetches the program from ELECTRON_MIRROR', async () => {
  const path = join(home, 'dist', program)
  expect(officialElectron(home)).toBe(null)
  expect(await fetchIt()).toBe(path)
  expect(officialElectron(home)).toBe(path)
  expect(said).not.toContain('could not')
})

it.each([
  ['is not there', missing, sum, 'was answered with 404.'],
  ['is another', whole, '0'.repeat(64), 'its checksum differs), so it is not used.'],
  ['breaks off in the middle', cut, sum, 'could not be fetched: the connection broke off.'],
  ['never begins', silent, sum, 'could not be fetched: nothing arrived for 0.7 seconds.'],
])(
  'says why no program was fetched if what the server has %s',
  async (_title, how, sha256, why) => {
    answer = how
    promise(sha256)
    expect(await fetchIt({ patience: how === silent ? 700 : 60_000 })).toBe(null)
    expect(officialElectron(home)).toBe(null)
    expect(said).toContain(why)
  },
)

it('asks once a day only, unless it has to insist', async () => {
  answer = missing
  await fetchIt()
  expect([await fetchIt(), asked]).toEqual([null, 1])
  answer = whole
  expect(await fetchIt({ insist: true })).toBe(join(home, 'dist', program))
})

it('asks again if another mirror is set', async () => {
  answer = missing
  await fetchIt()
  answer = whole
  mirror('elsewhere/')
  expect(await fetchIt()).toBe(join(home, 'dist', program))
})

it('asks again at the next start if the connection had broken', async () => {
  answer = cut
  await fetchIt()
  answer = whole
  expect(await fetchIt()).toBe(join(home, 'dist', program))
})
