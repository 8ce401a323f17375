import { isTime, unknownTime } from '#domain/bounds'
import type { Speech } from '#i18n/speech'

const styles = {
  moment: { dateStyle: 'medium', timeStyle: 'medium' },
  day: { dateStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Making one costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, styles[style])
  formats.set(key, format)
  return format
}

/**
 * The one way in which the interface says a time, given in milliseconds since 1970: as the language writes it, or
 * that it is not known. Never throws, whatever `at` is.
 */
export const saidTime = (
  t: Speech['t'],
  language: string,
  at: number,
  style: keyof typeof styles,
): string =>
  isTime(at) && at > unknownTime ? formatFor(language, style).format(at) : t('notShown.time')
