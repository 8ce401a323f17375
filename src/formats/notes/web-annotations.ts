/**
 * Reads W3C Web Annotations in JSON-LD, from this program or another: a collection, a page, a list
 * or one annotation.
 */
import type { Quote } from '#domain/anchor'
import { markScopes, type NoteBody } from '#domain/annotation'
import { annotationId, bookId, categoryId, isSafeName, paragraphId } from '#domain/ids'
import { libraryAddress } from '#domain/notes/standalone'
import { hasKindFields, kindFieldsOf } from '#domain/kinds/index'
import { withoutControls } from '#domain/text/control-characters'
import * as v from 'valibot'
import {
  allRead,
  colourOf,
  noteOfText,
  timeOf,
  type BroughtNote,
  type BroughtNotes,
  type BroughtPlace,
  type BroughtQuote,
  type OwnFields,
} from './brought-note.ts'
import { noteOfHtml } from './note-html.ts'

const oneOrMany = <T>(one: v.GenericSchema<unknown, T>) =>
  v.union([
    v.array(one),
    v.pipe(
      one,
      v.transform(value => [value]),
    ),
  ])

const types = oneOrMany(v.string())
const collection = v.looseObject({ type: types, first: v.optional(v.unknown()) })
const page = v.looseObject({ type: types, items: v.array(v.unknown()) })

/** Returns the notes of a parsed file; null if it has no Web Annotations. */
export function readWebAnnotations(json: unknown): BroughtNotes | null {
  const items = itemsOf(json)
  return items && allRead('webAnnotations', items.flatMap(passagesApart), noteOfItem)
}

function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json.some(isAnnotation) ? json : null
  if (isAnnotation(json)) return [json]
  const pages = v.safeParse(page, json)
  if (pages.success)
    return pages.output.items.some(isAnnotation) || isPage(json) ? pages.output.items : null
  const whole = v.safeParse(collection, json)
  if (!whole.success || !whole.output.type.includes('AnnotationCollection')) return null
  return itemsOf(whole.output.first)
}

const hasType = (json: unknown, type: string): boolean =>
  v.is(v.looseObject({ type: types }), json) && [json.type].flat().includes(type)
const isAnnotation = (json: unknown): boolean => hasType(json, 'Annotation')
const isPage = (json: unknown): boolean => hasType(json, 'AnnotationPage')

const named = v.looseObject({ id: v.string() })
const withPassages = v.looseObject({
  target: v.array(v.unknown()),
  'duizhao:passages': v.array(named),
})
const ofPassage = v.looseObject({ 'duizhao:passage': v.string() })

/**
 * Returns an annotation, and those that the export wrote into it because they are nothing but
 * further passages of its note.
 */
function passagesApart(json: unknown): readonly unknown[] {
  const read = v.safeParse(withPassages, json)
  if (!read.success) return [json]
  const { target: targets, 'duizhao:passages': passages, ...item } = read.output
  const inside = new Map(passages.map(({ id }): [string, unknown[]] => [id, []]))
  const own = targets.filter(target => {
    const of = v.is(ofPassage, target) ? inside.get(target['duizhao:passage']) : undefined
    of?.push(target)
    return of === undefined
  })
  return [
    { ...item, target: own },
    ...passages.map(passage => ({ ...passage, target: inside.get(passage.id) ?? [] })),
  ]
}

const textual = v.looseObject({
  value: v.string(),
  format: v.optional(v.string()),
  purpose: v.optional(v.string()),
})
const anyBody = v.union([textual, v.string(), v.looseObject({})])

const selector = v.looseObject({
  type: v.string(),
  exact: v.optional(v.string()),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
  start: v.optional(v.number()),
  end: v.optional(v.number()),
  refinedBy: v.optional(v.unknown()),
})
const target = v.union([
  v.looseObject({
    source: v.optional(v.unknown()),
    selector: v.optional(oneOrMany(v.union([selector, v.string()])), []),
  }),
  v.string(),
])

const annotation = v.looseObject({
  id: v.optional(v.string(), ''),
  created: v.optional(v.unknown()),
  modified: v.optional(v.unknown()),
  body: v.optional(oneOrMany(anyBody), []),
  bodyValue: v.optional(v.string()),
  target: oneOrMany(target),
  'duizhao:kind': v.optional(v.unknown()),
  'duizhao:category': v.optional(v.unknown()),
  'duizhao:colour': v.optional(v.unknown()),
  'duizhao:scope': v.optional(v.unknown()),
  'duizhao:side': v.optional(v.unknown()),
})
type Item = v.InferOutput<typeof annotation>

function noteOfItem(json: unknown): BroughtNote | null {
  const read = v.safeParse(annotation, json)
  if (!read.success) return null
  const item = read.output
  const bodies = item.body.flatMap(body =>
    typeof body !== 'string' && v.is(textual, body) ? [body] : [],
  )
  const quotes = item.target.flatMap(quoteOfTarget)
  const note = noteOfBodies(item, bodies)
  const own = ownFieldsOf(item)
  // A standalone note may have nothing but tags.
  if (quotes.length === 0 && note.length === 0 && !own?.isStandalone) return null
  const category = bodies.find(({ purpose }) => purpose === 'classifying')
  return {
    name: item.id || JSON.stringify([quotes, note]),
    quotes,
    note,
    tags: bodies.flatMap(({ purpose, value }) => (purpose === 'tagging' ? [value] : [])),
    category: category?.value ?? null,
    colour: colourOf(item['duizhao:colour']),
    createdAt: timeOf(item.created),
    updatedAt: timeOf(item.modified),
    own,
  }
}

/** The HTML of a note has all its forms. Without it, its texts are the paragraphs. */
function noteOfBodies(
  { bodyValue, body }: Item,
  bodies: readonly v.InferOutput<typeof textual>[],
): NoteBody {
  const notes = bodies.filter(
    ({ purpose }) =>
      purpose !== 'classifying' && purpose !== 'tagging' && purpose !== 'identifying',
  )
  const html = notes.filter(({ format }) => format === 'text/html')
  if (html.length > 0) return html.flatMap(({ value }) => noteOfHtml(value))
  const links = body.filter(part => typeof part === 'string')
  return [...notes.map(({ value }) => value), ...links, bodyValue ?? ''].flatMap(noteOfText)
}

function quoteOfTarget(found: v.InferOutput<typeof target>): readonly BroughtQuote[] {
  if (typeof found === 'string') return []
  const selectors = found.selector.filter(one => typeof one !== 'string').flatMap(withRefined)
  const quote = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && exact)
  if (!quote?.exact) return []
  const { exact, prefix, suffix } = quote
  const position = selectors.find(({ type }) => type === 'TextPositionSelector')
  const points =
    position?.start !== undefined && position.end !== undefined
      ? { start: position.start, end: position.end }
      : null
  return [{ ...cleaned({ exact, prefix, suffix }), place: placeOf(found.source, points) }]
}

/** How many selectors refine one another at most. */
const mostRefined = 8

/** A selector, and those that refine it. */
function withRefined(one: v.InferOutput<typeof selector>): readonly (typeof one)[] {
  const all = [one]
  for (let next = one.refinedBy; all.length < mostRefined;) {
    const read = v.safeParse(selector, next)
    if (!read.success) break
    all.push(read.output)
    next = read.output.refinedBy
  }
  return all
}

const cleaned = ({ exact, prefix, suffix }: Quote): Quote => ({
  exact: withoutControls(exact),
  prefix: withoutControls(prefix),
  suffix: withoutControls(suffix),
})

/** The place that `export/web-annotations.ts` has written; null for any other source. */
function placeOf(source: unknown, points: BroughtPlace['points']): BroughtPlace | null {
  const [urn, program, kind, book, side, paragraph] =
    typeof source === 'string' ? source.split(':') : []
  if (urn !== 'urn' || program !== 'duizhao' || kind !== 'book') return null
  if (side !== 'source' && side !== 'translation') return null
  if (!isSafeName(book) || !isSafeName(paragraph)) return null
  return { bookId: bookId(book), side, paragraphId: paragraphId(paragraph), points }
}

const ownName = 'urn:duizhao:annotation:'

function ownFieldsOf(item: Item): OwnFields | null {
  const kind = item['duizhao:kind']
  const category = item['duizhao:category']
  const id = item.id.startsWith(ownName) ? item.id.slice(ownName.length) : ''
  if (!isSafeName(id) || !isSafeName(category)) return null
  if (!v.is(v.looseObject({ kind: v.string() }), kind) || !hasKindFields(kind)) return null
  return {
    id: annotationId(id),
    kind: kindFieldsOf(kind),
    category: categoryId(category),
    about: aboutOf(item),
    isStandalone: item.target.length === 1 && item.target[0] === libraryAddress,
  }
}

const about = v.object({
  scope: v.picklist(markScopes),
  side: v.picklist(['source', 'translation']),
})

function aboutOf(item: Item): OwnFields['about'] {
  const read = v.safeParse(about, { scope: item['duizhao:scope'], side: item['duizhao:side'] })
  return read.success ? read.output : null
}
