import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * How many checks or tests passed and failed, and the names of those that failed.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly names: readonly string[] }} Count
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
  }
}

/**
 * Counts what a runner's own report tells. A run that ended badly without a failed test, left no
 * report or ran no test at all is one failure: silence is never success.
 * @param {string} file where the runner was told to write its report
 * @param {(report: unknown) => Count} read
 * @param {number} code the runner's exit code
 * @returns {Count}
 */
export function countReport(file, read, code) {
  const told = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : total([])
  const unexplained = told.failed === 0 && (code !== 0 || told.passed === 0)
  const name = `${basename(file)}: the runner ended with ${code} and names no failed test`
  return unexplained ? { passed: told.passed, failed: 1, names: [name] } : told
}

/**
 * Reads Vitest's JSON report. A file that could not be loaded has no test to fail, so it counts itself.
 * @param {unknown} report
 * @returns {Count}
 */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */ (
      report
    )
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name}: ${fullName}`),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    names: [...failed, ...broken.map(({ name }) => `${name}: does not load`)],
  }
}

/**
 * @typedef {{ readonly title: string, readonly file: string, readonly suites?: readonly Suite[], readonly specs: readonly { readonly title: string, readonly tests: readonly { readonly status: string }[] }[] }} Suite
 */

/**
 * Reads Playwright's JSON report. `errors` are those outside any test. A test that passed only when
 * tried again did fail.
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
  }
}

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
