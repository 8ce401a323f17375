// `npm run check`: the quick part of `npm test`, with a fifth of the cases of its fuzz tests, and
// without the tests that open our files in other programs.
// `npm run check -- FOLDER` checks one folder: types, lint, format and the tests in it. `npm run
// check -- --coverage` also prints how much of the code the unit tests run, with all cases.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { root } from '../lib/places.mjs'
import { command, say } from '../lib/say.mjs'
import { conclude } from '../test/conclude.mjs'
import { checkBuild, checkSources, componentTests, unitTests } from '../test/steps.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const given = process.argv.slice(2)
  const coverage = given.includes('--coverage')
  const folder = given.find(word => !word.startsWith('--'))
  if (folder) {
    const sources = await checkSources({ folder })
    return conclude([
      ...sources,
      await unitTests({ folder, coverage, isShort: !coverage }),
      await componentTests({ folder }),
    ])
  }
  const [units, sources] = await Promise.all([
    unitTests({ coverage, isShort: !coverage }),
    sourcesAndBuild(),
  ])
  const { electronAge } = await import('../provide/electron-age.mjs')
  const { electron } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
  say(electronAge(electron, Date.now()))
  return conclude([...sources, units])
})

async function sourcesAndBuild() {
  return [...(await checkSources()), ...(await checkBuild())]
}
