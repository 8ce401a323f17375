const beforeThousands = /\B(?=(?:\d{3})+$)/g

/**
 * Writes a number as `Intl.NumberFormat` does in `language`, which is one of the interface. All of
 * these group whole numbers alike, so `Intl` is not asked for them: its first format reads the
 * tables of a language, while the first screen waits.
 */
export function writeNumber(value: unknown, language: string): string {
  const number = Number(value)
  return Number.isSafeInteger(number)
    ? String(number).replace(beforeThousands, ',')
    : new Intl.NumberFormat(language).format(number)
}
