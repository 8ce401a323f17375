// The steps of `npm test` about packages. They are made with little compression: what could differ
// between two builds is compressed, and not how much.

import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { Advice, say } from '../lib/say.mjs'
import { packageKinds, makers, missingTools, testers } from '../package/tools.mjs'
import { installTools } from '../provide/system-packages.mjs'
import { one, total } from './count.mjs'
import { timed } from './steps.mjs'

/** @typedef {import('./count.mjs').Count} Count */
/** @typedef {import('../package/tools.mjs').Kind} Kind */

/**
 * @typedef {object} Made
 * @property {readonly Count[]} counts
 * @property {string} folder of the packages; empty if there are none
 * @property {readonly Kind[]} made
 */

const first = join(root, '.reports/packages')
const second = join(root, '.reports/packages-again')

/**
 * Makes the packages that this machine can make. Their kinds that it cannot make are named as not
 * run; for root that is a failure, because root could install what is missing.
 * @returns {Promise<Made>}
 */
export async function makeTestPackages() {
  for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true })
  if (process.platform !== 'linux')
    return { counts: [notRun('Packages', 'they are made on Linux')], folder: '', made: [] }
  const provided = await provideTools()
  const made = packageKinds.filter(kind => missingTools(makers[kind]).length === 0)
  const left = packageKinds
    .filter(kind => !made.includes(kind))
    .map(kind => missing(kind, makers[kind]))
  if (made.length === 0) return { counts: [...provided, ...left], folder: '', made }
  const packages = await timed(`Packages: ${made.join(', ')}`, () => packagedIn(first, made))
  const folder = packages.failed === 0 ? first : ''
  return { counts: [...provided, ...left, packages], folder, made }
}

/**
 * Makes the packages of `folder` again and compares them, and lets Debian's programs look at them.
 * @param {Made} packages
 * @returns {Promise<readonly Count[]>}
 */
export async function checkPackages({ folder, made }) {
  if (folder === '') return []
  const counts = [
    await timed('Packages again, with the same SHA-256', async () => {
      // Another maker: files are closed to others, and it is another day there.
      const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8' }
      const again = await packagedIn(second, made, env)
      if (!again.isPassed) return again
      const isPassed = sumsIn(folder) === sumsIn(second)
      rmSync(second, { recursive: true, force: true })
      return { isPassed, ...(!isPassed && { why: 'The sums differ.' }) }
    }),
  ]
  if (!made.includes('deb')) return counts
  const lacking = missingTools(testers)
  if (lacking.length > 0) return [...counts, missing('Checks of the .deb', testers)]
  return [...counts, await timed('Debian’s checks of the .deb', () => checkedDeb(folder))]
}

/** @returns {Promise<readonly Count[]>} */
async function provideTools() {
  if (process.getuid?.() !== 0) return []
  try {
    await installTools([...packageKinds.flatMap(kind => makers[kind]), ...testers])
    return []
  } catch (error) {
    const why = error instanceof Advice ? error.message : String(error)
    return [one(false, `Tools that make and check packages\n${why}`)]
  }
}

/**
 * @param {string} folder
 * @param {readonly Kind[]} made
 * @param {NodeJS.ProcessEnv} [env]
 */
async function packagedIn(folder, made, env = process.env) {
  const script = join(root, 'electron/runtime/commands/package.mjs')
  const args = [script, '--quick', '--only', made.join(','), '--out', folder]
  const isAgain = folder === second
  const { code, output } = isAgain
    ? await run('sh', ['-c', 'umask 077; exec "$0" "$@"', process.execPath, ...args], {
        quiet: true,
        isPatient: true,
        env,
      })
    : await run(process.execPath, args, { quiet: true, env })
  return { isPassed: code === 0, why: output }
}

const sumsIn = (/** @type {string} */ folder) => readFileSync(join(folder, 'SHA256SUMS'), 'utf8')

/** @param {string} folder */
async function checkedDeb(folder) {
  const deb = join(folder, readdirSync(folder).find(name => name.endsWith('.deb')) ?? '')
  const tree = join(folder, 'tree')
  const share = join(tree, 'usr/share')
  const id = 'io.github.duizhao.Duizhao'
  const checks = [
    ['sh', '-c', 'cd "$0" && sha256sum --check --quiet SHA256SUMS', folder],
    ['lintian', '--no-cfg', '--allow-root', '--fail-on', 'warning', deb],
    ['dpkg-deb', '--extract', deb, tree],
    ['desktop-file-validate', join(share, 'applications', `${id}.desktop`)],
    // The program has no home page yet, and an address that is not ours would be worse.
    ['appstreamcli', 'validate', '--no-net', '--override=url-homepage-missing=info'].concat(
      join(share, 'metainfo', `${id}.metainfo.xml`),
    ),
    ['apparmor_parser', '--skip-kernel-load', '--skip-cache', join(share, 'duizhao/apparmor')],
  ]
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` }
  const faults = []
  for (const [program = '', ...args] of checks) {
    const { code, output } = await run(program, args, { quiet: true, isPatient: true, env })
    if (code !== 0) faults.push(`${program} ended with ${code}:\n${output.trim()}`)
  }
  rmSync(tree, { recursive: true, force: true })
  return { isPassed: faults.length === 0, why: faults.join('\n') }
}

/**
 * @param {string} what
 * @param {readonly import('../package/tools.mjs').Tool[]} tools
 */
function missing(what, tools) {
  const names = missingTools(tools).map(({ program }) => program)
  return notRun(`Package ${what}`, `this machine has no ${names.join(', ')}`)
}

/**
 * @param {string} what
 * @param {string} why
 * @returns {Count}
 */
function notRun(what, why) {
  say(`■ ${what}: NOT RUN, because ${why}`)
  return { ...total([]), notRun: [`${what}: ${why}`] }
}
