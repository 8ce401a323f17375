/**
 * Rewrites what programs add to Markdown: links, comments and highlights of Obsidian, tags of site
 * generators, and inline notes and divisions of Pandoc. Words stay. Signs become standard Markdown,
 * or are removed.
 */

import { isCommentClass } from '../html/comments.ts'

export interface PlainMarkdown {
  readonly text: string
  /** How many comments were left out. */
  readonly comments: number
}

const fence = /^ {0,3}(```|~~~)/

/** Returns `text` in standard Markdown. Code is unchanged. */
export function withoutDialects(text: string): PlainMarkdown {
  const pieces: string[] = []
  let comments = 0
  const notes = inlineNotes(text)
  let lines: string[] = []
  let code: string | undefined
  const end = () => {
    const piece = lines.join('\n')
    if (code === undefined) {
      const plain = piece.replaceAll(comment, (whole: string) => {
        if (/^[%\s]*$/.test(whole)) return whole
        comments++
        return ''
      })
      pieces.push(notes.in(translated(plain)))
    } else pieces.push(piece)
    lines = []
  }
  for (const line of text.split('\n')) {
    const sign = fence.exec(line)?.[1]
    if (sign !== undefined && (code === undefined || code === sign)) {
      if (code === undefined) end()
      lines.push(line)
      if (code !== undefined) end()
      code = code === undefined ? sign : undefined
    } else lines.push(line)
  }
  end()
  // Code that is never closed would swallow the notes, so it is closed before them.
  const open = code === undefined ? '' : `\n${code}`
  const definitions = notes.definitions()
  return { text: pieces.join('\n') + (definitions === '' ? '' : open + definitions), comments }
}

const comment = /^%%[ \t]*\n(?:[^]*?\n)?%%[ \t]*$|%%[^%\n]+%%/gm
const picture = /\.(?:avif|bmp|gif|jpe?g|pdf|png|svg|webp)$/i
const embedded = /!\[\[([^[\]|\n]{1,300})(?:\|[^[\]\n]{0,300})?\]\]/g
const linked = /\[\[((?=[^[\]\n]*\p{L})[^[\]|\n]{1,300}?)(?:\\?\|([^[\]\n]{1,300}))?\]\](?![([:])/gu
const highlighted = /==(?=[^\s=])([^=\n]{1,1000})(?<=\S)==/g
const box = /^((?:[ \t]*>)+)[ \t]*\[![\w-]{1,30}\][+-]?[ \t]*(.*)$/gm
const blockName = /(?:^|[ \t])\^(?=[\d-]*[a-z])[\w-]{2,40}[ \t]*$/gim
const tag = String.raw`\{%[^%\n]*%\}|\{\{<[^<>\n]*>\}\}|\{\{%[^%\n]*%\}\}|\[\[?toc\]?\]`
const tags = new RegExp(`^[ \\t]*(?:(?:${tag})[ \\t]*)+$`, 'gim')
const division = /^:{3,}[ \t]*[\w-]*[ \t]*(?:\{[^{}\n]*\}[ \t]*)?(?::+[ \t]*)?$/gm
const span = /\[([^[\]\n]{1,1000})\]\{([.#][^{}\n]{0,200})\}/g
const lineBlock = /(?:^\|[ \t][^|\n]*(?:\n|$)){2,}/gm

const translated = (text: string): string =>
  text
    .replaceAll(tags, '')
    .replaceAll(division, '')
    .replaceAll(embedded, (_whole, name: string) => (picture.test(name) ? '![]()' : name))
    .replaceAll(linked, (_whole, target: string, alias?: string) => alias ?? target)
    .replaceAll(highlighted, '$1')
    .replaceAll(box, (_whole, quotation: string, title: string) =>
      title === '' ? quotation : `${quotation} ${title}\n${quotation}`,
    )
    .replaceAll(blockName, '')
    .replaceAll(span, (_whole, words: string, attributes: string) => {
      const name = /^\.([\p{L}\d_-]+)/u.exec(attributes)?.[1]
      return name !== undefined && isCommentClass(name)
        ? `<span class="${name}">${words}</span>`
        : words
    })
    .replaceAll(lineBlock, lines => {
      const words = lines.trimEnd().split('\n')
      return `${words.map(line => line.replace(/^\|[ \t]/, '')).join('\\\n')}\n`
    })

const inlineNote = /\^\[((?:[^[\]\n]|\[[^[\]\n]*\]){1,500})\]/g
const label = /\[\^(\d{1,6})\]/g

/** Turns inline notes into notes with numbers that are not yet used in `text`. */
function inlineNotes(text: string) {
  let last = 0
  for (const [, number] of text.matchAll(label)) last = Math.max(last, Number(number))
  const definitions: string[] = []
  return {
    in: (piece: string): string =>
      piece.replaceAll(inlineNote, (_whole, words: string) => {
        last++
        definitions.push(`[^${last}]: ${words}`)
        return `[^${last}]`
      }),
    definitions: (): string => (definitions.length > 0 ? `\n\n${definitions.join('\n\n')}\n` : ''),
  }
}
