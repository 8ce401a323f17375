import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, root } from '../lib/places.mjs'
import { runWatched } from '../lib/run-watched.mjs'
import { megabytes, progress, say } from '../lib/say.mjs'
import { whyNotFetched } from './why-not-fetched.mjs'

/** Where the `electron` package is installed. */
const ours = join(root, 'node_modules/electron')
const day = 24 * 60 * 60 * 1000

/**
 * The path of the program that the `electron` package has fetched; null if it has fetched none.
 * @param {string} [home] the package's folder
 */
export function officialElectron(home = ours) {
  try {
    const path = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8'))
    const fetched = readFileSync(join(home, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    return fetched === version(home) && existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Lets the `electron` package fetch its program, from ELECTRON_MIRROR if that is set. A failure is
 * remembered for a day, so that a closed network costs its wait once and not at every start.
 * @param {object} how
 * @param {boolean} how.insist tries even if it failed today
 * @param {string} [how.home] the package's folder
 * @param {number} [how.patience] milliseconds without new bytes after which the download is ended
 * @returns {Promise<string | null>} null if it cannot be fetched; stderr then has the reason
 */
export async function fetchOfficialElectron({ insist, home = ours, patience = 20_000 }) {
  const failure = join(cacheFolder(), `electron-${version(home)}-not-reached`)
  if (!insist && (await failedToday(failure))) return null

  await mkdir(cacheFolder(), { recursive: true })
  const folder = await mkdtemp(join(cacheFolder(), 'fetching-'))
  // The program of another version would count as unpacked bytes.
  await rm(join(home, 'dist'), { recursive: true, force: true })
  const shown = progress(`Fetching Electron ${version(home)}`)
  shown.show('asking for it')
  try {
    const { ok, output } = await runWatched(
      { program: process.execPath, args: [join(home, 'install.js')], env: fetching(folder) },
      {
        folders: [folder, join(home, 'dist')],
        patience,
        arrived: ([fetched = 0, unpacked = 0]) =>
          shown.show(unpacked > 0 ? `unpacking, ${megabytes(unpacked)}` : megabytes(fetched)),
      },
    )
    shown.end()
    const path = officialElectron(home)
    if (ok && path) return path
    const { reason, lasting } = whyNotFetched(output)
    say(`Electron ${version(home)} could not be fetched: ${reason}.`)
    if (lasting) await writeFile(failure, way())
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} failure the file that remembers it */
async function failedToday(failure) {
  try {
    const { mtimeMs } = await stat(failure)
    return Date.now() - mtimeMs < day && (await readFile(failure, 'utf8')) === way()
  } catch {
    return false
  }
}

/**
 * A hash of the mirror and proxy in use: another one is worth another try. It is a hash because an
 * address may hold a password.
 */
function way() {
  const { env } = process
  const names = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy']
  return createHash('sha256')
    .update(names.map(name => env[name] ?? '').join('\n'))
    .digest('hex')
}

/**
 * The environment of the package's own script.
 * @param {string} folder receives the download
 */
function fetching(folder) {
  const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder }
  // With this Node uses HTTPS_PROXY and NO_PROXY, as npm does.
  return { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_NO_PROGRESS: '1', ...process.env, ...temporary }
}

/**
 * @param {string} home
 * @returns {string}
 */
function version(home) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
}
