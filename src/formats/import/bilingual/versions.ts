/** Puts several translations of one paragraph apart, which columns or labels name. */
import type { Draft, DraftBeside } from '../draft.ts'
import { onLines } from './imported-translation.ts'
import { asRichText } from './rich-text-of.ts'

/**
 * Returns the translation of a paragraph that consists of `drafts`. If they are of several named
 * translations, the paragraphs of each are one text.
 */
export function besideOf(drafts: readonly Draft[], doubtful: boolean): DraftBeside {
  const versions = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const name = nameOf(draft)
    if (name === null) return { texts: drafts.map(asRichText), doubtful }
    const known = versions.get(name)
    if (known === undefined) versions.set(name, [draft])
    else known.push(draft)
  }
  if (versions.size < 2) return { texts: drafts.map(asRichText), doubtful }
  const texts = Array.from(versions.values(), own => onLines(own.map(asRichText)))
  return { texts, doubtful: false, areVersions: true }
}

const nameOf = ({ version }: Draft): string | null =>
  version === undefined || version === 'note' ? null : version.translation
