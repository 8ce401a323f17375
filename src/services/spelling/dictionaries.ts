/**
 * The dictionaries that the program ships with. A new language is a package of npm's `dictionary-*`
 * and a line in `dictionaryOf` and here, if its licence allows it and nspell reads it quickly:
 * French takes 7 s and 450 MB.
 */
import rules from '../../../node_modules/dictionary-en/index.aff?raw'
import american from '../../../node_modules/dictionary-en/index.dic?raw'
import british from '../../../node_modules/dictionary-en-gb/index.dic?raw'
import type { DictionaryFiles } from './dictionary.ts'
import type { DictionaryName } from './dictionary-of.ts'

export const dictionaries: Readonly<Record<DictionaryName, DictionaryFiles>> = {
  'en-GB': { rules, lists: [british], isOxford: true },
  'en-US': { rules, lists: [american], isOxford: false },
  en: { rules, lists: [american, british], isOxford: true },
}
