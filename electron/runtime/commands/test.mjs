// `npm test`: sets up, then checks and tests everything. Its last line counts what the runners reported.

import { build } from '../build/build.mjs'
import { one, total } from '../test/count.mjs'
import { provideChromium } from '../provide/chromium.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command, say } from '../lib/say.mjs'
import { check, componentTests, programTests } from '../test/steps.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: true })
  await provideChromium()
  const electron = await provideElectron()

  const counts = [...(await check()), await componentTests()]
  const built = await isBuilt()
  counts.push(one(built, 'Build'))
  // Without a program there is nothing to drive; the failed build has been counted.
  if (built) counts.push(await programTests(electron))

  const { passed, failed, names } = total(counts)
  if (failed > 0) say(`\n■ What failed\n${names.map(name => `  ${name}`).join('\n')}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
})

async function isBuilt() {
  say('\n■ Build')
  try {
    await build()
    return true
  } catch (error) {
    say(String(error))
    return false
  }
}
