/** Text as Markdown that shows the same text: nothing of it is ever taken for markup. */
import { withoutControls } from '#domain/text/control-characters'
import type { Format } from '#domain/rich-text'

/**
 * `text` so that Markdown, GitHub's and Pandoc's included, shows it as it is. Line breaks
 * stay as they are: see `hardBreaks`. `atLineStart` says whether it may begin a block.
 */
export function escapeMarkdown(text: string, atLineStart: boolean): string {
  const anywhere = withoutControls(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\`*_[\]<>&|~^=$#@{}]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replaceAll(/www\./gi, match => `${match.slice(0, -1)}\\.`)
  return anywhere.replaceAll(
    atLineStart ? blockStart : laterBlockStart,
    (_match, edge: string, sign: string) => `${edge}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
  )
}

/** What begins a list, a rule, a definition or the underline of a heading, when it begins a line. */
const sign = '([-+:]|[0-9]+[.)])'
const blockStart = new RegExp(`((?:^|\\n)[ \\t]*)${sign}`, 'g')
const laterBlockStart = new RegExp(`(\\n[ \\t]*)${sign}`, 'g')

/**
 * Already escaped Markdown with its line breaks made hard ones and every line but the
 * first begun with `prefix`. Space at the edges of lines, which Markdown drops, is kept.
 */
export function hardBreaks(markdown: string, prefix: string): string {
  const kept = markdown
    .replaceAll(/(?<=^|\n)[ \t]+|[ \t]+(?=\n|$)/g, space =>
      Array.from(space, character => `&#${character.codePointAt(0)};`).join(''),
    )
    // A backslash makes a break only where a line follows.
    .replaceAll(/\n(?=\n|$)/g, '<br>')
  return kept.replaceAll('\n', `\\\n${prefix}`)
}

const delimiters: Readonly<Record<Format, string | null>> = {
  strong: '**',
  emphasis: '*',
  superscript: null,
}
const tags: Readonly<Record<Format, string>> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
}

/**
 * Already escaped `markdown` in the looks of `formats`. `isAlone`: what stands on either
 * side of it is plain. Asterisks are used where Markdown is sure to read them, which
 * beside Chinese punctuation it is not; elsewhere tags.
 */
export function formatMarkdown(
  markdown: string,
  plainText: string,
  formats: readonly Format[],
  isAlone: boolean,
): string {
  const [only, ...more] = formats
  if (only === undefined) return markdown
  const delimiter = more.length === 0 && isAlone ? delimiters[only] : null
  if (delimiter !== null && /^[\p{L}\p{N}](?:[^]*[\p{L}\p{N}])?$/u.test(plainText)) {
    return delimiter + markdown + delimiter
  }
  return formats.reduceRight(
    (inner, format) => `<${tags[format]}>${inner}</${tags[format]}>`,
    markdown,
  )
}
