import { chmodSync, closeSync, lutimesSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'

const executables = new Set([
  'duizhao',
  'chrome_crashpad_handler',
  'chrome-sandbox',
  'postinst',
  'postrm',
])

/**
 * Gives everything in `folder` the same times and modes on every machine: who packages, with which
 * umask and when, leaves no trace.
 * @param {string} folder
 * @param {number} time in seconds since 1970
 */
export function settle(folder, time) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) settle(path, time)
    else if (!entry.isSymbolicLink()) {
      chmodSync(path, isExecutable(path) ? 0o755 : 0o644)
      lutimesSync(path, time, time)
    } else lutimesSync(path, time, time)
  }
  chmodSync(folder, 0o755)
  lutimesSync(folder, time, time)
}

/**
 * Files of the same name may be a profile of AppArmor, or say which warnings are wrong.
 * @param {string} path
 */
function isExecutable(path) {
  if (!executables.has(basename(path))) return false
  const start = Buffer.alloc(4)
  const file = openSync(path, 'r')
  readSync(file, start)
  closeSync(file)
  return start.toString('latin1') === '\x7fELF' || start.toString('latin1').startsWith('#!')
}
