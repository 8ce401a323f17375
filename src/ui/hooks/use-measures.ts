import { useTranslation } from 'react-i18next'
import { saidTime } from '../parts/said-time.ts'

const kilobyte = 1000
const megabyte = 1000 * kilobyte

/** How the interface's language writes moments and sizes. */
export function useMeasures(): {
  /** A moment, given in milliseconds since 1970: date and time of day; in words where it is not known. Never throws. */
  readonly moment: (at: number) => string
  /** The same without the time of day. */
  readonly day: (at: number) => string
  /** So many bytes, in the unit that says them best. */
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
