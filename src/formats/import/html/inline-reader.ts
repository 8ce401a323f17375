/**
 * Reads the elements inside paragraphs: line breaks, pictures, ruby, note references and styled
 * words.
 */
import { isElement, lineOf, textOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { missingSign } from '../missing-characters.ts'
import type { Look } from '../structured/text-builder.ts'
import type { Context } from './block-context.ts'
import { commentIn } from './comments.ts'
import type { BlockOptions } from './block-options.ts'
import type { DrawnCharacters } from './drawn-characters.ts'
import { formatsOf, langOf } from './looks.ts'
import { noteInAttribute, signOf } from './note-signs.ts'
import type { ParagraphBuilder } from './paragraph-builder.ts'
import { rubyPairs } from './ruby.ts'
import { stylesBy } from './styles.ts'

const han = /\p{Script=Han}/u
/** Elements whose words are written as a program has them. */
const isCode = /^(?:code|kbd|samp|tt|var)$/

/** Classes of the fonts that draw icons as characters without a code. */
const iconClass = /(?:^|[\s_-])(?:icon\w*|fa[bsrl]?|glyphicon|material-icons|mdi|bi)(?:$|[\s_-])/i
const onlyPrivate = /^\s*(?:[\ue000-\uf8ff]|&#x[EF][\dA-F]{3};)\s*$/

const isIcon = (element: Element): boolean =>
  iconClass.test(element.attributes.get('class') ?? '') && onlyPrivate.test(textOf(element))

export class InlineReader {
  readonly #options: BlockOptions
  readonly #paragraphs: ParagraphBuilder
  readonly #readAll: (contents: readonly Content[], context: Context) => void
  readonly #styleOf: NonNullable<BlockOptions['styleOf']>
  #pictures = 0
  readonly #comments: string[] = []
  /** The pictures that are characters. */
  drawn: DrawnCharacters = new Map()

  /** `readAll` reads the contents of an element, which may hold blocks. */
  constructor(
    options: BlockOptions,
    paragraphs: ParagraphBuilder,
    readAll: (contents: readonly Content[], context: Context) => void,
  ) {
    this.#options = options
    this.#paragraphs = paragraphs
    this.#readAll = readAll
    this.#styleOf = options.styleOf ?? stylesBy([])
  }

  /** How many pictures were left out. */
  get pictures(): number {
    return this.#pictures
  }

  /** The words of the comments that elements mark within lines. */
  get comments(): readonly string[] {
    return this.#comments
  }

  read(element: Element, context: Context): void {
    const { name, children } = element
    const { notes } = this.#options
    if (name === 'br') return this.#paragraphs.addBreak(context)
    const inner: Context = { ...context, lang: langOf(element) ?? context.lang }
    const attributeNote = noteInAttribute(element)
    if (isIcon(element)) this.#pictures++
    else if (attributeNote !== null) this.#paragraphs.addAttributeNote(attributeNote, inner)
    else if (name === 'img' || name === 'image') this.#picture(element, inner)
    else if (name === 'ruby') this.#ruby(element, inner)
    else if (name === 'rt' || name === 'rp' || name === 'rtc') return
    else if (name === 'a' && notes.isWayBack(element)) return
    else if (name === 'a' && notes.referenceIn(element) !== undefined && lineOf(element) === '') {
      const start = this.#paragraphs.length
      this.#paragraphs.addText(signOf(element), inner)
      this.#mark(element, start, context)
    } else {
      const start = this.#paragraphs.length
      const before = this.#paragraphs.blocks.length
      this.#readAll(children, inner)
      // Page editors leave inline elements around blocks. Those mean nothing.
      if (this.#paragraphs.blocks.length === before) this.#mark(element, start, context)
    }
  }

  #mark(element: Element, start: number, context: Context): void {
    if (isCode.test(element.name) && textOf(element).includes('&'))
      this.#paragraphs.mark({ kind: 'verbatim' }, start)
    for (const look of this.#looksOf(element, context)) this.#paragraphs.mark(look, start)
  }

  #looksOf(element: Element, { kind }: Context): readonly Look[] {
    const { notes, smallIsNote } = this.#options
    const note = element.name === 'a' ? notes.referenceIn(element) : undefined
    if (note !== undefined) return [{ kind: 'noteReference', note }]
    const comment =
      kind === 'heading' ? null : commentIn(element, this.#options.codeIsComment === true)
    if (comment !== null) {
      this.#comments.push(comment)
      return this.#options.commentsApart === true ? [{ kind: 'interlinearNote' }] : []
    }
    const formats = formatsOf(element, this.#styleOf(element))
    if (formats.length > 0) {
      return formats.flatMap(format =>
        kind === 'heading' && format === 'strong' ? [] : [{ kind: format }],
      )
    }
    const isNote = smallIsNote && element.name === 'small' && kind === 'body'
    return isNote && han.test(textOf(element)) ? [{ kind: 'interlinearNote' }] : []
  }

  /**
   * Adds the alternative text if it is one Han character: a picture of one that fonts lack. Such a
   * picture with another name becomes 〓.
   */
  #picture(element: Element, context: Context): void {
    const alt = element.attributes.get('alt')?.trim() ?? ''
    const name = this.drawn.get(element)
    if (Array.from(alt).length === 1 && han.test(alt)) this.#paragraphs.addText(alt, context)
    else if (name === undefined) this.#pictures++
    else {
      const start = this.#paragraphs.length
      this.#paragraphs.addText(missingSign, context)
      this.#paragraphs.mark({ kind: 'missingCharacter', name }, start)
    }
  }

  #ruby(element: Element, context: Context): void {
    for (const { base, reading } of rubyPairs(element)) {
      const start = this.#paragraphs.length
      this.#readAll(base, context)
      const hasRuby = base.some(part => isElement(part) && part.name === 'ruby')
      if (reading !== null && !hasRuby) this.#paragraphs.mark({ kind: 'ruby', reading }, start)
    }
  }
}
