// A run of tests has one folder in the system's temporary folder for all that it leaves: profiles,
// files of Electron and Playwright, and what a failed test did not remove. The folder goes at the
// end.

import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'duizhao-run-'
const day = 24 * 60 * 60 * 1000

/**
 * Gives this process, and those that it starts from now on, a temporary folder of their own. The
 * function that it returns removes the folder.
 */
export async function ownTemporaryFolder() {
  const outer = tmpdir()
  await clearAbandoned(outer)
  const folder = await mkdtemp(join(outer, prefix))
  // The mode of the system's own: the test of the sandbox writes into it as another user.
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
 * Removes the folders of killed runs; a run that still goes on is younger than a day.
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

// Vitest and Playwright call the default export.
export default ownTemporaryFolder
