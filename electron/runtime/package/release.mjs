// What is packaged: which version, of which commit, with which Electron, and whether it may be
// released.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { Advice } from '../lib/say.mjs'

/** The time of files without a commit: 2026-12-01, in seconds since 1970. */
const noCommitTime = 1_796_083_200

/**
 * @typedef {object} Engine
 * @property {string} electron
 * @property {string} chrome
 * @property {string} node
 * @property {string} v8
 */

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {string} commit the first twelve digits; empty outside a git checkout
 * @property {number} time of every file in the packages, in seconds since 1970
 * @property {Engine} engine
 * @property {readonly string[]} trialReasons why this is a trial build; empty for a release
 */

/**
 * Describes what would be packaged with the Electron at `program`.
 * @param {string} program
 * @returns {Promise<Release>}
 */
export async function describeRelease(program) {
  const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [engine, commit, changes, committed] = await Promise.all([
    engineOf(program),
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain'),
    git('log', '-1', '--format=%ct'),
  ])
  const given = process.env['SOURCE_DATE_EPOCH']
  return {
    version,
    commit: commit.slice(0, 12),
    time: Number(given || committed || noCommitTime),
    engine,
    trialReasons: trialReasons({ commit, changes, engine, pinned: devDependencies.electron }),
  }
}

/**
 * Why a build is no release, in sentences; none for a release.
 * @param {object} found
 * @param {string} found.commit empty outside a git checkout
 * @param {string} found.changes what git lists as not committed
 * @param {Pick<Engine, 'electron'>} found.engine
 * @param {string} found.pinned the version of Electron that package.json names
 */
export const trialReasons = ({ commit, changes, engine, pinned }) => [
  ...(engine.electron === pinned
    ? []
    : [`It contains Electron ${engine.electron} instead of ${pinned}.`]),
  ...(commit === '' ? ['It was built outside a git checkout.'] : []),
  ...(changes === '' ? [] : ['It contains changes that are not committed.']),
]

/**
 * The day of a release in UTC, as 2026-12-01.
 * @param {Pick<Release, 'time'>} release
 */
export const releaseDay = ({ time }) => new Date(time * 1000).toISOString().slice(0, 10)

/**
 * What follows the version in the names of packages: empty for a release, else a word that `dpkg`
 * and `rpm` sort before the release.
 * @param {Release} release
 * @param {'~' | '-'} mark comes before the word
 */
export const trialMark = (release, mark) =>
  release.trialReasons.length === 0 ? '' : `${mark}trial${releaseDay(release).replaceAll('-', '')}`

/**
 * What a reader of a trial build must know, as sentences; empty for a release.
 * @param {Release} release
 */
export const trialNotice = ({ trialReasons: reasons }) =>
  reasons.length === 0
    ? ''
    : ['This is a trial build, made for tests and not for daily work.', ...reasons].join(' ')

/**
 * Breaks a text into lines of at most `width` characters, at spaces.
 * @param {string} text
 * @param {number} width
 * @returns {readonly string[]}
 */
export function linesAtSpaces(text, width) {
  /** @type {string[]} */
  const lines = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * The versions in an Electron whose fuses are those of development.
 * @param {string} program
 * @returns {Promise<Engine>}
 */
async function engineOf(program) {
  const ask = 'JSON.stringify(process.versions)'
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }
  const { code, output } = await run(program, ['-p', ask], { quiet: true, env })
  if (code !== 0) throw new Advice(`The Electron at ${program} does not run: ${output.trim()}`)
  const { electron, chrome, node, v8 } = JSON.parse(output)
  return { electron, chrome, node, v8 }
}

/**
 * What git replies; empty without git or outside a checkout.
 * @param {string[]} args
 */
async function git(...args) {
  try {
    const { code, output } = await run('git', args, { quiet: true })
    return code === 0 ? output.trim() : ''
  } catch {
    return ''
  }
}
