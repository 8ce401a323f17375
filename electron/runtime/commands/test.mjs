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

  // The tests of the program have the machine to themselves: on a busy one their clicks and keys
  // arrive late, and the whole takes as long.
  const [others, components] = await Promise.all([checkAndTestUnits(), componentTests()])
  const program = await buildAndDrive(electron)
  return conclude([...others, components, ...program])
})

/** @param {string} electron */
async function buildAndDrive(electron) {
  const built = await checkBuild({ isForced: true })
  // A failed build has been counted, and leaves no program to drive.
  return built.some(({ failed }) => failed > 0) ? built : [...built, await programTests(electron)]
}

/** Takes about as long as the component tests, and each keeps one core busy. */
async function checkAndTestUnits() {
  return [...(await checkSources()), await unitTests()]
}
