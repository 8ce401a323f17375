import type { Stamped } from './clock.ts'
import { longestDictionaries } from './dictionaries/limits.ts'
import { longestTaught } from './library/taught.ts'
import { longestView, longestViews } from './notebook/view-limits.ts'
import {
  isLanguageTag,
  numberWithin,
  oneOf,
  orNull,
  textThat,
  textUpTo,
  onOrOff,
  type SettingForm,
} from './settings/forms.ts'
import { longestLeft } from './structure/left-repairs.ts'
import { longestChoice, longestTemplates } from './templates/limits.ts'
import { longestPersonalWords } from './text/personal-words.ts'
import { longestReferenceForm, usualReferenceForm } from './text/reference.ts'

/** What the library can be sorted by. */
export const shelfOrders = ['opened', 'added', 'title', 'author', 'length', 'done'] as const
export type ShelfOrder = (typeof shelfOrders)[number]

/** The faces of the program for the Chinese: Song, Kai and Hei. */
export const sourceFaces = ['serif', 'kai', 'sans'] as const
export const sourceScripts = ['own', 'simplified', 'traditional'] as const
export const translationFaces = ['serif', 'sans'] as const
export const marginWidths = ['narrow', 'medium', 'wide'] as const
export const paragraphLooks = ['spaced', 'indented'] as const
export const readingStyles = ['pinyin', 'bopomofo'] as const
/**
 * Nowhere, everywhere, above words that the reader has not called known, or above the selected
 * words, or else the paragraph with the caret.
 */
export const pinyinPlaces = ['off', 'all', 'unknown', 'here'] as const
/** All words that are not known, those that are not common, or only rare ones. */
export const lensLevels = ['all', 'uncommon', 'rare'] as const
/** The most UTF-16 code units of the name of a voice. */
const longestVoice = 300
export const toneChangeChoices = ['none', 'oneAndNot', 'all'] as const

/** Whether `name` can be the name of a font. It says nothing of what is installed. */
export const isFaceName = (name: string): boolean => /^[^\p{C}"'\\,;{}<>]{1,100}$/u.test(name)

/** Three keys for every action are shorter, in UTF-16 code units. */
const longestShortcuts = 10_000

/** Choices for the exports of some hundred books are shorter, in UTF-16 code units. */
const longestExportChoices = 40_000

/** The least value, the greatest value and the step of each size. */
export const settingRanges = {
  sourceSize: { min: 14, max: 40, step: 1 },
  translationSize: { min: 12, max: 36, step: 1 },
  lineSpacing: { min: 1.3, max: 2.4, step: 0.05 },
  measure: { min: 16, max: 60, step: 1 },
  speechRate: { min: 0.5, max: 2, step: 0.25 },
} as const

/** The least and the greatest width of each panel, in CSS pixels. */
export const panelRanges = {
  contents: { min: 192, max: 560 },
  find: { min: 240, max: 640 },
  notes: { min: 224, max: 720 },
} as const

/**
 * The reader's settings for the whole program: their usual values, and the values that they take. A
 * new setting is a line here.
 */
export const settings = {
  /** BCP 47 tag of the interface's language; null follows the system. */
  language: orNull(textThat('en', isLanguageTag)),
  theme: oneOf('system', ['system', 'light', 'dark', 'sepia']),
  /** The font size of the Chinese, in CSS pixels. */
  sourceSize: numberWithin(20, settingRanges.sourceSize),
  /** The font size of the translation, in CSS pixels. */
  translationSize: numberWithin(18, settingRanges.translationSize),
  /** The line height as a multiple of the font size. */
  lineSpacing: numberWithin(1.75, settingRanges.lineSpacing),
  /** One of `sourceFaces`, or the name of a font of the system. */
  sourceFace: textThat('serif', isFaceName),
  /** The script in which the Chinese is drawn. */
  sourceScript: oneOf('own', sourceScripts),
  /** Whether the source is shown as the reader emends it. */
  emended: onOrOff(false),
  /** Whether the occurrences of the reader's terms are underlined. */
  termsShown: onOrOff(true),
  /** Whether half-width signs between Chinese characters are drawn full-width. */
  wideSigns: onOrOff(false),
  /** One of `translationFaces`, or the name of a font of the system. */
  translationFace: textThat('serif', isFaceName),
  /** The longest line, in ems of its own text. */
  measure: numberWithin(36, settingRanges.measure),
  margins: oneOf('medium', marginWidths),
  /** What separates paragraphs: space, or the indented first line. */
  paragraphs: oneOf('spaced', paragraphLooks),
  /** Whether the lines of the translation are as far apart as those of the Chinese beside them. */
  levelLines: onOrOff(true),
  /** Whether the line that is being written stays at a third of the height of the page. */
  steadyLine: onOrOff(true),
  /** Whether the sentence that belongs to the one with the caret is lit. */
  sentenceLit: onOrOff(false),
  /** BCP 47 tag of the language the reader translates into. */
  translationLanguage: textThat('en', isLanguageTag),
  /** Whether typed quotation marks and dashes become those of the translation's language. */
  typography: onOrOff(true),
  /** Whether words that are in no dictionary are underlined. */
  spelling: onOrOff(true),
  /** The reader's own words, in the form of `writeWords`. */
  personalWords: textUpTo(longestPersonalWords),
  sides: oneOf('both', ['both', 'source', 'translation']),
  contentsOpen: onOrOff(false),
  notesOpen: onOrOff(false),
  /** Whether notes are cards beside their passages, instead of a list of the whole book. */
  notesBeside: onOrOff(false),
  /** How wide the panels beside the text are, in CSS pixels. */
  contentsWidth: numberWithin(272, panelRanges.contents),
  findWidth: numberWithin(336, panelRanges.find),
  notesWidth: numberWithin(320, panelRanges.notes),
  /** How the library shows its books. */
  shelfView: oneOf('list', ['list', 'covers']),
  shelfOrder: oneOf('opened', shelfOrders),
  /** What the reader taught about the lines of imported files, in the form of `writeTaught`. */
  taughtLines: textUpTo(longestTaught),
  /** Suggested repairs that the reader has left, in the form of `withLeft`. */
  leftRepairs: textUpTo(longestLeft),
  /** What a book repeats and the reader has said is no word, in the form of `withLeft`. */
  leftWords: textUpTo(longestLeft),
  /** What the reader exported of each book, in the form of `withChoices`. */
  exportChoices: textUpTo(longestExportChoices),
  /** The form of a passage that is copied with its reference (`domain/text/reference.ts`). */
  referenceForm: textUpTo(longestReferenceForm, usualReferenceForm),
  /** The reader's own keys, in the form of `writeShortcuts`. */
  shortcuts: textUpTo(longestShortcuts),
  /** How the dictionary writes readings. */
  readingStyle: oneOf('pinyin', readingStyles),
  /** Whether the dictionary colours readings by their tones. */
  toneColours: onOrOff(true),
  /** Above which characters of the Chinese their readings are shown. */
  pinyin: oneOf('off', pinyinPlaces),
  /** Whether words that are not known have glosses above them. */
  glossesShown: onOrOff(false),
  /** Which of these words have them. */
  glossedWords: oneOf('uncommon', lensLevels),
  /** Whether the boundaries of words are marked in the Chinese. */
  wordsShown: onOrOff(false),
  /** Which tones are shown there as speech changes them. */
  toneChanges: oneOf('none', toneChangeChoices),
  /** Whether syllables without stress are shown with the neutral tone. */
  neutralTones: onOrOff(true),
  /** Whether a 儿 that only colours a syllable is written with it: huàr. */
  joinedR: onOrOff(true),
  /** Whether the word on which the pointer rests is looked up. */
  lookUpOnHover: onOrOff(false),
  /** How fast texts are read aloud; 1 is the usual speed. */
  speechRate: numberWithin(1, settingRanges.speechRate),
  /** What the system calls the voices for both sides; empty if none was chosen. */
  sourceVoice: textUpTo(longestVoice),
  translationVoice: textUpTo(longestVoice),
  /** The reader's own dictionaries (`dictionaries/own-dictionary.ts`). */
  dictionaries: textUpTo(longestDictionaries),
  /** What the notebook showed last (`notebook/view.ts`); empty if it was never left. */
  notebookView: textUpTo(longestView),
  /** The views of the notebook that have names (`notebook/view.ts`). */
  notebookViews: textUpTo(longestViews),
  /** The reader's templates for exported notes (`templates/stored.ts`). */
  noteTemplates: textUpTo(longestTemplates),
  /** The form and the name of the template chosen last (`templates/stored.ts`). */
  chosenTemplate: textUpTo(longestChoice),
  /** How notes are set on paper, as JSON (`paper/paper-choices.ts`); empty for the usual way. */
  notesPaper: textUpTo(longestChoice),
}

/** The value of each setting. */
export type Settings = {
  readonly [K in keyof typeof settings]: (typeof settings)[K] extends SettingForm<infer T>
    ? T
    : never
}

export const defaultSettings = Object.fromEntries(
  Object.entries(settings).map(([key, { usual }]) => [key, usual]),
  // The compiler forgets which value belongs to which key.
) as Settings

/** One setting as a row. */
export interface Setting extends Stamped {
  readonly key: keyof Settings
  readonly value: Settings[keyof Settings]
}
