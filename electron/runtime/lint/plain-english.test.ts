import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../lib/places.mjs'
import { wordsToReplace } from './plain-english.mjs'

describe('the word list', () => {
  it.each([
    ['The copy is made anew.', ['anew']],
    ['Whoever asks is told.', ['Whoever', 'told']],
    ['There is none. A box of who asks.', ['of who']],
    ['Tests stand beside the file.', ['stand']],
  ])('finds in “%s”: %j', (text, words) => {
    expect(
      wordsToReplace(text)
        .toSorted((a, b) => a.index - b.index)
        .map(({ word }) => word),
    ).toEqual(words)
  })

  it.each([
    'A dash stands for two ems.',
    'Returns `told`, the words that were said.',
    'See [the list](docs/told.md).',
    '```\nanew\n```',
    'Who reads this? The reader.',
  ])('finds nothing in “%s”', text => {
    expect(wordsToReplace(text)).toEqual([])
  })

  it('says where each word is, in UTF-16 code units', () => {
    expect(wordsToReplace('𠮷 anew')[0]).toMatchObject({ index: 3, word: 'anew' })
  })
})

const widest = 130

/** Our own documents; the style sheet quotes the words that it forbids. */
const documents = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter(path => !/^resources\/books\/|fixtures\/|^STYLE\.md$|^e2e\/\w+\/RESULTS\.md$/.test(path))

describe.each([...documents, 'src/i18n/locales/en.json'])('%s', path => {
  const file = readFileSync(join(root, path), 'utf8')
  // The keys of a locale are names, not words of the interface.
  const text = path.endsWith('.json') ? file.replaceAll(/"[^"]*":/g, '') : file

  it('is in plain English', () => {
    expect(wordsToReplace(text).map(({ word, instead }) => `${word}: write ${instead}`)).toEqual([])
  })

  it.runIf(path.endsWith('.md'))(
    `has lines of at most ${widest} columns, tables and code apart`,
    () => {
      const prose = text.replaceAll(/```[\s\S]*?```/g, '').split('\n')
      expect(prose.filter(line => line.length > widest && !line.startsWith('|'))).toEqual([])
    },
  )
})
