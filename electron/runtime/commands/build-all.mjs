// `npm run build`: builds the program whether it is stale or not.

import { build } from '../build/build.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { command } from '../lib/say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await build()
})
