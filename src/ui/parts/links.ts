/** A piece of a text, with its address if it is one. */
export interface LinkedPiece {
  readonly text: string
  readonly href: string | null
}

/** Only characters allowed in an address, because a Chinese sentence continues without a space. */
const address = /https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi
/** Punctuation that ends a sentence and is not part of the address before it. */
const after = /[.,;:!?'()[\]]+$/

/** Splits `text` into pieces that together are all of it. Each `https:` address is a piece. */
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

/**
 * Removes the sentence's punctuation at the end, except a bracket that was opened in the address.
 */
function balanced(found: string): string {
  const bare = found.replace(after, '')
  const opened = bare.split('(').length - bare.split(')').length
  return opened > 0 && found[bare.length] === ')' ? `${bare})` : bare
}
