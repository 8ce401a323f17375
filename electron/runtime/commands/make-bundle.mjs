// `npm run make-bundle -- FILE FOLDER`: makes a bundle of a text. Both paths are relative to the
// folder where the command was given.

import { join } from 'node:path'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { command } from '../lib/say.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const script = join(root, 'resources/make-bundle.ts')
  const cwd = process.env.INIT_CWD ?? process.cwd()
  return (await run(process.execPath, [script, ...process.argv.slice(2)], { cwd })).code
})
