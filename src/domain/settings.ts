import type { Stamped } from './clock.ts'
import { usualReferenceForm } from './text/reference.ts'

/** The reader's settings for the whole program. */
export interface Settings {
  /** BCP 47 tag of the interface's language; null follows the system. */
  readonly language: string | null
  readonly theme: 'system' | 'light' | 'dark' | 'sepia'
  /** The font size of the Chinese, in CSS pixels. */
  readonly sourceSize: number
  /** The font size of the translation, in CSS pixels. */
  readonly translationSize: number
  /** The line height as a multiple of the font size. */
  readonly lineSpacing: number
  /** One of `sourceFaces`, or the name of a font of the system. */
  readonly sourceFace: string
  /** The script in which the Chinese is drawn. */
  readonly sourceScript: (typeof sourceScripts)[number]
  /** Whether the source is shown as the reader emends it. */
  readonly emended: boolean
  /** Whether the occurrences of the reader's terms are underlined. */
  readonly termsShown: boolean
  /** Whether half-width signs between Chinese characters are drawn full-width. */
  readonly wideSigns: boolean
  /** One of `translationFaces`, or the name of a font of the system. */
  readonly translationFace: string
  /** The longest line, in ems of its own text. */
  readonly measure: number
  readonly margins: (typeof marginWidths)[number]
  /** What separates paragraphs: space, or the indented first line. */
  readonly paragraphs: (typeof paragraphLooks)[number]
  /** Whether the lines of the translation are as far apart as those of the Chinese beside them. */
  readonly levelLines: boolean
  /** Whether the line that is being written stays at a third of the height of the page. */
  readonly steadyLine: boolean
  /** Whether the sentence that belongs to the one with the caret is lit. */
  readonly sentenceLit: boolean
  /** BCP 47 tag of the language the reader translates into. */
  readonly translationLanguage: string
  /** Whether typed quotation marks and dashes become those of the translation's language. */
  readonly typography: boolean
  /** Whether words that are in no dictionary are underlined. */
  readonly spelling: boolean
  /** The reader's own words, in the form of `writeWords`. */
  readonly personalWords: string
  readonly sides: 'both' | 'source' | 'translation'
  readonly contentsOpen: boolean
  readonly notesOpen: boolean
  /** Whether notes are cards beside their passages, instead of a list of the whole book. */
  readonly notesBeside: boolean
  /** How wide the panels beside the text are, in CSS pixels. */
  readonly contentsWidth: number
  readonly findWidth: number
  readonly notesWidth: number
  /** How the library shows its books. */
  readonly shelfView: 'list' | 'covers'
  readonly shelfOrder: ShelfOrder
  /** What the reader taught about the lines of imported files, in the form of `writeTaught`. */
  readonly taughtLines: string
  /** Suggested repairs that the reader has left, in the form of `withLeft`. */
  readonly leftRepairs: string
  /** What a book repeats and the reader has said is no word, in the form of `withLeft`. */
  readonly leftWords: string
  /** What the reader exported of each book, in the form of `withChoices`. */
  readonly exportChoices: string
  /** The form of a passage that is copied with its reference (`domain/text/reference.ts`). */
  readonly referenceForm: string
  /** The reader's own keys, in the form of `writeShortcuts`. */
  readonly shortcuts: string
  /** How the dictionary writes readings. */
  readonly readingStyle: (typeof readingStyles)[number]
  /** Whether the dictionary colours readings by their tones. */
  readonly toneColours: boolean
  /** Above which characters of the Chinese their readings are shown. */
  readonly pinyin: (typeof pinyinPlaces)[number]
  /** Whether words that are not known have glosses above them. */
  readonly glossesShown: boolean
  /** Which of these words have them. */
  readonly glossedWords: (typeof lensLevels)[number]
  /** Whether the boundaries of words are marked in the Chinese. */
  readonly wordsShown: boolean
  /** Which tones are shown there as speech changes them. */
  readonly toneChanges: (typeof toneChangeChoices)[number]
  /** Whether syllables without stress are shown with the neutral tone. */
  readonly neutralTones: boolean
  /** Whether a 儿 that only colours a syllable is written with it: huàr. */
  readonly joinedR: boolean
  /** Whether the word on which the pointer rests is looked up. */
  readonly lookUpOnHover: boolean
  /** How fast texts are read aloud; 1 is the usual speed. */
  readonly speechRate: number
  /** What the system calls the voices for both sides; empty if none was chosen. */
  readonly sourceVoice: string
  readonly translationVoice: string
  /** The reader's own dictionaries (`dictionaries/own-dictionary.ts`). */
  readonly dictionaries: string
  /** What the notebook showed last (`notebook/view.ts`); empty if it was never left. */
  readonly notebookView: string
  /** The views of the notebook that have names (`notebook/view.ts`). */
  readonly notebookViews: string
  /** The reader's templates for exported notes (`templates/stored.ts`). */
  readonly noteTemplates: string
  /** The form and the name of the template chosen last (`templates/stored.ts`). */
  readonly chosenTemplate: string
  /** How notes are set on paper, as JSON (`paper/paper-choices.ts`); empty for the usual way. */
  readonly notesPaper: string
}

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
export const longestVoice = 300
export const toneChangeChoices = ['none', 'oneAndNot', 'all'] as const

/** Whether `name` can be the name of a font. It says nothing of what is installed. */
export const isFaceName = (name: string): boolean => /^[^\p{C}"'\\,;{}<>]{1,100}$/u.test(name)

export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  sourceSize: 20,
  translationSize: 18,
  lineSpacing: 1.75,
  sourceFace: 'serif',
  sourceScript: 'own',
  emended: false,
  termsShown: true,
  wideSigns: false,
  translationFace: 'serif',
  measure: 36,
  margins: 'medium',
  paragraphs: 'spaced',
  levelLines: true,
  steadyLine: true,
  sentenceLit: false,
  translationLanguage: 'en',
  typography: true,
  spelling: true,
  personalWords: '',
  sides: 'both',
  contentsOpen: false,
  notesOpen: false,
  notesBeside: false,
  contentsWidth: 272,
  findWidth: 336,
  notesWidth: 320,
  shelfView: 'list',
  shelfOrder: 'opened',
  taughtLines: '',
  leftRepairs: '',
  leftWords: '',
  dictionaries: '',
  exportChoices: '',
  referenceForm: usualReferenceForm,
  shortcuts: '',
  readingStyle: 'pinyin',
  toneColours: true,
  pinyin: 'off',
  glossesShown: false,
  glossedWords: 'uncommon',
  wordsShown: false,
  toneChanges: 'none',
  neutralTones: true,
  joinedR: true,
  lookUpOnHover: false,
  speechRate: 1,
  sourceVoice: '',
  translationVoice: '',
  notebookView: '',
  notebookViews: '',
  noteTemplates: '',
  chosenTemplate: '',
  notesPaper: '',
}

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

/** One setting as a row. */
export interface Setting extends Stamped {
  readonly key: keyof Settings
  readonly value: Settings[keyof Settings]
}
