/** A stretch of text, and the address it is if it is one. */
export interface LinkedPiece {
  readonly text: string
  readonly href: string | null
}

/** Only what may stand in an address: a Chinese sentence goes on right after it, without a space. */
const address = /https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi
/** What ends a sentence, and is not part of the address before it. */
const after = /[.,;:!?'()[\]]+$/

/** `text` in pieces, which together are all of it; each `https:` address is one of its own. */
export function linksIn(text: string): readonly LinkedPiece[] {
  const pieces: LinkedPiece[] = []
  let done = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = balanced(found)
    if (!URL.canParse(href)) continue
    if (index > done) pieces.push({ text: text.slice(done, index), href: null })
    pieces.push({ text: href, href })
    done = index + href.length
  }
  if (done < text.length || text === '') pieces.push({ text: text.slice(done), href: null })
  return pieces
}

/** Without the sentence's own marks at the end, but with a bracket that was opened in the address. */
function balanced(found: string): string {
  const bare = found.replace(after, '')
  const opened = bare.split('(').length - bare.split(')').length
  return opened > 0 && found[bare.length] === ')' ? `${bare})` : bare
}
