import { existsSync, readFileSync } from 'node:fs'
import { findChromium } from './chromium.mjs'
import { hasScreen } from './screen.mjs'
import { missingTools } from '../package/tools.mjs'
import { run } from '../lib/run.mjs'
import { Advice, say } from '../lib/say.mjs'

// If Debian and Ubuntu have renamed a library, the newer name is first.
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
  ['libxkbcommon0'],
  ['libcups2t64', 'libcups2'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['fonts-noto-cjk'],
]

/**
 * Installs the system packages that Electron needs, on Debian and its relatives only.
 * @param {{ forTests: boolean }} purpose the tests also need a browser, and screens of their own
 */
export async function installSystemPackages({ forTests }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const needed = [
    ...libraries,
    ...(hasScreen() && !forTests ? [] : [['xvfb'], ['xauth']]),
    ...(forTests && !findChromium() && isDebian() ? [['chromium']] : []),
  ]
  const installed = await installedOf(needed.flat())
  const missing = needed.filter(names => !names.some(name => installed.has(name)))
  if (missing.length === 0) return

  if (process.getuid?.() !== 0)
    throw new Advice(
      `Some packages of the system are missing. Install them with this command, then run this again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await chosenOf(missing)).join(' ')}\n`,
    )
  say(`Installing packages of the system: ${missing.map(([name]) => name).join(' ')} …`)
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', ...(await chosenOf(missing)))
}

/** Programs that open what this one exports. Their tests are passed over if they are missing. */
const readers = [
  'epubcheck',
  'libxml2-utils',
  'poppler-utils',
  'translate-toolkit',
  'libreoffice-writer-nogui',
  'libreoffice-uiconfig-writer',
  'python3-uno',
]

/** Installs `readers` where that needs nobody's consent. Goes on without them if that fails. */
export async function installReaders() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  if (process.getuid?.() !== 0) return
  const installed = await installedOf(readers)
  const missing = readers.filter(name => !installed.has(name))
  if (missing.length === 0) return
  say(`Installing programs that open our exports: ${missing.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-q', 'install', '-y', '--no-install-recommends']
  const { code } = await run('apt-get', [...options, ...missing], { env })
  if (code !== 0) say('They are missing, so the tests with them are passed over.')
}

/**
 * Makes sure that this machine has `tools`, and throws if it cannot.
 * @param {readonly import('../package/tools.mjs').Tool[]} tools
 */
export async function installTools(tools) {
  const missing = missingTools(tools)
  if (missing.length === 0) return
  const programs = missing.map(({ program }) => program).join(', ')
  if (!existsSync('/usr/bin/apt-get'))
    throw new Advice(`This machine has no ${programs}. Install them, then run this again.`)
  const packages = [...new Set(missing.map(({ debian }) => debian))]
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  if (process.getuid?.() !== 0)
    throw new Advice(
      `This machine has no ${programs}. Install them with this command, then run this again:\n\n` +
        `  sudo apt-get update && sudo apt-get ${install.join(' ')}\n`,
    )
  say(`Installing ${packages.join(' ')} …`)
  await apt('update')
  await apt(...install)
}

/** Ubuntu's package `chromium` only installs a snap. */
function isDebian() {
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string[]} args */
async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code } = await run('apt-get', ['-q', ...args], { env })
  if (code !== 0)
    throw new Advice(
      `apt-get ${args[0]} failed; its messages are above. Put that right, or install by hand: ${args.slice(3).join(' ')}`,
    )
}

/** @param {readonly string[]} names */
async function installedOf(names) {
  const { output } = await run(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names],
    {
      quiet: true,
    },
  )
  return new Set(
    output
      .split('\n')
      .filter(line => line.endsWith(' installed'))
      .map(line => line.split(' ')[0]),
  )
}

/**
 * The name of each package in this release.
 * @param {readonly (readonly string[])[]} packages
 */
async function chosenOf(packages) {
  const { output } = await run('apt-cache', ['pkgnames'], { quiet: true })
  const known = new Set(output.split('\n'))
  return packages.map(names => names.find(name => known.has(name)) ?? names[0] ?? '')
}
