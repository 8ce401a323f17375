import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './sources.ts'

/** In the form of Vite's `licences.json`. */
interface DataLicence {
  readonly name: string
  readonly version: string
  readonly identifier: string
  readonly text: string
}

/** The licences of the data in `words.bin`. `cedict` is the text of CC-CEDICT. */
export function wordsLicences(cedict: string): readonly DataLicence[] {
  const head = cedict.split(/\r?\n/).filter(line => line.startsWith('#'))
  const date = /^#! date=(\S{10})/.exec(head.find(line => line.startsWith('#! date')) ?? '')?.[1]
  const named = head.filter(line => !line.startsWith('#!')).map(line => line.slice(1).trim())
  return [
    {
      name: 'CC-CEDICT',
      version: date ?? '',
      identifier: 'CC-BY-SA-4.0',
      text: [...named, '', ...modification].join('\n'),
    },
    ofPackage('@node-rs/jieba', ['LICENSE'], listOfWords),
    ofPackage('opencc-js', ['LICENSE', 'THIRD_PARTY_LICENSES.md'], []),
  ]
}

const modification = [
  'Duizhao contains a modified form of CC-CEDICT: entries are sorted and indexed by expression, by',
  'pinyin and by the words of their English senses, word boundaries and readings are computed with',
  'them, and everything is stored in the file words.bin. No entry was added or reworded. That file',
  'is available under the same licence, CC BY-SA 4.0. The licence of the program itself is not',
  'affected.',
]

const listOfWords = [
  'The counts of words in the file words.bin come from the list dict.txt of this package, which is',
  'that of jieba, copyright (c) 2013 Sun Junyi, under the MIT licence.',
]

function ofPackage(
  name: string,
  files: readonly string[],
  remarks: readonly string[],
): DataLicence {
  const folder = packageFolder(name)
  const { version, license }: { version: string; license: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const texts = files.map(file => readFileSync(join(folder, file), 'utf8').trim())
  return { name, version, identifier: license, text: [...remarks, ...texts].join('\n\n') }
}
