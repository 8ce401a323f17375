// Counts what a review counted before the house was put in order, and writes both side by side.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { tool } from '../lib/tool.mjs'

/**
 * @typedef {object} Counted
 * @property {string} path
 * @property {number} lines
 * @property {number} comments lines that hold nothing but a comment
 */

/**
 * What each layer was at 5a5eb78, the commit that the review read: files, median lines, lines
 * that nine of ten files keep to, longest file, share of comments, test files.
 * @type {readonly [name: string, folders: readonly string[], before: readonly string[]][]}
 */
const layers = [
  ['domain', ['src/domain'], ['68', '73', '181', '254', '14.3 %', '34']],
  ['formats', ['src/formats'], ['161', '64', '178', '310', '11.3 %', '39']],
  ['storage', ['src/storage'], ['22', '35', '141', '216', '13.3 %', '12']],
  ['editor', ['src/editor'], ['50', '40', '126', '482', '12.0 %', '30']],
  ['services', ['src/services'], ['71', '49', '164', '295', '11.2 %', '39']],
  ['ui', ['src/ui'], ['169', '48', '137', '263', '6.7 %', '45']],
  ['main', ['electron/main'], ['70', '45', '138', '280', '11.7 %', '38']],
  ['contract', ['electron/contract'], ['8', '57', '115', '138', '23.3 %', '0']],
  ['runtime', ['electron/runtime'], ['40', '40', '99', '138', '22.3 %', '12']],
  ['**all**', ['src', 'electron'], ['669', '52', '153', '482', '11.3 %', '0.38 a file']],
]

/**
 * The flat folders of the review: all files and sources in each, and the folders that hold their
 * contents now.
 * @type {readonly [before: string, all: number, sources: number, now: readonly string[]][]}
 */
const drawers = [
  ['formats/import', 89, 64, ['src/formats/import']],
  ['services', 77, 47, ['src/services']],
  ['electron/main', 58, 36, ['electron/main']],
  ['e2e', 51, 15, ['e2e']],
  ['electron/runtime', 47, 36, ['electron/runtime']],
  ['ui/library', 46, 32, ['src/ui/library', 'src/ui/import']],
  ['main/keeping', 44, 28, ['electron/main/keeping']],
]

const code = /\.(?:ts|tsx|mjs|cjs|css)$/
const test = /\.(?:test|e2e)\.tsx?$/
const notCounted = /testing\.ts$|\/testing\/|\.d\.ts$|\.css$/

/** The page of sizes, in Markdown. */
export async function sizesPage() {
  const paths = written()
  const sources = paths
    .filter(path => /^(?:src|electron)\//.test(path) && !test.test(path) && !notCounted.test(path))
    .map(counted)
  const tests = paths.filter(path => test.test(path))
  const functions = await functionLines(sources.map(({ path }) => path))
  const date = new Date().toISOString().slice(0, 10)
  return [
    '# Sizes of the sources',
    '',
    `Written by \`npm run sizes\` on ${date}. "Before" is 5a5eb78 of 2026-11-28, which the review of issue 11 read, counted`,
    'in the same way. Sources are what is written by hand, without tests, their tools, styles and types.',
    '',
    '## Layers (section 14 of the review), before → now',
    '',
    '| layer | files | median lines | 9 of 10 files have at most | longest | comments | test files |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...layers.map(layer => layerRow(layer, sources, tests)),
    '',
    '## All sources (sections 4, 8 and 14), before → now',
    '',
    '| what | before | now |',
    '| --- | --- | --- |',
    ...wholeRows(sources, functions),
    '',
    '## Folders (section 5), all files / sources',
    '',
    '| folder | before, flat | now, directly in it | fullest folder of it now | folders now |',
    '| --- | --- | --- | --- | --- |',
    ...drawers.map(drawer => drawerRow(drawer, paths)),
    '',
  ].join('\n')
}

function written() {
  const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  return listed
    .split('\n')
    .filter(path => /^(?:src|electron|e2e|resources)\//.test(path) && code.test(path))
    .filter(path => existsSync(join(root, path)))
}

/**
 * @param {string} path
 * @returns {Counted}
 */
function counted(path) {
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n')
  let isInside = false
  const comments = lines.filter(line => {
    const text = line.trim()
    const isComment = isInside || /^(?:\/\/|\/\*)/.test(text)
    if (text.startsWith('/*')) isInside = true
    if (text.endsWith('*/')) isInside = false
    return isComment
  })
  return { path, lines: lines.length, comments: comments.length }
}

/**
 * The lines of each function that has a name, as oxlint counts them.
 * @param {readonly string[]} paths
 */
async function functionLines(paths) {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-sizes-'))
  try {
    const config = join(folder, 'every-function.json')
    writeFileSync(config, JSON.stringify({ rules: { 'max-lines-per-function': ['error', 0] } }))
    const how = ['-c', config, '--disable-nested-config', '-A', 'correctness', '-f', 'json']
    const linted = await run(...tool('oxlint', ...how, ...paths), { quiet: true })
    /** @type {{ diagnostics: { message: string }[] }} */
    const { diagnostics } = JSON.parse(linted.output)
    return diagnostics.flatMap(({ message }) => {
      const lines = /`.*` has too many lines \((\d+)\)/.exec(message)?.[1]
      return lines ? [Number(lines)] : []
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {readonly number[]} values
 * @param {number} part from 0 to 1
 */
const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0

/**
 * @param {(typeof layers)[number]} layer
 * @param {readonly Counted[]} sources
 * @param {readonly string[]} tests
 */
function layerRow([name, folders, before], sources, tests) {
  const isIn = (/** @type {string} */ path) => folders.some(it => path.startsWith(`${it}/`))
  const own = sources.filter(({ path }) => isIn(path))
  const lines = own.map(it => it.lines)
  const share = (100 * sum(own.map(it => it.comments))) / sum(lines)
  const testFiles = tests.filter(isIn).length
  const now = [
    own.length,
    quantile(lines, 0.5),
    quantile(lines, 0.9),
    Math.max(...lines),
    `${share.toFixed(1)} %`,
    name === '**all**' ? `${(testFiles / own.length).toFixed(2)} a file` : testFiles,
  ]
  return `| ${[name, ...now.map((value, at) => `${before[at]} → ${value}`)].join(' | ')} |`
}

/**
 * @param {readonly Counted[]} sources
 * @param {readonly number[]} functions
 */
function wholeRows(sources, functions) {
  const files = (/** @type {(lines: number) => boolean} */ are) =>
    sources.filter(({ lines }) => are(lines)).length
  const over = (/** @type {number} */ most) => functions.filter(lines => lines > most).length
  const reasons = sources.filter(({ path }) => longFunctionWithReason.test(read(path))).length
  /** @type {readonly [string, string | number, string | number][]} */
  const rows = [
    ['lines', '48473', sum(sources.map(it => it.lines))],
    ['files over 200 lines', 30, files(lines => lines > 200)],
    ['files over 300 lines, each with its reason at the top now', 3, files(lines => lines > 300)],
    ['files of 20 lines or less', 99, files(lines => lines <= 20)],
    ['functions with a name', 2383, functions.length],
    [
      'their median and nine-of-ten lines',
      '8, 26',
      `${quantile(functions, 0.5)}, ${quantile(functions, 0.9)}`,
    ],
    ['functions over 40 lines', 111, over(40)],
    ['functions over 60 lines without a reason', 66, over(60)],
    ['files with a longer function and its reason', 0, reasons],
    ['functions of more than four positional parameters', 29, 'none (oxlint `max-params`)'],
    ['exported names in two layers', 53, 'none (`rooms.test.ts`)'],
    ['dead exports', 118, 'none (knip)'],
  ]
  return rows.map(row => `| ${row.join(' | ')} |`)
}

const longFunctionWithReason = /oxlint-disable-next-line max-lines-per-function -- \w/

/** @param {string} path */
const read = path => readFileSync(join(root, path), 'utf8')

/** @param {readonly number[]} values */
const sum = values => values.reduce((total, value) => total + value, 0)

/**
 * @param {(typeof drawers)[number]} drawer
 * @param {readonly string[]} paths
 */
function drawerRow([before, all, sources, now], paths) {
  const inside = paths.filter(path => now.some(folder => path.startsWith(`${folder}/`)))
  /** @type {Map<string, string[]>} */
  const folders = new Map()
  for (const path of inside) {
    const folder = dirname(path)
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  const size = (/** @type {readonly string[]} */ files) => ({
    all: files.length,
    sources: files.filter(path => !test.test(path) && !notCounted.test(path)).length,
  })
  const [fullest, files] = [...folders].reduce((most, it) =>
    size(it[1]).sources > size(most[1]).sources ? it : most,
  )
  const direct = now.map(folder => size(folders.get(folder) ?? []))
  const written = (/** @type {{ all: number, sources: number }} */ it) =>
    `${it.all} / ${it.sources}`
  const row = [
    before,
    `${all} / ${sources}`,
    direct.map(written).join(', '),
    `${fullest}: ${written(size(files))}`,
    folders.size,
  ]
  return `| ${row.join(' | ')} |`
}
