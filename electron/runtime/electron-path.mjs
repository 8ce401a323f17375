// `npm run --silent electron-path`: prints the path of the Electron that would be used.

import { provideElectron } from './electron.mjs'
import { continueOnOurNode, installPackages } from './packages.mjs'
import { command } from './say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  process.stdout.write(`${await provideElectron()}\n`)
})
