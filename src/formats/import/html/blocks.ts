/**
 * From a tree of HTML to blocks: what browsers show as paragraphs, with what is inside them. Longer than most: one walk
 * with one builder, in which each kind of element has its few lines.
 */
import type { ParagraphKind } from '#domain/book'
import type { WordStyle } from '#domain/text/word-style'
import type { StructureBlock, TextBlock } from '../structured/blocks.ts'
import { elementsIn, isElement, lineOf, textOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { areVerse } from '../plain-text/metre.ts'
import { textBuilder, type Look } from '../structured/text-builder.ts'
import { areParagraphs, brokenLines } from './broken-lines.ts'
import { drawnHeadingOf } from './drawn-headings.ts'
import {
  formatsOf,
  headingLevel,
  isBlock,
  isHidden,
  isNeverShown,
  kindOf,
  langOf,
  levelByClass,
  withoutRaisedSigns,
} from './looks.ts'
import { drawnSign, noteWrittenIn, signOf, type NoteLinks } from './note-links.ts'
import { linesOfPre } from './pre.ts'
import { rubyPairs } from './ruby.ts'
import { stylesBy } from './styles.ts'
import { readTable } from './table.ts'
import { isRowOfTongues, mostIn, languageRuns, type LanguageRun } from './language-runs.ts'

export interface BlockOptions {
  readonly notes: NoteLinks
  /** Whether small type inside a Chinese paragraph is a note between its lines. */
  readonly smallIsNote: boolean
  /** Whether a single line break ends a line of the text; on pages it mostly says nothing. */
  readonly keepsBreaks?: boolean
  /** Whether a heading that is a picture is called what the picture is; on pages such are mostly signs of the site. */
  readonly readsDrawnHeadings?: boolean
  /** Whether classes tell headings, where nothing else does. */
  readonly headingsByClass?: boolean
  /** What styles say of the words in an element; absent: only what is written on it. */
  readonly styleOf?: (element: Element) => WordStyle
  /** What is no part of the text. */
  readonly furniture?: ReadonlySet<Element>
  /** Names of places that somebody wants to find again. */
  readonly anchors?: ReadonlySet<string>
  /** Language of what says none itself. */
  readonly lang?: string | undefined
}

export interface Read {
  readonly blocks: readonly StructureBlock[]
  /** How many pictures were passed by. */
  readonly pictures: number
}

interface Context {
  readonly kind: ParagraphKind
  readonly level: number | undefined
  readonly lang: string | undefined
  /** Every line of the file is a paragraph. */
  readonly isLined?: true
  /** A single line break ends a paragraph. */
  readonly endsAtBreak?: boolean
}

const han = /\p{Script=Han}/u
/** No characters of a text: hyphens and ends of lines that may be, marks of byte order, controls. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u00ad\u200b\u2060\ufeff\0-\x08\x0b\x0e-\x1f]/g
/** An indent of two is how Chinese begins a paragraph. */
const indented = /^[ \t\n\r]*[\u3000\u00a0\u2003]{2}/

/** The blocks in `contents`. */
export function readBlocks(contents: readonly Content[], options: BlockOptions): Read {
  const { notes, anchors, styleOf = stylesBy([]) } = options
  const builder = textBuilder()
  let out: StructureBlock[] = []
  let pictures = 0
  let breaks = 0
  let label: string | undefined
  let after: TextBlock['after']
  let pending: string[] = []
  /** Notes that stand in attributes; they come after their paragraph. */
  const written = new Map<string, TextBlock>()
  let letters = new Map<string | undefined, number>()

  function flush({ kind, level }: Context): void {
    breaks = 0
    const { text, inlines } = builder.take()
    const lang = mostIn(letters)
    letters = new Map()
    if (text === '') return
    const isLabelled = label !== undefined && kind === 'note'
    const block: TextBlock = {
      type: 'text',
      kind,
      ...(kind === 'heading' && { level: level ?? 1 }),
      text: kind === 'heading' ? text.replaceAll('\n', ' ') : text,
      inlines: withoutRaisedSigns(inlines),
      ...(isLabelled && label !== undefined && { label }),
      ...(lang !== undefined && { lang }),
      ...(after !== undefined && { after }),
      ...(pending.length > 0 && { anchors: pending }),
    }
    if (isLabelled) label = undefined
    pending = []
    out.push(block)
    for (const note of written.values()) out.push(note)
    written.clear()
  }

  function addText(raw: string, context: Context): void {
    const text = raw.replaceAll(invisible, '')
    if (text.trim() === '') {
      if (text !== '') builder.flow(' ')
      return
    }
    const pieces = text.split(context.isLined ? '\n' : /\n[ \t]*(?=\u3000{2})/)
    for (const [i, part] of pieces.entries()) {
      if (i > 0 || breaks > 1 || (breaks > 0 && indented.test(part))) flush(context)
      else if (breaks === 1 && options.keepsBreaks !== true) builder.flow('\n')
      breaks = 0
      letters.set(context.lang, (letters.get(context.lang) ?? 0) + part.length)
      builder.flow(part.replaceAll(/\u00a0+/g, ' '))
    }
  }

  function walkAll(all: readonly Content[], context: Context): void {
    for (const content of all) walk(content, context)
  }

  function walk(content: Content, context: Context): void {
    if (!isElement(content)) return addText(content, context)
    if (options.furniture?.has(content) === true) return
    if (isHidden(content) && (isNeverShown(content) || !hasNote(content))) return
    const note = notes.noteAt(content)
    if (isBlock(content) || note !== undefined) {
      flush(context)
      meet(content)
      block(content, note, context)
    } else {
      meet(content)
      inline(content, context)
    }
  }

  /** Notes the names of a place that somebody wants to find again. */
  function meet({ name, attributes }: Element): void {
    for (const key of name === 'a' ? ['id', 'name'] : ['id']) {
      const id = attributes.get(key)
      if (id !== undefined && anchors?.has(id) === true) pending.push(id)
    }
  }

  /** Notes are hidden where a sign shows them when it is touched. */
  const hasNote = (element: Element): boolean =>
    notes.noteAt(element) !== undefined ||
    elementsIn(element, it => notes.noteAt(it) !== undefined).length > 0

  function block(element: Element, note: string | null | undefined, around: Context): void {
    const level =
      headingLevel(element) ?? (options.headingsByClass === true ? levelByClass(element) : null)
    const lang = langOf(element) ?? around.lang
    if (note !== undefined) label = note ?? undefined
    const kind = note !== undefined ? 'note' : around.kind === 'note' ? 'note' : kindOf(element)
    const told: Context =
      level !== null && kind !== 'note'
        ? { kind: 'heading', level, lang }
        : { ...around, kind: kind ?? around.kind, lang }
    const tongues = told.kind === 'note' ? null : languageRuns(element)
    const isVerse = told.kind === 'body' && areVerse(brokenLines(element))
    const endsAtBreak =
      told.kind === 'body' && options.keepsBreaks !== true && areParagraphs(element)
    const context: Context = isVerse
      ? { ...told, kind: 'verse', isLined: true }
      : { ...told, endsAtBreak }
    if (element.name === 'table') table(element, context)
    else if (element.name === 'pre') pre(element, context)
    else if (tongues) inTurn(tongues, context)
    else if (isRowOfTongues(element)) row(element, context)
    else {
      drawnHeading(element, context)
      walkAll(element.children, context)
    }
    // A starter of one of several notes is inline: its note goes on after it.
    if (isBlock(element) || note === undefined) flush(context)
    if (isBlock(element) && note !== undefined) label = undefined
  }

  /** A heading may be drawn: it is called what it says. */
  function drawnHeading(element: Element, context: Context): void {
    if (options.readsDrawnHeadings !== true || context.kind !== 'heading') return
    addText(drawnHeadingOf(element), context)
  }

  function row(element: Element, context: Context): void {
    const before = out
    out = []
    walkAll(element.children, context)
    flush(context)
    const cells: StructureBlock[] = out.map((block, i) =>
      block.type === 'text' ? { ...block, row: i === 0 ? 'first' : 'rest' } : block,
    )
    out = before
    out.push(...cells)
  }

  function inTurn(tongues: readonly LanguageRun[], context: Context): void {
    for (const [i, tongue] of tongues.entries()) {
      if (i > 0) after = tongue.after
      walk(tongue.element, context)
      flush(context)
      after = undefined
    }
  }

  function pre(element: Element, context: Context): void {
    for (const line of linesOfPre(element)) {
      builder.verbatim(line.replaceAll(invisible, ''))
      letters.set(context.lang, line.length)
      flush(context)
    }
  }

  function table(element: Element, context: Context): void {
    const before = out
    const readCell = (contents: readonly Content[]) => {
      out = []
      walkAll(contents, context)
      flush(context)
      return out
    }
    const read = readTable(element, readCell, meet)
    out = before
    out.push(...read)
  }

  function inline(element: Element, context: Context): void {
    const { name, children } = element
    const inner: Context = { ...context, lang: langOf(element) ?? context.lang }
    if (name === 'br') {
      if (context.kind === 'verse' || context.endsAtBreak === true) flush(context)
      else if (context.kind === 'heading') builder.flow(' ')
      else if (!builder.isBlank()) {
        if (options.keepsBreaks === true) builder.verbatim('\n')
        breaks++
      }
    } else if (noteWrittenIn(element) !== null) writtenNote(noteWrittenIn(element) ?? '', inner)
    else if (name === 'img' || name === 'image') picture(element, inner)
    else if (name === 'ruby') ruby(element, inner)
    else if (name === 'rt' || name === 'rp' || name === 'rtc') return
    else if (name === 'a' && notes.isWayBack(element)) return
    else if (name === 'a' && notes.referenceIn(element) !== undefined && lineOf(element) === '') {
      const start = builder.at()
      addText(signOf(element), inner)
      for (const look of looksOf(element, context)) builder.mark(look, start)
    } else {
      const start = builder.at()
      const before = out.length
      walkAll(children, inner)
      // An inline around blocks, as editors of pages leave it, says nothing.
      if (out.length === before)
        for (const look of looksOf(element, context)) builder.mark(look, start)
    }
  }

  function looksOf(element: Element, { kind }: Context): readonly Look[] {
    const note = element.name === 'a' ? notes.referenceIn(element) : undefined
    if (note !== undefined) return [{ kind: 'noteReference', note }]
    const formats = formatsOf(element, styleOf(element))
    if (formats.length > 0) {
      return formats.flatMap(format =>
        kind === 'heading' && format === 'strong' ? [] : [{ kind: format }],
      )
    }
    const isNote = options.smallIsNote && element.name === 'small' && kind === 'body'
    return isNote && han.test(textOf(element)) ? [{ kind: 'interlinearNote' }] : []
  }

  /** A character that the font lacks is drawn; its name says which one it is. */
  function picture({ attributes }: Element, context: Context): void {
    const alt = attributes.get('alt')?.trim() ?? ''
    if (Array.from(alt).length === 1 && han.test(alt)) addText(alt, context)
    else pictures++
  }

  function writtenNote(text: string, { lang }: Context): void {
    const label = `written ${text}`
    const start = builder.at()
    builder.verbatim(drawnSign)
    builder.mark({ kind: 'noteReference', note: label }, start)
    const note: TextBlock = { type: 'text', kind: 'note', text, inlines: [], label }
    written.set(label, lang === undefined ? note : { ...note, lang })
  }

  function ruby(element: Element, context: Context): void {
    for (const { base, reading } of rubyPairs(element)) {
      const start = builder.at()
      walkAll(base, context)
      const isInner = base.some(part => isElement(part) && part.name === 'ruby')
      if (reading !== null && !isInner) builder.mark({ kind: 'ruby', reading }, start)
    }
  }

  const context: Context = { kind: 'body', level: undefined, lang: options.lang }
  walkAll(contents, context)
  flush(context)
  return { blocks: out, pictures }
}
