import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/places.mjs'
import { run } from '../lib/run.mjs'
import { Advice, say } from '../lib/say.mjs'

const stamp = join(root, 'out/words/.stamp')
const parts = ['out/words/words.bin', 'out/words/licences.json']

/** The code that makes the words, and the packages whose data they are made of. */
const folders = ['resources/words', 'src/formats/words', 'src/domain/words']
const packages = ['hanzi', '@node-rs/jieba', 'opencc-js']

/** Makes the dictionary in out/words unless it was made from exactly these sources. */
export async function buildWords() {
  const made = fingerprint()
  const isFresh =
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === made &&
    parts.every(part => existsSync(join(root, part)))
  if (isFresh) return
  say('Making the dictionary …')
  const { code } = await run(process.execPath, [join(root, 'resources/words/make-words.ts')])
  if (code !== 0) throw new Advice('The dictionary could not be made; the messages above say why.')
  writeFileSync(stamp, made)
}

function fingerprint() {
  const sources = folders
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !/\.test\.ts$|\.md$/.test(entry.name))
        .map(entry => join(entry.parentPath, entry.name)),
    )
    .sort()
  const described = packages.map(name => join(root, 'node_modules', name, 'package.json'))
  const hash = createHash('sha256')
  for (const file of [...described, ...sources])
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file))
  return hash.digest('hex')
}
