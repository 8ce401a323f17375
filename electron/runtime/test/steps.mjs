// The steps of `npm run check` and `npm test`. Each returns its count; a failed step does not stop
// the others.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, buildIfStale } from '../build/build.mjs'
import { pageLimit, pageSize } from '../build/page-size.mjs'
import {
  countPlaywright,
  countReport,
  countVitest,
  filesThatFailed,
  one,
  withSecondRun,
} from './count.mjs'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { say } from '../lib/say.mjs'
import { tool } from '../lib/tool.mjs'
import { shortTypeErrors } from './type-errors.mjs'

/** @typedef {import('./count.mjs').Count} Count */

const reports = join(root, '.reports')
const fewFiles = 3

/** Prettier passes over a file whose content it has checked before. */
const rememberChecked = [
  '--log-level=warn',
  '--cache',
  '--cache-strategy=content',
  `--cache-location=${join(reports, 'format.json')}`,
]

/**
 * Format, lint, types and layers, dead code, style sheets: what only reads the sources.
 * @param {{ folder?: string | undefined, isPatient?: boolean }} [how] `folder` checks format and
 *   lint of this folder only, and leaves dead code and style sheets out; `isPatient` lets other
 *   programs run first
 */
export async function checkSources({ folder, isPatient = false } = {}) {
  const checked = (/** @type {string} */ what, /** @type {ReturnType<typeof tool>} */ command) =>
    timed(what, async () => {
      const { code, output } = await run(...command, { quiet: true, isPatient })
      return { isPassed: code === 0, why: output }
    })
  const counts = [
    await checked('Format', tool('prettier', '--check', ...rememberChecked, folder ?? '.')),
    await checked('Lint', tool('oxlint', ...(folder ? [folder] : []))),
    await timed('Types and layers', async () => {
      const first = await run(...tool('typescript', '-b'), { quiet: true, isPatient })
      // The compiler repeats an error although the missing label is there now: a changed JSON file
      // does not make it look at the layers that use it.
      const { code, output } =
        first.code === 0
          ? first
          : await run(...tool('typescript', '-b', '--force'), { quiet: true, isPatient })
      return { isPassed: code === 0, why: shortTypeErrors(output) }
    }),
  ]
  if (folder) return counts
  return [
    ...counts,
    await checked('Dead code (knip)', tool('knip', '--no-progress')),
    await checked('Style sheets', tool('stylelint', 'src/**/*.css')),
  ]
}

/**
 * The program is built, and its page is no larger than allowed.
 * @param {{ isForced?: boolean }} [how] `isForced` builds although out/ is made from these sources
 */
export async function checkBuild({ isForced = false } = {}) {
  const built = await timed('Build', async () => {
    try {
      await (isForced ? build() : buildIfStale())
      return { isPassed: true }
    } catch (error) {
      return { isPassed: false, why: String(error) }
    }
  })
  if (built.failed > 0) return [built]
  const size = pageSize()
  const sizes = `${Math.round(size)} KB of JavaScript at the start of the page, ${pageLimit} allowed`
  return [built, await timed(`Page size: ${sizes}`, () => ({ isPassed: size <= pageLimit }))]
}

/**
 * The unit tests, of `folder` if one is named. Prints how much of the code they run if asked to.
 * @param {{ folder?: string | undefined, coverage?: boolean, isPatient?: boolean, isShort?: boolean }}
 *   [how] `isShort`: fuzz tests try a fifth of their usual cases, and other programs are left out
 */
export const unitTests = (how = {}) => vitest('unit', how)

/**
 * The component tests, in a real browser.
 * @param {{ folder?: string | undefined }} [how]
 */
export const componentTests = ({ folder } = {}) => vitest('browser', { folder })

/**
 * The program as a reader meets it. On a busy machine a click or a key of the driver may come too
 * late: up to `fewFiles` files with failures run a second time, one test at a time, and the end of
 * the run names what passed only then. More files, and the program is at fault.
 * @param {string} electron
 * @param {string} packages the folder of the packages; empty if there are none
 */
export async function programTests(electron, packages) {
  say('■ Program, in a real Electron')
  /** @param {string} name @param {readonly string[]} which */
  const play = async (name, ...which) => {
    const report = freshReport(name)
    const config = ['--config', 'e2e/playwright.config.ts']
    const env = {
      ...process.env,
      DUIZHAO_ELECTRON: electron,
      DUIZHAO_PACKAGES: packages,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }
    const { code } = await run(...tool('@playwright/test', 'test', ...config, ...which), { env })
    return { report, count: countReport(report, countPlaywright, { code }) }
  }
  const first = await play('program.json')
  const files = first.count.failed > 0 ? filesThatFailed(first.report) : []
  if (files.length === 0 || files.length > fewFiles) return first.count
  say(`■ Program: the files with failures run again (${files.join(', ')})`)
  const second = await play('program-again.json', '--workers=1', ...files)
  return withSecondRun(first.count, second.count)
}

/**
 * Says in one line how a check went and how long it took. Its count holds why it failed.
 * @param {string} what
 * @param {() => Promise<{ isPassed: boolean, why?: string }> | { isPassed: boolean, why?: string }}
 *   check
 */
export async function timed(what, check) {
  const start = Date.now()
  const { isPassed, why = '' } = await check()
  say(`■ ${what}: ${isPassed ? 'passed' : 'FAILED'} ${seconds(start)}`)
  return one(isPassed, why.trim() === '' ? what : `${what}\n${why.trim()}`)
}

/**
 * Runs one project of Vitest and shows how many tests passed; the count holds why one failed.
 * @param {'unit' | 'browser'} project
 * @param {{ folder?: string | undefined, coverage?: boolean, isPatient?: boolean, isShort?: boolean }}
 *   how
 */
async function vitest(project, { folder, coverage = false, isPatient = false, isShort = false }) {
  const start = Date.now()
  const report = freshReport(`${project}.json`)
  const args = [
    'run',
    '--config=electron/runtime/test/vitest.config.ts',
    `--project=${project}`,
    '--silent',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(coverage ? ['--coverage'] : []),
    ...(folder ? ['--passWithNoTests', folder] : []),
  ]
  const short = { DUIZHAO_FUZZ_PART: '5', DUIZHAO_OTHER_PROGRAMS: 'no' }
  const env = isShort ? { ...short, ...process.env } : process.env
  const { code, output } = await run(...tool('vitest', ...args), { quiet: true, isPatient, env })
  const count = countReport(report, countVitest, { code, output, mayBeEmpty: Boolean(folder) })
  const name = project === 'unit' ? 'Unit tests' : 'Component tests, in a real browser'
  say(`■ ${name}: ${count.passed} passed, ${count.failed} failed ${seconds(start)}`)
  if (coverage)
    say(
      `  ${output
        .split('\n')
        .filter(line => /^\w+ +: +[\d.]+%/.test(line))
        .join('; ')}`,
    )
  return count
}

/** @param {number} start milliseconds since 1970 */
const seconds = start => `(${Math.round((Date.now() - start) / 1000)} s)`

/**
 * A place for a report, without the one of the run before.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  rmSync(join(reports, name), { force: true })
  return join(reports, name)
}
