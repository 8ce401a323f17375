import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * How many checks or tests passed and failed.
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} names of those that failed
 * @property {readonly string[]} [notRun] those that this machine cannot run, each with the reason
 * @property {readonly string[]} [passedAgain] those that failed once and passed when they ran again
 */

/**
 * Counts one check: format, lint, types.
 * @param {boolean} passed
 * @param {string} name
 * @returns {Count}
 */
export const one = (passed, name) => ({
  passed: Number(passed),
  failed: Number(!passed),
  names: passed ? [] : [name],
})

/**
 * The sum of many counts.
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function total(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    names: counts.flatMap(({ names }) => names),
    notRun: counts.flatMap(({ notRun = [] }) => notRun),
    passedAgain: counts.flatMap(({ passedAgain = [] }) => passedAgain),
  }
}

/**
 * The count of a run after the files with failures ran again: what failed the second time counts.
 * @param {Count} first
 * @param {Count} second of those files only
 * @returns {Count}
 */
export const withSecondRun = (first, second) => ({
  ...first,
  passed: first.passed + first.failed - second.failed,
  failed: second.failed,
  names: second.names,
  passedAgain: first.names.filter(name => !second.names.includes(name)),
})

/**
 * Counts what a runner's own report says. A run that ended badly without a failed test, left no
 * report or ran no test at all counts as one failure: silence is never success.
 * @param {string} file the path of the report
 * @param {(report: unknown) => Count} read
 * @param {object} ended
 * @param {number} ended.code the runner's exit code
 * @param {string} [ended.output] what the runner wrote; shown if its report explains nothing
 * @param {boolean} [ended.mayBeEmpty] whether a run without any test is right
 * @returns {Count}
 */
export function countReport(file, read, { code, output = '', mayBeEmpty = false }) {
  const counted = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : total([])
  const isEmpty = counted.passed === 0 && !mayBeEmpty
  if (counted.failed > 0 || (code === 0 && !isEmpty)) return counted
  const name = `${basename(file)}: the runner ended with ${code} and names no failed test`
  const why = output.trim().slice(-4000)
  return { passed: counted.passed, failed: 1, names: [why === '' ? name : `${name}\n${why}`] }
}

/**
 * Reads Vitest's JSON report, with the message of each failure. A file that does not load counts as
 * one failed test.
 * @param {unknown} report
 * @returns {Count}
 */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} */ (
      report
    )
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) =>
        [`${name}: ${fullName}`, ...failureMessages].join('\n'),
      ),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    names: [
      ...failed,
      ...broken.map(
        ({ name, message }) => `${name}: does not load${message ? `\n${message}` : ''}`,
      ),
    ],
  }
}

/**
 * @typedef {{ readonly status: string, readonly annotations?: readonly { readonly type: string, readonly description?: string }[] }} Tried
 * @typedef {{ readonly title: string, readonly file: string, readonly suites?: readonly Suite[], readonly specs: readonly { readonly title: string, readonly tests: readonly Tried[] }[] }} Suite
 */

/**
 * Reads Playwright's JSON report. `errors` are those outside any test. A test that passed only at a
 * second attempt counts as failed.
 * @param {unknown} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { stats, errors, suites } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number }, errors: { message?: string }[], suites: readonly Suite[] }} */ (
      report
    )
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    names: [...suites.flatMap(failedIn), ...errors.map(({ message }) => message ?? 'an error')],
    notRun: suites.flatMap(skippedIn),
  }
}

/**
 * @param {Suite} suite
 * @returns {readonly string[]}
 */
const skippedIn = ({ file, specs, suites = [] }) => [
  ...specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations = [] }) => {
        const why = annotations.find(({ type }) => type === 'skip')?.description
        return `${file}: ${title}${why === undefined ? '' : `: ${why}`}`
      }),
  ),
  ...suites.flatMap(skippedIn),
]

/**
 * @param {Suite} suite
 * @returns {readonly string[]}
 */
const failedIn = ({ file, specs, suites = [] }) => [
  ...specs
    .filter(({ tests }) =>
      tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
    )
    .map(({ title }) => `${file}: ${title}`),
  ...suites.flatMap(failedIn),
]

/**
 * The test files in which something failed. Empty if Playwright left no report, or if something
 * failed outside any test: then no file explains it.
 * @param {string} file the path of Playwright's JSON report
 * @returns {readonly string[]}
 */
export function filesThatFailed(file) {
  if (!existsSync(file)) return []
  const { errors, suites } = /** @type {{ errors: unknown[], suites: readonly Suite[] }} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  )
  if (errors.length > 0) return []
  return suites.filter(suite => failedIn(suite).length > 0).map(({ file }) => file)
}
