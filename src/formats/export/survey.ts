/**
 * Locates all annotations of a book and numbers them in the order of the text. Orphans are listed
 * separately, so that nothing the reader wrote is left out.
 */
import { locate, type Anchor, type Range, type Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import { halvesOf } from '#domain/marking/halves'
import type { ParagraphId } from '#domain/ids'
import type { Project } from './exporter.ts'

/** A range of one paragraph that an annotation marks. */
export interface Mark extends Range {
  /** The annotation's number, from 1. */
  readonly number: number
  /** The number of this range among those of the annotation, from 1. */
  readonly part: number
  /** Whether the annotation is about the paragraph and covers none of its words. */
  readonly isAbout: boolean
  /** Whether this is the last range of the annotation. */
  readonly isLast: boolean
  /** Undefined if the category was deleted. */
  readonly category: Category | undefined
}

/** An anchor of an annotation, and where it is now. */
export interface Quoted {
  readonly side: Side
  readonly anchor: Anchor
  /** The number of its range among those of the annotation, from 1; null if it was not found. */
  readonly part: number | null
  readonly range: Range | null
}

/** A located annotation with all its anchors, those of its own side first. */
export interface Numbered {
  readonly number: number
  readonly annotation: Annotation
  readonly category: Category | undefined
  readonly quotes: readonly Quoted[]
}

export interface ExportSurvey {
  readonly marks: (paragraph: ParagraphId, side: Side) => readonly Mark[]
  readonly numbered: readonly Numbered[]
  /** Annotations without any located anchor, oldest first. */
  readonly orphans: readonly Annotation[]
}

interface Found extends Range {
  readonly side: Side
  readonly anchor: Anchor
  /** The index of its paragraph in the book. */
  readonly order: number
}

interface Located {
  readonly annotation: Annotation
  readonly found: readonly Found[]
}

/**
 * Surveys the annotations in `project`, except deleted ones. Yields often, so that a caller can do
 * other work.
 */
export function* surveyOf(project: Project): Generator<void, ExportSurvey> {
  const order = new Map<ParagraphId, { readonly order: number; readonly text: string }>()
  for (const chapter of project.chapters) {
    for (const { id, text } of chapter) order.set(id, { order: order.size, text })
    yield
  }
  const findAll = (annotation: Annotation): readonly Found[] =>
    anchorsOf(annotation).flatMap(({ side, anchor }) => {
      const paragraph = order.get(anchor.paragraphId)
      const translation = project.translations.get(anchor.paragraphId)?.content.text
      const text = side === 'source' ? paragraph?.text : translation
      const found = text === undefined ? null : locate(anchor, text)
      // A mark without words has its number at the end of its paragraph.
      const range = found && annotation.scope ? { start: 0, end: text?.length ?? 0 } : found
      return range && paragraph ? [{ ...range, side, anchor, order: paragraph.order }] : []
    })
  const kept: Located[] = []
  for (const annotation of project.annotations) {
    if (annotation.deletedAt !== null) continue
    kept.push({ annotation, found: findAll(annotation) })
    yield
  }

  const marks = new Map<string, Mark[]>()
  const numbered: Numbered[] = []
  for (const { annotation, found } of kept.filter(hasPlace).sort(inTextOrder)) {
    const number = numbered.length + 1
    const category = project.categories.get(annotation.category)
    for (const [at, { side, anchor, start, end }] of found.entries()) {
      const key = keyOf(anchor.paragraphId, side)
      // Each half of a pair of ranges has the number.
      const isLast = found[at + 1]?.side !== side
      const isAbout = annotation.scope !== undefined
      const mark = { number, part: at + 1, isAbout, isLast, category, start, end }
      marks.set(key, [...(marks.get(key) ?? []), mark])
    }
    const quotes = anchorsOf(annotation).map((one): Quoted => {
      const at = found.findIndex(place => place.anchor === one.anchor)
      return { ...one, part: at + 1 || null, range: found[at] ?? null }
    })
    numbered.push({ number, annotation, category, quotes })
    yield
  }
  const orphans = kept
    .filter(({ found }) => found.length === 0)
    .map(({ annotation }) => annotation)
    .sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id))
  return { marks: (paragraph, side) => marks.get(keyOf(paragraph, side)) ?? [], numbered, orphans }
}

/** Returns every anchor of an annotation with its side, those of its own side first. */
export const anchorsOf = (annotation: Annotation) =>
  halvesOf(annotation).flatMap(({ side, anchors }) => anchors.map(anchor => ({ side, anchor })))

const hasPlace = ({ found }: Located): boolean => found.length > 0

const keyOf = (paragraph: ParagraphId, side: Side): string => `${side}/${paragraph}`

/** Compares by paragraph, then source before translation, then range. Ids make the order total. */
function inTextOrder(a: Located, b: Located): number {
  const [first, second] = [a.found[0], b.found[0]]
  if (first === undefined || second === undefined) return 0
  return (
    first.order - second.order ||
    compare(first.side, second.side) ||
    first.start - second.start ||
    second.end - first.end ||
    compare(a.annotation.id, b.annotation.id)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Runs `surveyOf` and yields an empty part of the file at each of its steps. */
export function* surveyed(project: Project): Generator<string, ExportSurvey> {
  const survey = surveyOf(project)
  for (let step = survey.next(); ; step = survey.next()) {
    if (step.done) return step.value
    yield ''
  }
}
