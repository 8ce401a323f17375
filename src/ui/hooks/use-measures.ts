import { useTranslation } from 'react-i18next'
import { saidTime } from '../parts/said-time.ts'

const kilobyte = 1000
const megabyte = 1000 * kilobyte

/** Returns functions that write times and sizes in the interface's language. */
export function useMeasures(): {
  /**
   * Date and time of a moment in milliseconds since 1970. Never throws; an invalid time is said to
   * be unknown.
   */
  readonly moment: (at: number) => string
  /** The date without the time. */
  readonly day: (at: number) => string
  /** A number of bytes in a suitable unit. */
  readonly size: (bytes: number) => string
} {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const inUnit = (unit: 'kilobyte' | 'megabyte', value: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value)
  return {
    moment: at => saidTime(t, language, at, 'moment'),
    day: at => saidTime(t, language, at, 'day'),
    size: bytes =>
      bytes < megabyte
        ? inUnit('kilobyte', bytes / kilobyte)
        : inUnit('megabyte', bytes / megabyte),
  }
}
