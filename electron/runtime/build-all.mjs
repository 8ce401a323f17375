// `npm run build`: builds the program whether it is stale or not.

import { build } from './build.mjs'
import { continueOnOurNode, installPackages } from './packages.mjs'
import { command } from './say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await build()
})
