/** Writes text as Markdown that shows the same text. No part of it is read as markup. */
import { withoutControls } from '#domain/text/control-characters'
import type { Format } from '#domain/rich-text'

/**
 * Escapes `text` for Markdown, including GitHub's and Pandoc's. Line breaks are unchanged; see
 * `hardBreaks`. `atLineStart` says whether the text begins a line, and may begin a block.
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

/**
 * A sign that, at the beginning of a line, begins a list, a rule, a definition or a heading's
 * underline.
 */
const sign = '([-+:]|[0-9]+[.)])'
const blockStart = new RegExp(`((?:^|\\n)[ \\t]*)${sign}`, 'g')
const laterBlockStart = new RegExp(`(\\n[ \\t]*)${sign}`, 'g')

/**
 * Makes the line breaks of escaped Markdown hard, and begins every line except the first with
 * `prefix`. Keeps white space at the edges of lines, which Markdown drops.
 */
export function hardBreaks(markdown: string, prefix: string): string {
  const kept = markdown
    .replaceAll(/(?<=^|\n)[ \t]+|[ \t]+(?=\n|$)/g, space =>
      Array.from(space, character => `&#${character.codePointAt(0)};`).join(''),
    )
    // A backslash is a line break only if a line follows.
    .replaceAll(/\n(?=\n|$)/g, '<br>')
  return kept.replaceAll('\n', `\\\n${prefix}`)
}

const delimiters: Readonly<Record<Format, string | null>> = {
  strong: '**',
  emphasis: '*',
  superscript: null,
  underline: null,
  strikethrough: '~~',
  code: null,
}
const tags: Readonly<Record<Format, string>> = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
}

/**
 * Formats escaped `markdown`. `isAlone` says that the text on both sides is plain. Asterisks are
 * used only where every Markdown parser reads them, which excludes Chinese punctuation; tags
 * elsewhere.
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
