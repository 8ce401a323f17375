import { actionNames, keyPlaces, menuNames } from '#domain/actions'
import { faultCodes } from '#contract/answers'
import { backupFaultCodes } from '#formats/backup/backup'
import { importFaultCodes } from '#formats/import/importer'
import { describe, expect, it } from 'vitest'
import { languages } from './languages.ts'
import { createSpeech } from './speech.ts'

/** Returns every sentence of a language by its key, with one entry for each plural form. */
function sentences(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const key = prefix + name
    if (typeof value === 'string') found.set(key, value)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, sentence] of sentences(value, `${key}.`)) found.set(inner, sentence)
  }
  return found
}

const plural = /_(zero|one|two|few|many|other)$/
const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{(.+?)\}\}/g)].map(match => match[1]).sort()
const sentencesOf = new Map(
  await Promise.all(
    languages.map(async ({ tag, words }) => [tag, sentences((await words()).default)] as const),
  ),
)
const none = new Map<string, string>()
const english = sentencesOf.get('en') ?? none

/** Names of programs, formats, keys, files and commands. A new one belongs here. */
const names = new Set(
  `Alt Anki Annotation Annotations Backspace Big5 CC-CEDICT Calibre Chromium Ctrl Delete Electron
  Enter Esc Hypothesis JSON-LD Kindle LibreOffice Markdown Obsidian OmegaT Readest Shift StarDict
  Unicode Web WebP Windows Windows-1252 Word Yomitan Zip Zotero backups books doc docx duizhao git
  jsonld npm pull removed start u8 zip`.split(/\s+/),
)

/** Examples of what a reader writes, and of readings, are Latin in every language. */
const examples = [
  'concordance.placeholder',
  'dictionaries.hint',
  'ownWords.faults.not-a-reading',
  'paper.sizes.letter',
  'settings.joinedR',
  'settings.referenceSample.',
  'settings.sampleTranslation',
  'templates.names.',
  'words.placeholder',
]

const isLatin = (tag: string) => new Intl.Locale(tag).maximize().script === 'Latn'

describe.each(languages)('$name', ({ tag }) => {
  const own = sentencesOf.get(tag) ?? none

  it('says everything that English says, and nothing else', () => {
    const keys = (all: Map<string, string>) =>
      [...new Set([...all.keys()].map(key => key.replace(plural, '')))].sort()
    expect(keys(own)).toEqual(keys(english))
  })

  it('has exactly the plural forms of its language', () => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted()
    for (const key of own.keys()) {
      if (!plural.test(key)) continue
      const stem = key.replace(plural, '')
      const present = [...own.keys()]
        .filter(other => plural.test(other) && other.replace(plural, '') === stem)
        .map(other => other.slice(stem.length + 1))
      expect([stem, present.toSorted()]).toEqual([stem, forms])
    }
  })

  it('names the same things in every sentence', () => {
    for (const [key, sentence] of own) {
      const model = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''
      expect([key, placeholders(sentence)]).toEqual([key, placeholders(model)])
    }
  })

  it('has no empty sentence, and none with spaces around it', () => {
    for (const [key, sentence] of own)
      expect([key, sentence]).toEqual([key, sentence.trim() || 'something'])
  })

  it.skipIf(isLatin(tag))('has no English word, unless it is a name', () => {
    const left = [...own].flatMap(([key, sentence]) => {
      const written = sentence.replaceAll(/\{\{.*?\}\}|<[^>]*>/g, ' ')
      const words = written.match(/[A-Za-z][\w-]*\w/g) ?? []
      const english = words.filter(word => word !== word.toUpperCase() && !names.has(word))
      return english.length === 0 || examples.some(example => key.startsWith(example))
        ? []
        : `${key}: ${english.join(' ')}`
    })
    expect(left).toEqual([])
  })

  it('names every action and every menu, and has a sentence for every fault', async () => {
    const speech = await createSpeech(tag)
    const keys = [
      ...actionNames.map(name => `actions.${name}`),
      ...[...menuNames, ...keyPlaces].map(name => `menus.${name}`),
      ...[...faultCodes, ...importFaultCodes, ...backupFaultCodes].map(code => `faults.${code}`),
    ]
    expect(keys.filter(key => !speech.exists(key))).toEqual([])
  })
})

it('writes numbers as the language does, also after a change of language', async () => {
  const speech = await createSpeech('en')
  expect(speech.t('library.characters', { count: 12345 })).toBe('12,345 characters')
  expect(speech.t('library.characters', { count: 1 })).toBe('1 character')
  await speech.changeLanguage('zh-Hans')
  expect(speech.t('library.characters', { count: 12345 })).toBe('12,345 字')
})
