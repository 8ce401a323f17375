import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { electronPath, programFolder, rootSwitches } from './app.ts'

/**
 * Starts the program a second time on a profile, in the folder `cwd`, with `words` after its name.
 * Resolves with its exit code.
 */
export async function startAgain(
  userData: string,
  words: readonly string[],
  cwd: string = programFolder,
): Promise<unknown> {
  const args = [...rootSwitches(), programFolder, `--user-data-dir=${userData}`, ...words]
  const second = spawn(electronPath(), args, { cwd, stdio: 'ignore' })
  const [code]: unknown[] = await once(second, 'exit')
  return code
}
