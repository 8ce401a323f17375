/**
 * Converts stored text to ProseMirror nodes and back. Text and node count alike: one UTF-16 unit of
 * text is one position in the node, and a line break is `\n` in the text and a `lineBreak` of size
 * one in the node.
 */
import type { Inline, Paragraph } from '#domain/book'
import { formats, fromRuns, runsOf, type RichText, type Run } from '#domain/rich-text'
import { breaksAtSpaces } from '#domain/text/kept-words'
import type { TranslationText } from '#domain/translation'
import { translationStates } from '#domain/translation'
import { Fragment, type Mark, type Node, type Schema } from 'prosemirror-model'
import { sourceSchema } from './schema/source.ts'
import { translationSchema } from './schema/translation.ts'

/**
 * The CSS classes of a paragraph: its row in the section, from 1, its kind, its level if it is a
 * heading, `spaced` if that heading breaks at its spaces alone, `read` if it has
 * readings above characters, and `is-hidden` if the reader has hidden it.
 */
export function lookOf(paragraph: Paragraph, row: number): string {
  const { kind, level, text, inlines = [], isHidden } = paragraph
  const classes = ['pair', `row-${row}`, `kind-${kind}`]
  if (level !== undefined) classes.push(`level-${level}`)
  if (kind === 'heading' && breaksAtSpaces(text)) classes.push('spaced')
  if (inlines.some(inline => inline.kind === 'ruby')) classes.push('read')
  if (isHidden) classes.push('is-hidden')
  return classes.join(' ')
}

/** The document of the source column. */
export function sourceDoc(paragraphs: readonly Paragraph[]): Node {
  return sourceSchema.nodes.doc.create(
    null,
    paragraphs.map((paragraph, i) => sourceNode(paragraph, i + 1)),
  )
}

function sourceNode(paragraph: Paragraph, row: number): Node {
  const { id, level = 0, text, inlines = [] } = paragraph
  const edges = new Set([0, text.length])
  for (const { start, end } of inlines) edges.add(start).add(end)
  const cuts = [...edges].sort((a, b) => a - b)
  const content = cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0
    const marks = inlines
      .filter(inline => inline.start <= start && inline.end >= end)
      .map(sourceMark)
    return sourceSchema.text(text.slice(start, end), marks)
  })
  const attrs = { id, level, look: lookOf(paragraph, row) }
  return sourceSchema.nodes.paragraph.create(attrs, text === '' ? [] : content)
}

function sourceMark(inline: Inline): Mark {
  const { kind, start } = inline
  if (inline.kind === 'ruby') return sourceSchema.mark(kind, { reading: inline.reading, start })
  if (inline.kind === 'noteReference') return sourceSchema.mark(kind, { note: inline.note, start })
  if (inline.kind === 'missingCharacter')
    return sourceSchema.mark(kind, { name: inline.name, start })
  return sourceSchema.mark(kind)
}

/** The document of the translation column. `translations` have the order of `paragraphs`. */
export function translationDoc(
  paragraphs: readonly Paragraph[],
  translations: readonly TranslationText[],
): Node {
  return translationSchema.nodes.doc.create(
    null,
    paragraphs.map((paragraph, i) => {
      const { content, state } = translations[i] ?? {
        content: { text: '', spans: [] },
        state: 'empty',
      }
      return translationSchema.nodes.translation.create(
        { id: paragraph.id, state, look: lookOf(paragraph, i + 1) },
        inlineContent(translationSchema, content),
      )
    }),
  )
}

/**
 * Returns `rich` as the content of a node of `schema`, which must have our formats and `lineBreak`.
 */
export function inlineContent(schema: Schema, rich: RichText): Fragment {
  const nodes: Node[] = []
  for (const { text, formats: names, link } of runsOf(rich)) {
    const marks = [
      ...(link === undefined ? [] : [schema.mark('link', { target: link })]),
      ...names.map(name => schema.mark(name)),
    ]
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) nodes.push(schema.node('lineBreak', null, [], marks))
      if (line !== '') nodes.push(schema.text(line, marks))
    }
  }
  return Fragment.from(nodes)
}

/** The formatted text of a node whose content `inlineContent` can create. */
export function richTextOf(node: Node): RichText {
  const runs: Run[] = []
  node.forEach(child => {
    const target: unknown = child.marks.find(({ type }) => type.name === 'link')?.attrs['target']
    runs.push({
      text: child.isText ? (child.text ?? '') : '\n',
      formats: formatsOf(child.marks),
      ...(typeof target === 'string' && { link: target }),
    })
  })
  return fromRuns(runs)
}

const formatsOf = (marks: readonly Mark[]) =>
  formats.filter(format => marks.some(mark => mark.type.name === format))

/** The text and state of a `translation` node. */
export function translationOf(node: Node): TranslationText {
  const state = translationStates.find(known => known === node.attrs['state']) ?? 'draft'
  return { content: richTextOf(node), state }
}
