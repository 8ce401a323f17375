/**
 * Makes `out/words/words.bin`, the dictionary of the program, and the licences of what is in it:
 * `node resources/words/make-words.ts`. The same packages and the same code make the same bytes,
 * whose hash is in `words.sha256`. With `--accept` the hash is written instead of compared.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeWordData } from '#formats/words/make-data'
import { writeWordsFile } from '#formats/words/words-file'
import { wordsLicences } from './licences.ts'
import { cedictText, readSources } from './sources.ts'

const expected = join(import.meta.dirname, 'words.sha256')
const folder = resolve(import.meta.dirname, '../../out/words')

const cedict = cedictText()
const bytes = writeWordsFile(makeWordData(await readSources(cedict)))
const hash = createHash('sha256').update(bytes).digest('hex')
if (process.argv.includes('--accept')) writeFileSync(expected, `${hash}\n`)
if (readFileSync(expected, 'utf8').trim() !== hash) {
  process.stderr.write(
    `words.bin is ${hash}, which is not what resources/words/words.sha256 says. ` +
      'If the packages or resources/words were changed, run this with --accept.\n',
  )
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
write('licences.json', JSON.stringify(wordsLicences(cedict)))
write('words.bin', bytes)

/** Writes a whole file or nothing. */
function write(name: string, content: string | Uint8Array): void {
  const temporary = join(folder, `${name}.new`)
  writeFileSync(temporary, content)
  renameSync(temporary, join(folder, name))
}
