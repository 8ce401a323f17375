import type { WordRange } from '#domain/words/word'
import type { OwnWordsOutcome, SaidAt } from '#services/own-words/own-words'
import type { Services } from '#services/services'
import type { TextOfBook } from '#services/words/words'
import { lookUpWord } from '../words/look-up-word.ts'
import { joinedWithNext, splitWordAt, type CorrectedWords } from './word-parts.ts'

/** A text, and where what the reader says of its words counts. */
export interface CorrectedText {
  readonly text: string
  readonly in: TextOfBook
  /** Where a range of the text is, with the reader's scope. */
  readonly said: (range: WordRange) => SaidAt
}

/**
 * Joins the word with the next one, or splits it at `offset`. `range` is the word; without it, the
 * word at the offset. Resolves with the words that it is now, or with why it was impossible.
 */
export async function correctWords(
  { words, ownWords }: Pick<Services, 'words' | 'ownWords'>,
  how: 'join' | 'split',
  { text, in: place, said }: CorrectedText,
  { offset, range }: { readonly offset: number; readonly range?: WordRange },
): Promise<
  | { readonly ok: true; readonly parts: readonly string[] }
  | { readonly ok: false; readonly why: 'nothing' | (OwnWordsOutcome & { ok: false })['why'] }
> {
  const options = { in: place, signal: new AbortController().signal }
  const shown = range ?? (await lookUpWord(words, { text, offset }, options)).shown
  if (!shown) return { ok: false, why: 'nothing' }
  const corrected: CorrectedWords | null =
    how === 'join'
      ? joinedWithNext(text, await words.segment(text, options), shown)
      : splitWordAt(text, shown, offset)
  if (!corrected) return { ok: false, why: 'nothing' }
  const outcome = await (await ownWords.acts()).correctWords(said(corrected), corrected.parts)
  return outcome.ok ? { ok: true, parts: corrected.parts } : outcome
}
