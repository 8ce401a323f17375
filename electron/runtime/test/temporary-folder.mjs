// Whatever a run of tests leaves in the system's temporary folder (profiles, what Electron and
// Playwright make for themselves, what a failed test had no time for) lies in one folder, and goes with it.

import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'duizhao-run-'
const day = 24 * 60 * 60 * 1000

/** Gives this process, and those it starts from now on, a temporary folder of their own; the answer removes it. */
export async function ownTemporaryFolder() {
  const outer = tmpdir()
  await clearAbandoned(outer)
  const folder = await mkdtemp(join(outer, prefix))
  // As the system's own: the test of the sandbox works in it as another user.
  await chmod(folder, 0o1777)
  const names = ['TMPDIR', 'TEMP', 'TMP']
  const before = names.map(name => /** @type {const} */ ([name, process.env[name]]))
  for (const name of names) process.env[name] = folder
  return async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/**
 * Removes what runs that were killed have left; one that still goes on is younger than a day.
 * @param {string} outer
 */
async function clearAbandoned(outer) {
  for (const name of await readdir(outer)) {
    const path = join(outer, name)
    if (!name.startsWith(prefix)) continue
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > day) await rm(path, { recursive: true, force: true })
  }
}

// Runners of tests want it so.
export default ownTemporaryFolder
