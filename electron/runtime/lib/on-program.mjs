// The common part of `npm run bench` and `npm run soak`.

import { buildIfStale } from '../build/build.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { run } from './run.mjs'
import { command } from './say.mjs'
import { onScreen } from '../provide/screen.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'

/**
 * Sets up, builds if needed, and runs `script` with this process's arguments. DUIZHAO_ELECTRON
 * names the Electron that it drives.
 * @param {string} script path from the checkout's top
 */
export const runOnProgram = script =>
  command(async () => {
    await installPackages()
    await continueOnOurNode()
    await installSystemPackages({ forTests: true })
    const electron = await provideElectron()
    await buildIfStale()
    return onScreen(async env => {
      const told = { ...env, DUIZHAO_ELECTRON: electron }
      return (await run(process.execPath, [script, ...process.argv.slice(2)], { env: told })).code
    })
  })
