// `npm run check`: the quick part of `npm test`. `npm run check -- FOLDER` checks one folder:
// types, lint, format and the tests in it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronAge } from '../provide/electron-age.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { root } from '../lib/places.mjs'
import { command, say } from '../lib/say.mjs'
import { conclude } from '../test/conclude.mjs'
import { checkBuild, checkSources, componentTests, unitTests } from '../test/steps.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const [folder] = process.argv.slice(2)
  if (folder) {
    const sources = await checkSources(folder)
    return conclude([...sources, await unitTests({ folder }), await componentTests({ folder })])
  }
  const [units, sources] = await Promise.all([unitTests(), sourcesAndBuild()])
  const { electron } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
  say(electronAge(electron, Date.now()))
  return conclude([...sources, units])
})

async function sourcesAndBuild() {
  return [...(await checkSources()), ...(await checkBuild())]
}
