import type { Paragraph } from '#domain/book'
import type { ImportPreview } from '../importer.ts'

const short: Readonly<Partial<Record<Paragraph['kind'], string>>> = {
  heading: '#',
  body: '',
  quotation: '> ',
  caption: 'caption: ',
  verse: 'verse: ',
  note: 'note: ',
}

/**
 * Returns a preview as one line a paragraph, with `---` between chapters; a refusal is its code.
 * Inlines are written into the text: `**strong**`, `_emphasis_`, `^raised^`, `{words|reading}`,
 * `‹interlinear›`, `{〓=name}` and `[^sign→beginning of the note]`.
 */
export function outline(preview: ImportPreview): readonly string[] {
  if (!preview.ok) return [preview.code]
  const all = new Map(preview.text.chapters.flat().map(paragraph => [paragraph.id, paragraph]))
  return preview.text.chapters.flatMap((paragraphs, i) => [
    ...(i > 0 ? ['---'] : []),
    ...paragraphs.map(paragraph => {
      const { kind, level = 0 } = paragraph
      const sign = kind === 'heading' ? `${'#'.repeat(level)} ` : (short[kind] ?? `${kind}: `)
      return sign + marked(paragraph, id => all.get(id)?.text.slice(0, 4) ?? '?')
    }),
  ])
}

function marked(
  { text, inlines = [] }: Paragraph,
  noteOf: (id: Paragraph['id']) => string,
): string {
  const marks = inlines.flatMap(inline => {
    const { start, end } = inline
    const [open, close] =
      inline.kind === 'ruby'
        ? ['{', `|${inline.reading}}`]
        : inline.kind === 'noteReference'
          ? ['[^', `→${noteOf(inline.note)}]`]
          : inline.kind === 'missingCharacter'
            ? ['{', `=${inline.name}}`]
            : plain[inline.kind]
    return [
      { at: start, sign: open, order: 1 },
      { at: end, sign: close, order: 0 },
    ]
  })
  let out = ''
  let from = 0
  for (const { at, sign } of marks.toSorted((a, b) => a.at - b.at || a.order - b.order)) {
    out += text.slice(from, at) + sign
    from = at
  }
  return out + text.slice(from)
}

const plain = {
  strong: ['**', '**'],
  emphasis: ['_', '_'],
  superscript: ['^', '^'],
  marker: ['«', '»'],
  interlinearNote: ['‹', '›'],
} as const

/** Returns the notices of a preview, each as its code and its detail. */
export const noticesOf = (preview: ImportPreview): readonly string[] =>
  preview.ok ? preview.notices.map(({ code, detail }) => `${code} ${detail}`) : []
