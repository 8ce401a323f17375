/** Work on the parts of paragraphs that the reader has split, as work on the printed paragraphs. */
import { locate, anchorAt, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { Version } from '../history.ts'
import type { ParagraphId } from '../ids.ts'
import { halvesOf, withHalf, type Half } from '../marking/halves.ts'
import type { SentenceChange } from '../sentences/sentence-change.ts'
import { placeOfName } from '../structure/paragraph-change.ts'
import { joinedAnchors } from '../structure/shown-marks.ts'
import { joinTranslations } from '../structure/shown-text.ts'
import type { Translation } from '../translation.ts'

/** What is stored under the names of parts. */
interface PartWork {
  readonly translations: readonly Translation[]
  readonly annotations: readonly Annotation[]
  readonly history: readonly Version[]
  readonly sentences: readonly SentenceChange[]
}

/**
 * Returns `work` with one translation for each of the `printed` paragraphs, made of those of its
 * parts; marks on them keep their words. Parts in `kept` stay. Itself if nothing is folded.
 */
export function foldParts<Work extends PartWork>(
  work: Work,
  printed: readonly { readonly id: ParagraphId }[],
  kept: ReadonlySet<ParagraphId> = new Set(),
): Work {
  const names = new Set(printed.map(({ id }) => id))
  const wholeOf = (name: ParagraphId): ParagraphId => {
    const { paragraph } = placeOfName(name)
    return names.has(name) || kept.has(name) || !names.has(paragraph) ? name : paragraph
  }
  const { translations, annotations, history, sentences } = work
  if (translations.every(({ paragraphId }) => wholeOf(paragraphId) === paragraphId)) return work
  const groups = new Map<ParagraphId, Translation[]>()
  for (const row of translations) {
    const whole = wholeOf(row.paragraphId)
    groups.set(whole, [...(groups.get(whole) ?? []), row])
  }
  const parts = new Map<ParagraphId, Part>()
  const folded = [...groups].flatMap(([whole, rows]) => foldedRow(whole, rows, parts))
  return {
    ...work,
    translations: folded,
    annotations: annotations.map(mark =>
      halvesOf(mark).reduce((last, half) => withHalf(last, foldedHalf(half, parts)), mark),
    ),
    sentences: sentences.map(row =>
      halvesOf(row).reduce((last, half) => withHalf(last, foldedHalf(half, parts)), row),
    ),
    history: history.map(version => {
      if (version.table !== 'translations') return version
      const paragraphId = wholeOf(version.row.paragraphId)
      return { ...version, row: { ...version.row, paragraphId } }
    }),
  }
}

/** Where the translation of a part is in that of the whole paragraph. */
interface Part {
  readonly own: string
  readonly whole: string
  readonly paragraph: ParagraphId
  /** Where it begins there, in UTF-16 code units. */
  readonly start: number
}

/** Returns one row for the parts of a paragraph, and adds to `parts` where each is in it. */
function foldedRow(
  paragraph: ParagraphId,
  rows: readonly Translation[],
  parts: Map<ParagraphId, Part>,
): Translation | readonly [] {
  const offset = ({ paragraphId }: Translation) =>
    paragraphId === paragraph ? 0 : placeOfName(paragraphId).offset
  const inOrder = rows.toSorted((a, b) => offset(a) - offset(b))
  const [first] = inOrder
  if (!first) return []
  if (inOrder.length === 1 && first.paragraphId === paragraph) return first
  const { content, starts, state } = joinTranslations(inOrder)
  for (const [i, { paragraphId, content: own }] of inOrder.entries())
    parts.set(paragraphId, {
      own: own.text,
      whole: content.text,
      paragraph,
      start: starts[i] ?? 0,
    })
  const updatedAt = Math.max(...inOrder.map(row => row.updatedAt))
  return { ...first, paragraphId: paragraph, content, state, updatedAt }
}

function foldedHalf(half: Half, parts: ReadonlyMap<ParagraphId, Part>): Half {
  if (half.side === 'source') return half
  const anchors = half.anchors.map((anchor): Anchor => {
    const part = parts.get(anchor.paragraphId)
    if (!part) return anchor
    const { own, whole, paragraph, start } = part
    const at = locate(anchor, own)
    return at
      ? anchorAt(paragraph, whole, at.start + start, at.end + start)
      : { ...anchor, paragraphId: paragraph, start: anchor.start + start, end: anchor.end + start }
  })
  return { ...half, anchors: joinedAnchors(anchors) }
}
