// `npm run check`: the quick part of `npm test`.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { total } from './count.mjs'
import { electronAge } from './electron-age.mjs'
import { continueOnOurNode, installPackages } from './packages.mjs'
import { root } from './places.mjs'
import { command } from './say.mjs'
import { check } from './steps.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  const { passed, failed } = total(await check())
  const { electron } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
  process.stdout.write(`${electronAge(electron, Date.now())}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
})
