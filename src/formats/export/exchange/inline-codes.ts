/** Writes the formats and marks of a text as codes of XLIFF 2, which may overlap. */
import type { Range } from '#domain/anchor'
import type { Inline } from '#domain/book'
import type { TextFormat } from '#domain/rich-text'
import { escapeXmlText, xmlAttribute } from './xml-text.ts'

/** A range with a look, or a mark with the attributes of its beginning. */
export type Coded = Range & ({ readonly format: TextFormat } | { readonly mark: string })

const subTypes = { strong: 'xlf:b', emphasis: 'xlf:i', superscript: 'dz:sup' } as const

/** Returns the codes of the inlines of a source paragraph. */
export const codesOfInlines = (inlines: readonly Inline[]): readonly Coded[] =>
  inlines.map((inline): Coded => {
    const { start, end } = inline
    switch (inline.kind) {
      case 'strong':
      case 'emphasis':
      case 'superscript':
        return { start, end, format: inline.kind }
      case 'ruby':
        return { start, end, mark: own('ruby', inline.reading) }
      case 'noteReference':
        return { start, end, mark: own('noteref', inline.note) }
      case 'missingCharacter':
        return { start, end, mark: own('missing', inline.name) }
      case 'marker':
        return { start, end, mark: own('marker') }
      case 'interlinearNote':
        return { start, end, mark: own('interlinear') }
    }
  })

const own = (type: string, value?: string): string =>
  `type="dz:${type}"${value === undefined ? '' : ` value="${xmlAttribute(value)}"`}`

/**
 * Returns `text` with the codes of `ranges`. Their names begin with `prefix`, so that those of two
 * sides differ.
 */
export function codedText(text: string, ranges: readonly Coded[], prefix: string): string {
  const filled = ranges.filter(({ start, end }) => start < end && start >= 0 && end <= text.length)
  const names = new Map(filled.map((range, i) => [range, `${prefix}${i + 1}`]))
  const edges = [...new Set([0, text.length, ...filled.flatMap(({ start, end }) => [start, end])])]
  edges.sort((a, b) => a - b)
  let breaks = 0
  const words = (piece: string): string =>
    escapeXmlText(piece).replaceAll('\n', () => {
      breaks++
      return `<ph id="${prefix}b${breaks}" type="fmt" subType="xlf:lb"/>`
    })
  const begin = (range: Coded): string => {
    const id = names.get(range) ?? ''
    return 'format' in range
      ? `<sc id="${id}" type="fmt" subType="${subTypes[range.format]}"/>`
      : `<sm id="${id}" ${range.mark}/>`
  }
  const end = (range: Coded): string => {
    const id = names.get(range) ?? ''
    return 'format' in range ? `<ec startRef="${id}"/>` : `<em startRef="${id}"/>`
  }
  return edges
    .map((at, i) => {
      const ends = filled.filter(range => range.end === at).toReversed()
      const begins = filled.filter(range => range.start === at)
      return [
        ...ends.map(end),
        ...begins.map(begin),
        words(text.slice(at, edges[i + 1] ?? at)),
      ].join('')
    })
    .join('')
}
