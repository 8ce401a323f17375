/**
 * Reads a Zotero note that was made from annotations, in HTML or in Markdown: each annotation is a
 * paragraph with the quoted words, a citation and the comment.
 */
import { isElement, elementsIn, textOf } from '../import/markup/find.ts'
import { parseMarkup, type Element } from '../import/markup/tree.ts'
import * as v from 'valibot'
import { withoutControls } from '#domain/text/control-characters'
import { colourOf, noteOfText, type BroughtNote, type BroughtNotes } from './brought-note.ts'

/** Returns the notes of `text`; null if it has no annotations of Zotero's. */
export function readZotero(text: string): BroughtNotes | null {
  const notes =
    /<[a-z]/i.test(text) && text.includes('data-annotation') ? ofHtml(text) : ofMarkdown(text)
  return notes.length === 0 ? null : { format: 'zotero', notes, damaged: 0 }
}

const isQuote = ({ attributes }: Element): boolean =>
  attributes.has('data-annotation') &&
  /\b(?:highlight|underline)\b/.test(attributes.get('class') ?? '')

function ofHtml(html: string): readonly BroughtNote[] {
  const { root } = parseMarkup(html, 'html')
  const paragraphs = elementsIn(root, ({ children }) =>
    children.some(child => isElement(child) && isQuote(child)),
  )
  return paragraphs.flatMap(({ children }) => {
    const at = children.flatMap((child, i) => (isElement(child) && isQuote(child) ? [i] : []))
    return at.flatMap((begin, i) => {
      const quote = children[begin]
      if (quote === undefined || !isElement(quote)) return []
      // The comment on an annotation is behind it.
      const comment = children
        .slice(begin + 1, at[i + 1])
        .filter(child => !isElement(child) || !isCitation(child))
        .map(textOf)
        .join('')
      const data = quote.attributes.get('data-annotation') ?? ''
      return [noteFrom(textOf(quote), comment, about(data))]
    })
  })
}

const isCitation = ({ attributes }: Element): boolean => attributes.has('data-citation')

const annotation = v.looseObject({
  annotationKey: v.optional(v.string()),
  color: v.optional(v.string()),
})

interface About {
  readonly key: string | undefined
  readonly colour: string | undefined
}

/** Reads the percent-encoded JSON in `data-annotation`. */
function about(encoded: string): About {
  try {
    const { annotationKey, color } = v.parse(annotation, JSON.parse(decodeURIComponent(encoded)))
    return { key: annotationKey, colour: color }
  } catch {
    return { key: undefined, colour: undefined }
  }
}

/** The quoted words, the citation with its links, and the comment. */
const line =
  /^[“"](?<words>.+?)[”"] +\(\[[^\]\n]*\]\(zotero:\/\/[^)\n]*\)(?:, p\. [^)\n]*)?\)(?: *\(\[pdf\]\((?<link>zotero:\/\/[^)\n]*)\)\))?(?<comment>.*)$/gm

const ofMarkdown = (text: string): readonly BroughtNote[] =>
  Array.from(text.matchAll(line), ({ groups }) => {
    const key = /[?&]annotation=(\w+)/.exec(groups?.['link'] ?? '')?.[1]
    return noteFrom(groups?.['words'] ?? '', groups?.['comment'] ?? '', { key, colour: undefined })
  })

function noteFrom(quoted: string, comment: string, { key, colour }: About): BroughtNote {
  // Zotero writes quotation marks around the words.
  const exact = withoutControls(quoted.trim().replace(/^[“"«「]([^]*)[”"»」]$/, '$1'))
  return {
    name: `zotero:${key ?? exact}`,
    quotes: [{ exact, prefix: '', suffix: '', place: null }],
    note: noteOfText(comment.trim()),
    tags: [],
    category: null,
    colour: colourOf(colour),
    createdAt: null,
    updatedAt: null,
    own: null,
  }
}
