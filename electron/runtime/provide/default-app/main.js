// What Electron runs when it holds no program of its own: it loads the one whose folder (or file)
// is named on the command line, as the official Electron does. Electron waits for this module, so
// the program can still do what must be done before `ready`.

import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {{ setVersion(version: string): void, setAppPath(path: string): void }} Undocumented */
const program = /** @type {Electron.App & Undocumented} */ (app)

const { required, place } = readCommandLine(process.argv.slice(1))
const require = createRequire(import.meta.url)
for (const file of required) require(resolve(file))

if (place === null) {
  process.stderr.write('This Electron needs the folder of a program: electron FOLDER\n')
  app.exit(2)
} else {
  Object.defineProperty(process, 'defaultApp', { value: true })
  await load(resolve(place))
}

/**
 * @param {readonly string[]} args
 * @returns {{ required: string[], place: string | null }}
 */
function readCommandLine(args) {
  const required = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '-r' || arg === '--require') required.push(args[++at] ?? '')
    else if (!arg.startsWith('-')) return { required, place: arg }
  }
  return { required, place: null }
}

/** @param {string} place */
async function load(place) {
  const described = join(place, 'package.json')
  const { name, productName, version, main } = existsSync(described)
    ? JSON.parse(readFileSync(described, 'utf8'))
    : { main: '' }
  if (productName || name) program.setName(productName || name)
  if (version) program.setVersion(version)
  program.setAppPath(place)
  await import(pathToFileURL(require.resolve(join(place, main ?? 'index.js'))).href)
}
