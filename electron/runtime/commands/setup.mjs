// `npm run setup`: provides all that the other commands need.

import { provideChromium } from '../provide/chromium.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command, say } from '../lib/say.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: true })
  await provideChromium()
  say(`Ready. Electron: ${await provideElectron()}`)
})
