import {
  isFaceName,
  longestVoice,
  lensLevels,
  marginWidths,
  paragraphLooks,
  pinyinPlaces,
  panelRanges,
  readingStyles,
  settingRanges,
  shelfOrders,
  sourceScripts,
  toneChangeChoices,
  type Setting,
  type Settings,
} from '#domain/settings'
import { longestDictionaries } from '#domain/dictionaries/limits'
import { longestTaught } from '#domain/library/taught'
import { longestView, longestViews } from '#domain/notebook/view-limits'
import { longestChoice, longestTemplates } from '#domain/templates/limits'
import { longestPersonalWords } from '#domain/text/personal-words'
import { longestReferenceForm } from '#domain/text/reference'
import { longestLeft } from '#domain/structure/left-repairs'
import * as v from 'valibot'

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max))

/** The shape of a BCP 47 tag. */
export const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

const faceName = v.pipe(v.string(), v.check(isFaceName))

/** Three keys for every action are shorter, in UTF-16 code units. */
const longestShortcuts = 10_000

const values: { readonly [K in keyof Settings]: v.GenericSchema<unknown, Settings[K]> } = {
  language: v.nullable(languageTag),
  theme: v.picklist(['system', 'light', 'dark', 'sepia']),
  sourceSize: within(settingRanges.sourceSize),
  translationSize: within(settingRanges.translationSize),
  lineSpacing: within(settingRanges.lineSpacing),
  sourceFace: faceName,
  sourceScript: v.picklist(sourceScripts),
  emended: v.boolean(),
  termsShown: v.boolean(),
  wideSigns: v.boolean(),
  translationFace: faceName,
  measure: within(settingRanges.measure),
  margins: v.picklist(marginWidths),
  paragraphs: v.picklist(paragraphLooks),
  levelLines: v.boolean(),
  steadyLine: v.boolean(),
  sentenceLit: v.boolean(),
  translationLanguage: languageTag,
  typography: v.boolean(),
  spelling: v.boolean(),
  personalWords: v.pipe(v.string(), v.maxLength(longestPersonalWords)),
  sides: v.picklist(['both', 'source', 'translation']),
  contentsOpen: v.boolean(),
  notesOpen: v.boolean(),
  notesBeside: v.boolean(),
  contentsWidth: within(panelRanges.contents),
  findWidth: within(panelRanges.find),
  notesWidth: within(panelRanges.notes),
  shelfView: v.picklist(['list', 'covers']),
  shelfOrder: v.picklist(shelfOrders),
  leftRepairs: v.pipe(v.string(), v.maxLength(longestLeft)),
  leftWords: v.pipe(v.string(), v.maxLength(longestLeft)),
  exportChoices: v.pipe(v.string(), v.maxLength(40_000)),
  taughtLines: v.pipe(v.string(), v.maxLength(longestTaught)),
  referenceForm: v.pipe(v.string(), v.maxLength(longestReferenceForm)),
  shortcuts: v.pipe(v.string(), v.maxLength(longestShortcuts)),
  readingStyle: v.picklist(readingStyles),
  toneColours: v.boolean(),
  pinyin: v.picklist(pinyinPlaces),
  glossesShown: v.boolean(),
  glossedWords: v.picklist(lensLevels),
  wordsShown: v.boolean(),
  toneChanges: v.picklist(toneChangeChoices),
  neutralTones: v.boolean(),
  joinedR: v.boolean(),
  lookUpOnHover: v.boolean(),
  speechRate: within(settingRanges.speechRate),
  sourceVoice: v.pipe(v.string(), v.maxLength(longestVoice)),
  translationVoice: v.pipe(v.string(), v.maxLength(longestVoice)),
  dictionaries: v.pipe(v.string(), v.maxLength(longestDictionaries)),
  notebookView: v.pipe(v.string(), v.maxLength(longestView)),
  notebookViews: v.pipe(v.string(), v.maxLength(longestViews)),
  noteTemplates: v.pipe(v.string(), v.maxLength(longestTemplates)),
  chosenTemplate: v.pipe(v.string(), v.maxLength(longestChoice)),
  notesPaper: v.pipe(v.string(), v.maxLength(longestChoice)),
}

const isSetting = (key: string): key is keyof Settings => Object.hasOwn(values, key)

/** Accepts a setting whose value its key allows; `time` checks its time. */
export const setting = (
  time: v.GenericSchema<unknown, number>,
): v.GenericSchema<unknown, Setting> =>
  v.pipe(
    v.looseObject({
      key: v.pipe(v.string(), v.guard(isSetting)),
      value: v.union([v.string(), v.number(), v.boolean(), v.null()]),
      updatedAt: time,
    }),
    v.check(({ key, value }) => v.is(values[key], value)),
  )
