/** Words and languages in the XML of translation tools. */
import type { Format, RichText, TextFormat } from '#domain/rich-text'
import { runsOf } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { knownTag, remembering } from '#domain/text/language-tag'
import { escapeHtml } from '../html-text.ts'

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
}

/**
 * Escapes `text` for use between tags, and leaves out control characters. A carriage return would
 * be read as a line feed.
 */
export const escapeXmlText = (text: string): string =>
  withoutControls(text).replaceAll(/[&<>\r]/g, character => entities[character] ?? character)

/**
 * Escapes `text` for a quoted attribute, on one line: some programs write a line end back without
 * escaping it, and every parser then reads it as a space.
 */
export const xmlAttribute = (text: string): string => escapeHtml(text.replaceAll(/\s+/g, ' '))

/** Returns `tag` as programs without scripts know it: `zh-CN` for `zh-Hans`. */
export const regionalTag = remembering((tag): string => {
  const known = knownTag(tag)
  if (known === null) return 'und'
  const { language, script, region } = new Intl.Locale(known)
  if (language !== 'zh') return known
  const isTraditional = new Intl.Locale(known).maximize().script === 'Hant'
  if (region !== undefined) return `zh-${region}`
  return script === undefined && !isTraditional ? 'zh-CN' : isTraditional ? 'zh-TW' : 'zh-CN'
})

/** Returns `tag`, or `und` if it is not a tag. */
export const validTag = (tag: string): string => knownTag(tag) ?? 'und'

/** Returns `rich` with the words of each format inside an element, one in the other. */
export const nestedXml = (
  rich: RichText,
  words: (text: string) => string,
  around: (format: TextFormat, inner: string) => string,
): string =>
  runsOf(rich)
    .map(({ text, formats }) =>
      formats.reduceRight(
        (inner, format) => (isTextFormat(format) ? around(format, inner) : inner),
        words(text),
      ),
    )
    .join('')

export const isTextFormat = (format: Format | 'link'): format is TextFormat =>
  format === 'strong' || format === 'emphasis' || format === 'superscript'
