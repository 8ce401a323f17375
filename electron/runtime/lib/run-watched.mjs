import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './places.mjs'

/**
 * Runs a program that writes into `folders`, without showing its output. Reports how much has
 * arrived, and ends the program if nothing arrives in any folder for `patience` milliseconds.
 * @param {{ program: string, args: readonly string[], env: NodeJS.ProcessEnv, shell?: boolean }} start
 * @param {object} watch
 * @param {readonly string[]} watch.folders need not exist yet
 * @param {number} watch.patience
 * @param {(bytes: readonly number[]) => void} watch.arrived takes the most bytes seen in each
 *   folder
 * @returns {Promise<{ ok: boolean, output: string }>} `output` also says if nothing arrived
 */
export function runWatched({ program, args, env, shell = false }, { folders, patience, arrived }) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (output += piece))

    let most = folders.map(() => 0)
    let since = Date.now()
    const look = async () => {
      const bytes = await Promise.all(folders.map(sizeOf))
      if (bytes.some((size, i) => size > (most[i] ?? 0))) since = Date.now()
      most = bytes.map((size, i) => Math.max(size, most[i] ?? 0))
      if (most.some(size => size > 0)) arrived(most)
      if (Date.now() - since < patience) return
      output += `nothing arrived for ${patience / 1000} seconds`
      child.kill()
    }
    const watching = setInterval(() => void look(), 500)

    child.on('error', error => {
      clearInterval(watching)
      failed(error)
    })
    child.on('close', code => {
      clearInterval(watching)
      done({ ok: code === 0, output })
    })
  })
}

/**
 * The bytes in a folder and the folders in it. A file that vanishes meanwhile counts as 0.
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = entries.map(async entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sizeOf(path) : (await stat(path).catch(() => ({ size: 0 }))).size
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
