// `npm test`: sets up, then checks and tests everything. Its last line counts what the runners
// reported.

import { provideChromium } from '../provide/chromium.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command } from '../lib/say.mjs'
import { installReaders, installSystemPackages } from '../provide/system-packages.mjs'
import { conclude } from '../test/conclude.mjs'
import { checkPackages, makeTestPackages } from '../test/package-steps.mjs'
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
  await installReaders()
  await provideChromium()
  const electron = await provideElectron()

  // Tests that use a page come first, one kind after the other: on a busy machine their clicks and
  // keys arrive late. All else has a low priority and takes the time in which they wait.
  const [others, pages] = await Promise.all([checkAndTestUnits(), usePages(electron)])
  return conclude([...others, ...pages])
})

async function checkAndTestUnits() {
  const how = { isPatient: true }
  return [...(await checkSources(how)), await unitTests(how)]
}

/** @param {string} electron */
async function usePages(electron) {
  const components = await componentTests()
  const built = await checkBuild({ isForced: true })
  // A failed build has been counted, and leaves no program to drive.
  if (built.some(({ failed }) => failed > 0)) return [components, ...built]
  const packages = await makeTestPackages()
  const [program, checks] = await Promise.all([
    programTests(electron, packages.folder),
    checkPackages(packages),
  ])
  return [components, ...built, ...packages.counts, program, ...checks]
}
