/**
 * What writers of Chinese type where Markdown wants something a little different: headings without
 * the space after their signs, notes with the colon of Chinese. Signs are changed here, never words.
 */

/** Code shows signs as they are. */
const code = /^ {0,3}(?:```|~~~)/m
const noteColon = /^(\[\^[^\]\s]{1,60}\])：[ \t]*/gm
const usualHeading = /^ {0,3}#{1,6}[ \t]/m
const signed = /^#.*$/gm
/** A line of tags has several such signs, and a heading is short. */
const heading = /^(#{1,6})([\p{L}\p{N}（(【《“][^#\n]{0,60})$/u
/** One alone may be a tag. */
const leastHeadings = 2

/** `text` with signs as Markdown knows them. */
export function withUsualSigns(text: string): string {
  if (code.test(text)) return text
  const lines = text.match(signed) ?? []
  const areHeadings =
    !usualHeading.test(text) &&
    lines.length >= leastHeadings &&
    lines.every(line => heading.test(line)) &&
    !text.trimEnd().endsWith(lines.at(-1) ?? '')
  const spaced = areHeadings
    ? text.replaceAll(signed, line => line.replace(heading, '$1 $2'))
    : text
  return spaced.replaceAll(noteColon, '$1: ')
}
