import { run } from '../lib/run.mjs'
import { Advice } from '../lib/say.mjs'

/**
 * What a package is made of.
 * @typedef {object} Packing
 * @property {string} tree what is installed, as it is below `/`
 * @property {string} out the folder of the packages
 * @property {string} work for files that are removed at the end
 * @property {import('./release.mjs').Release} release
 * @property {boolean} isQuick compresses little, for tests
 */

/**
 * Runs a program that makes a package, with the release's time in place of the present one and
 * without anything of the maker's language or zone.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('./release.mjs').Release} release
 */
export async function packed(program, args, { time }) {
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(time), LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const { code, output } = await run(program, args, { quiet: true, env })
  if (code !== 0)
    throw new Advice(`${program} made no package:\n${output.trim()}\nIs the disk full?`)
}
