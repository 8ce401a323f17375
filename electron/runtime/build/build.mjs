import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { Advice, say } from '../lib/say.mjs'
import { tool } from '../lib/tool.mjs'
import { buildWords } from './words.mjs'

const stamp = join(root, 'out/.stamp')
const parts = [
  'out/main/index.js',
  'out/main/snapshot-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/words/words.bin',
]

/** Builds the three parts of the program into out/. */
export async function build() {
  say('Building main, preload and page …')
  const made = fingerprint()
  forgetBuild()
  await buildWords()
  const { code } = await run(
    ...tool('electron-vite', 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'),
  )
  if (code !== 0) throw new Advice('The build failed; the messages above say where.')
  writeFileSync(stamp, made)
}

/** Makes the next start build again; call it before something else writes to out/. */
export function forgetBuild() {
  rmSync(stamp, { force: true })
}

/** Builds unless out/ was made from exactly these sources. */
export async function buildIfStale() {
  const fresh =
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint() &&
    parts.every(part => existsSync(join(root, part)))
  if (!fresh) await build()
}

/**
 * One hash over names and contents of all files that a build reads; a checkout's dates do not
 * count.
 */
function fingerprint() {
  const sources = ['src', 'electron', 'resources']
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true }).map(path => join(folder, String(path))),
    )
    .filter(path => !/\.test\.tsx?$|\.md$|^electron.runtime.(?!build)/.test(path))
    .filter(path => statSync(join(root, path)).isFile())
  const hash = createHash('sha256')
  for (const file of [
    'package.json',
    'package-lock.json',
    'electron.config.ts',
    ...sources.sort(),
  ]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}
