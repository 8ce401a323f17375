// `npm test`: sets up, then checks and tests everything. Its last line counts what the runners
// reported.

import { provideChromium } from '../provide/chromium.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command } from '../lib/say.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'
import { conclude } from '../test/conclude.mjs'
import {
  checkBuild,
  checkSources,
  componentTests,
  programTests,
  unitTests,
} from '../test/steps.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: true })
  await provideChromium()
  const electron = await provideElectron()

  // The tests of the program wait much for Electron; the others use what is left of the machine.
  const [program, others] = await Promise.all([buildAndDrive(electron), testWithoutProgram()])
  return conclude([...others, ...program])
})

/** @param {string} electron */
async function buildAndDrive(electron) {
  const built = await checkBuild({ isForced: true })
  // A failed build has been counted, and leaves no program to drive.
  return built.some(({ failed }) => failed > 0) ? built : [...built, await programTests(electron)]
}

async function testWithoutProgram() {
  const sources = await checkSources()
  return [...sources, await unitTests({ coverage: true }), await componentTests()]
}
