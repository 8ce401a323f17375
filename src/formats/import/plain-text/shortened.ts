const longestExample = 80

/** Cuts `text` to the 80 characters that findings show. A cut text ends with an ellipsis. */
export const shortened = (text: string): string =>
  text.length <= longestExample
    ? text
    : `${Array.from(text.slice(0, 2 * longestExample))
        .slice(0, longestExample - 1)
        .join('')}…`
