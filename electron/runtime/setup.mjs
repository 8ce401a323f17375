// `npm run setup`: everything the other commands need, and nothing else.

import { provideChromium } from './chromium.mjs'
import { provideElectron } from './electron.mjs'
import { continueOnOurNode, installPackages } from './packages.mjs'
import { command, say } from './say.mjs'
import { installSystemPackages } from './system-packages.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: true })
  await provideChromium()
  say(`Ready. Electron: ${await provideElectron()}`)
})
