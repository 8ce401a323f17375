import { isTime, unknownTime } from '#domain/bounds'
import type { Speech } from '#i18n/speech'

const styles = {
  moment: { dateStyle: 'medium', timeStyle: 'medium' },
  day: { dateStyle: 'medium' },
  /** For a day that has no hour, written as the beginning of that day in UTC. */
  utcDay: { dateStyle: 'long', timeZone: 'UTC' },
  month: { year: 'numeric', month: 'long', timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Creating a format costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, styles[style])
  formats.set(key, format)
  return format
}

/**
 * Writes a time in milliseconds since 1970 in the interface's language, or says that it is unknown.
 * Never throws. The interface writes times only here.
 */
export const saidTime = (
  t: Speech['t'],
  language: string,
  at: number,
  style: keyof typeof styles,
): string =>
  isTime(at) && at > unknownTime ? formatFor(language, style).format(at) : t('notShown.time')
