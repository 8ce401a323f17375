// `npm start`: sets up what is missing, builds if needed, opens the program. Without a display it
// performs the sample session in the same program and keeps its screenshots.

import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale } from '../build/build.mjs'
import { provideElectron } from '../provide/electron.mjs'
import { launchArguments } from '../provide/launch.mjs'
import { continueOnOurNode, installPackages } from '../provide/packages.mjs'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { command, say } from '../lib/say.mjs'
import { hasScreen, onScreen } from '../provide/screen.mjs'
import { installSystemPackages } from '../provide/system-packages.mjs'

await command(async () => {
  await installPackages()
  await continueOnOurNode()
  await installSystemPackages({ forTests: false })
  const electron = await provideElectron()
  await buildIfStale()

  const args = process.argv.slice(2)
  if (!hasScreen()) return sampleSession(electron, args)
  say('Opening Duizhao …')
  return (await run(electron, launchArguments(args))).code
})

/**
 * @param {string} electron
 * @param {readonly string[]} args
 */
async function sampleSession(electron, args) {
  const asked = args.find(arg => arg.startsWith('--out='))?.slice('--out='.length)
  const out = asked
    ? resolve(process.env.INIT_CWD ?? '.', asked)
    : mkdtempSync(join(tmpdir(), 'duizhao-session-'))
  mkdirSync(out, { recursive: true })
  say('There is no display: performing the sample session under Xvfb …')
  const script = join(root, 'e2e/support/sample-session.ts')
  await onScreen(async ({ DISPLAY }) => {
    if (DISPLAY) process.env.DISPLAY = DISPLAY
    const { runSampleSession } = await import(pathToFileURL(script).href)
    await runSampleSession({
      electron,
      out,
      say: (/** @type {string} */ step) => say(`  ${step} …`),
    })
  })
  for (const file of readdirSync(out, { recursive: true }))
    process.stdout.write(`${join(out, String(file))}\n`)
}
