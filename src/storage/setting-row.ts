import { isLanguageTag } from '#domain/settings/forms'
import { settings, type Setting, type Settings } from '#domain/settings'
import * as v from 'valibot'

/** The shape of a BCP 47 tag. */
export const languageTag = v.pipe(v.string(), v.check(isLanguageTag))

const isSetting = (key: string): key is keyof Settings => Object.hasOwn(settings, key)

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
    v.check(({ key, value }) => settings[key].takes(value)),
  )
