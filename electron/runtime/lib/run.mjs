import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { root } from './places.mjs'

/**
 * @typedef {object} Ended
 * @property {number} code the exit code; 128 + n when signal n ended it
 * @property {string} output what a quiet program wrote; else empty
 */

/**
 * Runs a program to its end in the checkout, and shows its output unless `quiet`. Passes Ctrl+C and
 * SIGTERM on, so that no program outlives us. Not tinyexec or execa: this runs before `npm ci`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, isPatient?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [how]
 *   `isPatient`: other programs get the processor first
 * @returns {Promise<Ended>}
 */
export function run(
  program,
  args,
  { quiet = false, isPatient = false, cwd = root, env = process.env, shell = false } = {},
) {
  return new Promise((done, failed) => {
    const [first, all] = isPatient ? lastInTurn(program, args) : [program, args]
    const child = spawn(first, all, {
      cwd,
      env,
      shell,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', piece => (output += piece))
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    const settle = () => process.off('SIGINT', passOn).off('SIGTERM', passOn)
    child.on('error', error => {
      settle()
      failed(error)
    })
    child.on('close', (code, signal) => {
      settle()
      done({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output })
    })
  })
}

/**
 * A command with a low priority. Windows has no program for that.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[string, readonly string[]]}
 */
const lastInTurn = (program, args) =>
  process.platform === 'win32' ? [program, args] : ['nice', ['-n', '10', program, ...args]]

/**
 * How to start npm: the one that started us, if any, with its own Node. Otherwise npm would replace
 * the Node in node_modules while it runs on it.
 * @param {readonly string[]} args
 */
export function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const ours = join(root, 'node_modules')
  const env = { ...process.env }
  const path = Object.keys(env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH'
  const separator = process.platform === 'win32' ? ';' : ':'
  env[path] = (env[path] ?? '')
    .split(separator)
    .filter(folder => !folder.startsWith(ours))
    .join(separator)
  return script?.endsWith('.js') && node && !dirname(node).startsWith(ours)
    ? { program: node, args: [script, ...args], env, shell: false }
    : { program: 'npm', args: [...args], env, shell: process.platform === 'win32' }
}
