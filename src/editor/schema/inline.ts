import { isLinkTarget } from '#domain/notes/link-target'
import type { Format, TextFormat } from '#domain/rich-text'
import type { MarkSpec, NodeSpec } from 'prosemirror-model'

/**
 * How each format is written to and read from HTML. There are no colours or fonts. The style rules
 * read what the browser writes while it edits; the styles of pasted words are elements by then
 * (`paste/looks.ts`).
 */
export const formatMarks = {
  strong: {
    toDOM: () => ['strong', 0],
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: element => (element.style.fontWeight === 'normal' ? false : null) },
      {
        style: 'font-weight',
        getAttrs: value => (/^(bold(er)?|[6-9]00)$/.test(value) ? null : false),
      },
    ],
  },
  emphasis: {
    toDOM: () => ['em', 0],
    parseDOM: [
      { tag: 'em' },
      { tag: 'i', getAttrs: element => (element.style.fontStyle === 'normal' ? false : null) },
      { style: 'font-style=italic' },
    ],
  },
  superscript: {
    toDOM: () => ['sup', 0],
    parseDOM: [{ tag: 'sup' }, { style: 'vertical-align=super' }],
    excludes: 'superscript',
  },
} as const satisfies Record<TextFormat, MarkSpec>

/** The formats of a note, and its links. A link is around all formats. */
export const noteMarks = {
  link: {
    attrs: { target: { validate: 'string' } },
    inclusive: false,
    toDOM: ({ attrs: { target } }) => ['a', { href: String(target) }, 0],
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: element => {
          const target = element.getAttribute('href')
          return target !== null && isLinkTarget(target) ? { target } : false
        },
      },
    ],
  },
  ...formatMarks,
  underline: {
    toDOM: () => ['u', 0],
    parseDOM: [{ tag: 'u' }, { tag: 'ins' }, { style: 'text-decoration=underline' }],
  },
  strikethrough: {
    toDOM: () => ['s', 0],
    parseDOM: [
      { tag: 's' },
      { tag: 'del' },
      { tag: 'strike' },
      { style: 'text-decoration=line-through' },
    ],
  },
  code: { toDOM: () => ['code', 0], parseDOM: [{ tag: 'code' }] },
} as const satisfies Record<Format | 'link', MarkSpec>

/** A line break inside a paragraph: one character, `\n`, in stored text. */
export const lineBreak: NodeSpec = {
  inline: true,
  group: 'inline',
  selectable: false,
  leafText: () => '\n',
  toDOM: () => ['br'],
  parseDOM: [{ tag: 'br' }],
}
