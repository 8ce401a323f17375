import { noProgress, type OnProgress } from '../progress-share.ts'
import { align, type Link } from './align.ts'
import type { Beside, Pairing } from './pairing.ts'
import type { Alignable } from './traits.ts'

/** Links with less confidence than this are doubtful. */
const doubtBelow = 0.75

/**
 * Pairs the paragraphs of `translation` with those of `source` as far as the texts show how they
 * belong together.
 */
export function pairTexts(
  source: readonly Alignable[],
  translation: readonly Alignable[],
  onProgress: OnProgress = noProgress,
): Pairing {
  if (translation.length === 0) return source.map(() => ({ start: 0, end: 0, doubtful: false }))
  return source.length === 0 ? [] : pairingOf(align(source, translation, onProgress))
}

/**
 * Returns `links` as a pairing, with one entry per source paragraph. A translation without a
 * counterpart goes to a neighbouring source paragraph that has none, else to the one before it. A
 * translation of several source paragraphs goes to the first. Both are doubtful.
 */
export function pairingOf(links: readonly Link[]): Pairing {
  const pairing: Beside[] = []
  for (const [k, { source, translation, sure }] of links.entries()) {
    const sources = source.end - source.start
    const translations = translation.end - translation.start
    if (sources === 0) {
      const last = pairing.at(-1)
      const isBesideGap = isLoneSource(links[k - 1]) && !isTaken(last, translation.start)
      if (last && (isBesideGap || !isLoneSource(links[k + 1]))) {
        pairing.splice(-1, 1, { start: last.start, end: translation.end, doubtful: true })
      }
      // Otherwise it goes to the source paragraph that comes next.
      continue
    }
    for (let n = 0; n < sources; n++) {
      const start = pairing.at(-1)?.end ?? 0
      const isLast = n === sources - 1
      const end = isLast ? translation.end : Math.min(translation.end, translation.start + n + 1)
      const isExtra = start < translation.start
      const isShared = sources > 1 && translations > 0
      const doubtful = end > start && (isExtra || isShared || sure < doubtBelow)
      pairing.push({ start, end, doubtful })
    }
  }
  const [first] = pairing
  const last = pairing.at(-1)
  const whole = links.at(-1)?.translation.end ?? 0
  if (first && last && last.end < whole) {
    pairing.splice(-1, 1, { ...last, end: whole, doubtful: true })
  }
  return pairing
}

const isLoneSource = (link: Link | undefined): boolean =>
  link !== undefined && link.translation.start === link.translation.end

const isTaken = (beside: Beside | undefined, end: number): boolean =>
  beside !== undefined && beside.start < beside.end && beside.end === end
