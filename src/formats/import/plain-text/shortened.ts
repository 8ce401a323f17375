const longestExample = 80

/** As much of the beginning of `text` as findings show, in whole characters. */
export const shortened = (text: string): string =>
  text.length <= longestExample
    ? text
    : `${Array.from(text.slice(0, 2 * longestExample))
        .slice(0, longestExample - 1)
        .join('')}…`
