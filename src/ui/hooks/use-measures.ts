import { useTranslation } from 'react-i18next'

const kilobyte = 1000
const megabyte = 1000 * kilobyte

/** How the interface's language writes moments and sizes. */
export function useMeasures(): {
  /** A moment, given in milliseconds since 1970: date and time of day. */
  readonly moment: (at: number) => string
  /** So many bytes, in the unit that says them best. */
  readonly size: (bytes: number) => string
} {
  const { language } = useTranslation().i18n
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
  const inUnit = (unit: 'kilobyte' | 'megabyte', value: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value)
  return {
    moment: at => format.format(at),
    size: bytes =>
      bytes < megabyte
        ? inUnit('kilobyte', bytes / kilobyte)
        : inUnit('megabyte', bytes / megabyte),
  }
}
