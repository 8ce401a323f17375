const beforeThousands = /\B(?=(?:\d{3})+$)/g

/** The languages that group whole numbers by commas. */
const withCommas = /^(?:en|zh)(?:-|$)/

/**
 * Writes a number as `Intl.NumberFormat` does in `language`. Where whole numbers are known to be
 * grouped by commas, `Intl` is not asked for them: its first format reads the tables of a language,
 * while the first screen waits.
 */
export function writeNumber(value: unknown, language: string): string {
  const number = Number(value)
  return Number.isSafeInteger(number) && withCommas.test(language)
    ? String(number).replace(beforeThousands, ',')
    : new Intl.NumberFormat(language).format(number)
}
