// `npm run dev`: the program with hot reload of the page; it restarts if main or preload change.

import { forgetBuild } from '../build/build.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { sandboxArguments } from '../provide/launch.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { run } from '../lib/run.mjs'
import { command, say } from '../lib/say.mjs'
import { onScreen } from '../provide/screen.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'
import { tool } from '../lib/tool.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: false })
  const electron = await provideElectron()
  forgetBuild()
  say('Starting with hot reload; Ctrl+C ends it …')
  return onScreen(async env => {
    const args = [
      'dev',
      '-c',
      'electron.config.ts',
      '--watch',
      '--',
      ...sandboxArguments(),
      ...process.argv.slice(2),
    ]
    return (
      await run(...tool('electron-vite', ...args), {
        env: { ...env, ELECTRON_EXEC_PATH: electron },
      })
    ).code
  })
})
