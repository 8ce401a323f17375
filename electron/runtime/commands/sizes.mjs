// `npm run sizes`: counts the sources and writes electron/runtime/lint/SIZES.md, beside what they
// were when issue 11 was written.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { command, say } from '../lib/say.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'

const page = 'electron/runtime/lint/SIZES.md'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const { sizesPage } = await import('../lint/sizes.mjs')
  writeFileSync(join(root, page), await sizesPage())
  say(`Wrote ${page}.`)
})
