/**
 * Splits pasted content into paragraphs without blank ones and without line breaks at their edges.
 */
import { Fragment, Slice, type Node } from 'prosemirror-model'

/** The paragraphs of pasted content, in order, as inline content of the schema. */
export function pastedBlocks({ content }: Pick<Slice, 'content'>): readonly Fragment[] {
  const blocks: Fragment[] = []
  let inline: Node[] = []
  const close = () => {
    if (inline.length > 0) blocks.push(Fragment.from(inline))
    inline = []
  }
  content.forEach(node => {
    if (node.isInline) inline.push(node)
    else {
      close()
      if (node.content.size > 0) blocks.push(node.content)
    }
  })
  close()
  return blocks
}

/**
 * Returns `slice` split at blank lines, without blank paragraphs. A paste of a single space stays.
 * Paragraphs with a form, as in a note, keep it and their lines.
 */
export function tidyParagraphs(slice: Slice): Slice {
  if (slice.content.content.some(isFormed)) return tidyForms(slice)
  const blocks = pastedBlocks(slice)
  const all = blocks.flatMap(paragraphsIn)
  const isOneSpace = all.length === 0 && blocks.length === 1 && !blocks.some(hasBreak)
  return inParagraphs(isOneSpace ? blocks : all)
}

function tidyForms({ content }: Slice): Slice {
  const kept: Node[] = []
  let plain: Node[] = []
  const close = () => {
    const blocks = pastedBlocks({ content: Fragment.from(plain) }).flatMap(paragraphsIn)
    kept.push(...inParagraphs(blocks).content.content)
    plain = []
  }
  content.forEach(node => {
    if (!isFormed(node)) return plain.push(node)
    close()
    if (node.textContent.trim() !== '') kept.push(node)
  })
  close()
  return Slice.maxOpen(Fragment.from(kept))
}

const isFormed = ({ type }: Node): boolean => type.isInGroup('formed')

interface Line {
  /** The line break before the line; null for the first line. */
  readonly start: Node | null
  readonly words: readonly Node[]
}

/** Splits `block` into paragraphs at blank lines. */
function paragraphsIn(block: Fragment): readonly Fragment[] {
  const paragraphs: Node[][] = []
  let open: Node[] | null = null
  for (const { start, words } of linesOf(block)) {
    if (words.every(isBlank)) open = null
    else if (open) open.push(...(start ? [start] : []), ...words)
    else paragraphs.push((open = [...words]))
  }
  return paragraphs.map(nodes => Fragment.from(nodes))
}

function linesOf(block: Fragment): readonly Line[] {
  const lines: { start: Node | null; words: Node[] }[] = [{ start: null, words: [] }]
  block.forEach(node => {
    if (isBreak(node)) lines.push({ start: node, words: [] })
    else lines.at(-1)?.words.push(node)
  })
  return lines.map(({ start, words }) => ({ start, words: start ? withoutLead(words) : words }))
}

/** Drops the space that HTML source has after a line break. */
function withoutLead([first, ...rest]: readonly Node[]): readonly Node[] {
  if (!first?.text?.startsWith(' ')) return first ? [first, ...rest] : []
  return first.text === ' ' ? rest : [first.cut(1), ...rest]
}

function inParagraphs(blocks: readonly Fragment[]): Slice {
  const type = blocks[0]?.firstChild?.type.schema.topNodeType.contentMatch.defaultType
  if (!type) return Slice.empty
  return Slice.maxOpen(Fragment.from(blocks.map(block => type.create(null, block))))
}

const isBreak = (node: Node) => node.type.name === 'lineBreak'
const isBlank = ({ text = '' }: Node) => text.trim() === ''
const hasBreak = (block: Fragment) => block.content.some(isBreak)
