/** Where the links of printed words lead. */
import type { AnnotationId, ParagraphId } from '#domain/ids'
import { addressOf, placeAt } from '#domain/notes/place'
import { placeNames } from '#domain/paper/paper-text'
import type { Project } from '../exporter.ts'
import type { MarkedPiece } from '../marked-pieces.ts'
import type { ExportSurvey } from '../survey.ts'

type Linking = Pick<MarkedPiece, 'link' | 'inside' | 'refersTo'>

/** Returns where a piece leads, as `PaperRun.link` has it. */
export type PaperLinks = (piece: Linking) => string | null

/** Without a book, only addresses outside the library lead anywhere. */
export const outsideLinks: PaperLinks = ({ link }) => link

/**
 * Links that stay on the paper if what they lead to is printed. Otherwise they lead into the
 * program, if the paper has such links.
 */
export function paperLinks(project: Project, { numbered }: ExportSurvey): PaperLinks {
  const pairs = new Map<ParagraphId, number>()
  for (const { id } of project.chapters.flat()) pairs.set(id, pairs.size)
  const notes = new Map<AnnotationId, number>(
    numbered.map(({ annotation, number }) => [annotation.id, number]),
  )
  const within = (address: string): string | null => {
    const place = placeAt(address)
    if (place === null) return null
    const back = project.hasLinks ? addressOf(place) : null
    if (place.book !== project.book.id || place.kind === 'book') return back
    const at = place.kind === 'paragraph' ? pairs.get(place.paragraph) : notes.get(place.mark)
    if (at === undefined) return back
    return `#${place.kind === 'paragraph' ? placeNames.pair(at) : placeNames.note(at)}`
  }
  return ({ link, inside, refersTo }) => {
    const at = refersTo === null ? undefined : pairs.get(refersTo)
    if (at !== undefined) return `#${placeNames.pair(at)}`
    return inside === null ? link : within(inside)
  }
}
