import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { npm, run } from '../lib/run.mjs'
import { Advice, progress, say } from '../lib/say.mjs'

/**
 * @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 * Packages
 */

/** The Node that package.json names: every step after the first runs on it. */
const ourNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** Installs the npm packages unless node_modules has those of the lock file. */
export async function installPackages() {
  if (!stale()) return
  say('Installing the npm packages that package-lock.json names (npm ci) …')
  // On Windows a program that is running cannot be replaced, and it may be running us.
  const verb = process.platform === 'win32' && existsSync(ourNode) ? 'install' : 'ci'
  const { program, args, ...how } = npm([verb, '--loglevel=error', '--no-progress'])
  const stopWatching = watchUnpacking()
  const { code } = await run(program, args, how).finally(stopWatching)
  if (code !== 0)
    throw new Advice(
      `npm ${verb} failed; its messages are above. Check that the npm registry can be reached ` +
        `(npm ping), then run the same command again.`,
    )
}

/**
 * Starts the calling script again on our own Node if it runs on another, and ends with its exit
 * code. Returns only if the right Node runs already. What is started later keeps compiled code on
 * the disk: without it each of many short threads of the tests compiles the same modules again.
 */
export async function continueOnOurNode() {
  process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/compiled')
  const wanted = readPackages('node_modules/.package-lock.json')['node_modules/node']?.version
  if (process.versions.node === wanted) return
  const { code } = await run(ourNode, process.argv.slice(1))
  process.exit(code)
}

function stale() {
  // npm writes this file last, so an interrupted install counts as stale.
  return (
    !existsSync(ourNode) ||
    differ(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))
  )
}

/** Shows how many packages npm has installed so far. The function that it returns ends that. */
function watchUnpacking() {
  const shown = progress('npm packages')
  const needed = everywhere(readPackages('package-lock.json'))
  const timer = setInterval(() => {
    const there = needed.filter(path => existsSync(join(root, path, 'package.json'))).length
    shown.show(`${there} of ${needed.length}`)
  }, 500)
  return () => {
    clearInterval(timer)
    shown.end()
  }
}

/**
 * The folders of the packages that every machine gets.
 * @param {Packages} locked
 */
export function everywhere(locked) {
  return Object.entries(locked)
    .filter(([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional)
    .map(([path]) => path)
}

/**
 * Whether the installed packages differ from the locked ones. A package for other machines may be
 * missing; an additional package does no harm.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function differ(locked, installed) {
  return Object.entries(locked).some(([path, { version, optional, devOptional }]) => {
    if (path === '') return false
    const found = installed[path]
    return found ? found.version !== version : !optional && !devOptional
  })
}

/**
 * @param {string} file
 * @returns {Packages} empty if the file is missing
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}
