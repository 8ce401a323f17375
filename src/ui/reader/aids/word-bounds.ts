import type { BookId, ParagraphId } from '#domain/ids'
import type { WordBounds } from '#editor/spread/word-keys'
import type { OwnWordsChange } from '#services/own-words/own-words'
import type { ChineseWords } from '#services/words/words'

/** How many texts are kept with their words. */
const mostKept = 200

interface Kept {
  /** Null until they are found. */
  bounds: Uint32Array | null
  readonly finding: Promise<Uint32Array | null>
}

/**
 * Finds the words of the texts of a book, each once. `changed` is to be called with each change of
 * the reader's words.
 */
export function wordBounds(
  { segment }: Pick<ChineseWords, 'segment'>,
  book: BookId,
): WordBounds & { readonly changed: (change: Pick<OwnWordsChange, 'kinds'>) => void } {
  const known = new Map<string, Kept>()

  function look(text: string, paragraph: ParagraphId | null): Kept {
    const key = `${paragraph ?? ''} ${text}`
    const there = known.get(key)
    if (there) return there
    const paragraphs = paragraph === null ? [] : [paragraph]
    const finding = segment(text, { in: { book, paragraphs } }).then(
      bounds => (kept.bounds = bounds),
      () => {
        if (known.get(key) === kept) known.delete(key)
        return null
      },
    )
    const kept: Kept = { bounds: null, finding }
    known.set(key, kept)
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break
      known.delete(oldest)
    }
    return kept
  }
  return {
    now: (text, paragraph) => look(text, paragraph).bounds,
    soon: (text, paragraph) => look(text, paragraph).finding,
    changed({ kinds }) {
      // A gloss makes a word likelier. Nothing else that the reader says moves a boundary.
      if (kinds.has('boundary') || kinds.has('gloss')) known.clear()
    },
  }
}
