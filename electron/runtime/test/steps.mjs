// The steps of `npm run check` and `npm test`. Each says what it does and answers its count;
// none stops the others.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { countPlaywright, countReport, countVitest, one } from './count.mjs'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'
import { tool } from '../lib/tool.mjs'

/** @typedef {import('./count.mjs').Count} Count */

const reports = join(root, '.reports')

/** Format, lint, types and layers, unit tests: what needs neither a browser nor Electron. */
export async function check() {
  return [
    await checked('Format', ...tool('prettier', '--check', '--log-level', 'warn', '.')),
    await checked('Lint', ...tool('oxlint')),
    await checked('Types and layers', ...tool('typescript', '-b')),
    await vitest('unit'),
  ]
}

/** The component tests, in a real browser. */
export const componentTests = () => vitest('browser')

/**
 * The program as a reader meets it.
 * @param {string} electron
 */
export async function programTests(electron) {
  say('\n■ Program, in a real Electron')
  const report = freshReport('program.json')
  const args = tool('@playwright/test', 'test', '--config', 'e2e/playwright.config.ts')
  const env = {
    ...process.env,
    DUIZHAO_ELECTRON: electron,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  }
  const { code } = await run(...args, { env })
  return countReport(report, countPlaywright, code)
}

/**
 * @param {string} what
 * @param {string} program
 * @param {readonly string[]} args
 */
async function checked(what, program, args) {
  say(`\n■ ${what}`)
  return one((await run(program, args)).code === 0, what)
}

/** @param {'unit' | 'browser'} project */
async function vitest(project) {
  say(`\n■ ${project === 'unit' ? 'Unit tests' : 'Component tests, in a real browser'}`)
  const report = freshReport(`${project}.json`)
  const { code } = await run(
    ...tool(
      'vitest',
      'run',
      '--config=electron/runtime/test/vitest.config.ts',
      `--project=${project}`,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
  )
  return countReport(report, countVitest, code)
}

/**
 * A place for a report, without the one of the run before.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  rmSync(join(reports, name), { force: true })
  return join(reports, name)
}
