// `npm run --silent electron-path`: prints the path of the Electron that would be used.

import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command } from '../lib/say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  process.stdout.write(`${await provideElectron()}\n`)
})
