import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './places.mjs'

/**
 * How to start the program of an npm package with the Node we run on, without a shell.
 * @param {string} name the package; its first program is started
 * @param {string[]} args
 * @returns {[program: string, args: string[]]}
 */
export function tool(name, ...args) {
  const described = join(root, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(described, 'utf8'))
  const script = typeof bin === 'string' ? bin : String(Object.values(bin)[0])
  return [process.execPath, [join(dirname(described), script), ...args]]
}
