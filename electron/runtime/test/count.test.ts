import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  countPlaywright,
  countReport,
  countVitest,
  filesThatFailed,
  one,
  total,
  withSecondRun,
} from './count.mjs'

const folder = mkdtempSync(join(tmpdir(), 'duizhao-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

function reportOf(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(status => ({ status, fullName: `it ${status}` })),
})
const vitest = (passed: number, failed: number, ...testResults: object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
})
const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
const playwright = (expected: number, unexpected: number, flaky = 0, errors: object[] = []) => ({
  stats: { expected, unexpected, flaky },
  errors,
  suites: [
    {
      title: 'a.e2e.ts',
      file: 'a.e2e.ts',
      specs: Array(flaky).fill(spec('shook', 'flaky')),
      suites: [
        {
          title: 'inner',
          file: 'a.e2e.ts',
          specs: [spec('stood', 'expected'), ...Array(unexpected).fill(spec('fell', 'unexpected'))],
        },
      ],
    },
  ],
})

describe('the count of a run', () => {
  it.each([
    [
      'is what the report tells',
      vitest(2, 0, file('passed', 'passed', 'passed')),
      0,
      { passed: 2, failed: 0, names: [] },
    ],
    [
      'keeps failures, and their names',
      vitest(1, 1, file('failed', 'passed', 'failed')),
      1,
      { passed: 1, failed: 1, names: ['a.test.ts: it failed'] },
    ],
    [
      'counts a file that does not load',
      vitest(3, 0, file('failed')),
      1,
      { passed: 3, failed: 1, names: ['a.test.ts: does not load'] },
    ],
    [
      'is a failure when no test ran',
      vitest(0, 0),
      0,
      {
        passed: 0,
        failed: 1,
        names: ['report.json: the runner ended with 0 and names no failed test'],
      },
    ],
    [
      'is a failure when the runner ended badly',
      vitest(4, 0),
      1,
      {
        passed: 4,
        failed: 1,
        names: ['report.json: the runner ended with 1 and names no failed test'],
      },
    ],
  ])('%s', (_title, report, code, expected) => {
    expect(countReport(reportOf(report), countVitest, { code })).toEqual(expected)
  })

  it('accepts a run without tests only if it may be empty, and shows the output of a run that explains nothing', () => {
    const empty = reportOf(vitest(0, 0))
    expect(countReport(empty, countVitest, { code: 0, mayBeEmpty: true }).failed).toBe(0)
    const { names } = countReport(empty, countVitest, { code: 1, output: 'no such folder\n' })
    expect(names[0]).toContain('no such folder')
  })

  it('is a failure when there is no report', () => {
    const { passed, failed } = countReport(join(folder, 'none.json'), countVitest, { code: 0 })
    expect({ passed, failed }).toEqual({ passed: 0, failed: 1 })
  })

  it.each([
    ['what was expected passed', playwright(7, 0), { passed: 7, failed: 0, names: [], notRun: [] }],
    [
      'what passed at the second try failed',
      playwright(6, 0, 1),
      { passed: 6, failed: 1, names: ['a.e2e.ts: shook'], notRun: [] },
    ],
    [
      'an error outside any test is a failure',
      playwright(6, 1, 0, [{ message: 'x' }]),
      { passed: 6, failed: 2, names: ['a.e2e.ts: fell', 'x'], notRun: [] },
    ],
  ])('of the program: %s', (_title, report, expected) => {
    expect(countPlaywright(report)).toEqual(expected)
  })

  it('names what was skipped in the program, and why', () => {
    const annotations = [{ type: 'skip', description: 'needs root' }]
    const skipped = { title: 'installs', tests: [{ status: 'skipped', annotations }] }
    const report = playwright(1, 0)
    report.suites[0]?.specs.push(skipped)
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: 0,
      names: [],
      notRun: ['a.e2e.ts: installs: needs root'],
    })
  })

  it.each([
    ['of a failed test', playwright(6, 1), ['a.e2e.ts']],
    ['of no test', playwright(6, 0), []],
    ['unless something failed outside any test', playwright(6, 1, 0, [{ message: 'x' }]), []],
  ])('of the program finds the file %s', (_title, report, files) => {
    expect(filesThatFailed(reportOf(report))).toEqual(files)
  })

  it('of the program finds no file that failed without a report', () => {
    expect(filesThatFailed(join(folder, 'none.json'))).toEqual([])
  })

  it.each([
    [
      'what passed then passed, and is named',
      { passed: 3, failed: 0, names: [] },
      { passed: 7, failed: 0, names: [], passedAgain: ['a: fell', 'b: fell'] },
    ],
    [
      'what failed again failed',
      { passed: 2, failed: 1, names: ['b: fell'] },
      { passed: 6, failed: 1, names: ['b: fell'], passedAgain: ['a: fell'] },
    ],
    [
      'what failed only then failed',
      { passed: 2, failed: 1, names: ['b: stood'] },
      { passed: 6, failed: 1, names: ['b: stood'], passedAgain: ['a: fell', 'b: fell'] },
    ],
  ])('when files ran a second time: %s', (_title, second, expected) => {
    const first = { passed: 5, failed: 2, names: ['a: fell', 'b: fell'], notRun: ['c'] }
    expect(withSecondRun(first, second)).toEqual({ ...expected, notRun: ['c'] })
  })

  it('adds up', () => {
    const counts = [
      one(true, 'a'),
      { ...one(false, 'b'), notRun: ['d: needs root'] },
      { passed: 4, failed: 1, names: ['c'] },
    ]
    expect(total(counts)).toEqual({
      passed: 5,
      failed: 2,
      names: ['b', 'c'],
      notRun: ['d: needs root'],
      passedAgain: [],
    })
  })
})
