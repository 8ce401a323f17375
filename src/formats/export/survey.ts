/**
 * Locates all annotations of a book and numbers them in the order of the text. Orphans are listed
 * separately, so that nothing the reader wrote is left out.
 */
import { locate, type Anchor, type Range, type Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import { halvesOf } from '#domain/marking/halves'
import { hasWords } from '#domain/marking/has-words'
import type { ParagraphId } from '#domain/ids'
import type { Project } from './exporter.ts'
import { signPlace } from './sign-place.ts'

/** A range of one paragraph that an annotation marks. */
export interface Mark extends Range {
  /** The number of the annotation's note, from 1; null if it has no words. */
  readonly number: number | null
  /** The number of this range among those of the annotation, from 1. */
  readonly part: number
  /** Whether the annotation is about the paragraph and covers none of the words on this side. */
  readonly isAbout: boolean
  /**
   * The place of the number, never inside a word. Null if the annotation has no words, or goes on
   * in another paragraph.
   */
  readonly sign: number | null
  /** Undefined if the category was deleted. */
  readonly category: Category | undefined
}

/** An anchor of an annotation, and where it is now. */
export interface Quoted {
  readonly side: Side
  readonly anchor: Anchor
  /** The number of its range among those of the annotation, from 1; null if none is exported. */
  readonly part: number | null
  /** Null if it was not found. */
  readonly range: Range | null
}

/** A located annotation with all its anchors, those of its own side first. */
export interface Numbered {
  /** Null if the annotation has no words: it is drawn and has no note. */
  readonly number: number | null
  readonly annotation: Annotation
  readonly category: Category | undefined
  readonly quotes: readonly Quoted[]
}

export interface ExportSurvey {
  readonly marks: (paragraph: ParagraphId, side: Side) => readonly Mark[]
  /** All located annotations in the order of the text. */
  readonly located: readonly Numbered[]
  /** Those with words. */
  readonly numbered: readonly (Numbered & { readonly number: number })[]
  /** Annotations without any located anchor, oldest first. */
  readonly orphans: readonly Annotation[]
}

interface Found extends Range {
  readonly side: Side
  readonly anchor: Anchor
  /** The index of its paragraph in the book. */
  readonly order: number
  /** The place of a sign at its end. */
  readonly sign: number
  /** The length of the source of its paragraph. */
  readonly length: number
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
      if (!range || !paragraph || text === undefined) return []
      const sign = signPlace(text, range.end)
      return [
        { ...range, side, anchor, order: paragraph.order, sign, length: paragraph.text.length },
      ]
    })
  const kept: Located[] = []
  for (const annotation of project.annotations) {
    if (annotation.deletedAt !== null) continue
    kept.push({ annotation, found: findAll(annotation) })
    yield
  }

  const marks = new Map<string, Mark[]>()
  const located: Numbered[] = []
  let notes = 0
  for (const { annotation, found } of kept.filter(hasPlace).sort(inTextOrder)) {
    const number = hasWords(annotation) ? ++notes : null
    const category = project.categories.get(annotation.category)
    const shown = shownOf(found, project)
    for (const { key, mark } of marksOf(annotation, shown, number, category))
      marks.set(key, [...(marks.get(key) ?? []), mark])
    const quotes = anchorsOf(annotation).map((one): Quoted => {
      const at = shown.findIndex(place => place.anchor === one.anchor)
      const range = found.find(place => place.anchor === one.anchor) ?? null
      return { ...one, part: at + 1 || null, range }
    })
    located.push({ number, annotation, category, quotes })
    yield
  }
  const orphans = kept
    .filter(({ found }) => found.length === 0)
    .map(({ annotation }) => annotation)
    .sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id))
  return {
    marks: (paragraph, side) => marks.get(keyOf(paragraph, side)) ?? [],
    located,
    numbered: located.filter(isNumbered),
    orphans,
  }
}

/** Returns the marks of an annotation with the paragraph of each. */
function marksOf(
  annotation: Annotation,
  shown: readonly Shown[],
  number: number | null,
  category: Category | undefined,
): readonly { readonly key: string; readonly mark: Mark }[] {
  return shown.flatMap(({ side, anchor, start, end, sign: place, isAside }, at) => {
    if (number === null && isAside) return []
    // Each half of a pair of ranges has the number.
    const sign = number !== null && shown[at + 1]?.side !== side ? place : null
    const isAbout = annotation.scope !== undefined || isAside
    const mark = { number, part: at + 1, isAbout, sign, category, start, end }
    return [{ key: keyOf(anchor.paragraphId, side), mark }]
  })
}

interface Shown extends Found {
  /** Whether it stands for words on the side that is not exported. */
  readonly isAside: boolean
}

/**
 * Returns the ranges of an annotation on the sides that are exported. If there are none, its note
 * is at the end of the paragraph on the side that is.
 */
function shownOf(found: readonly Found[], { sides, translations }: Project): readonly Shown[] {
  if (sides === 'both') return found.map(one => ({ ...one, isAside: false }))
  const here = found.filter(({ side }) => side === sides)
  const last = found.at(-1)
  if (here.length > 0 || !last) return here.map(one => ({ ...one, isAside: false }))
  const { paragraphId } = last.anchor
  const end =
    sides === 'source' ? last.length : (translations.get(paragraphId)?.content.text.length ?? 0)
  return [{ ...last, side: sides, start: 0, end, sign: end, isAside: true }]
}

/** Returns every anchor of an annotation with its side, those of its own side first. */
export const anchorsOf = (annotation: Annotation) =>
  halvesOf(annotation).flatMap(({ side, anchors }) => anchors.map(anchor => ({ side, anchor })))

const isNumbered = (one: Numbered): one is Numbered & { readonly number: number } =>
  one.number !== null

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
