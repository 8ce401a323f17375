// `npm run check`: the quick part of `npm test`.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { total } from '../test/count.mjs'
import { electronAge } from '../provide/electron-age.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { root } from '../lib/places.mjs'
import { command } from '../lib/say.mjs'
import { check } from '../test/steps.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const { passed, failed } = total(await check())
  const { electron } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
  process.stdout.write(`${electronAge(electron, Date.now())}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
})
