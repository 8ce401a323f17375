/**
 * Reads the JSON that Hypothesis exports, and that its service returns. Its positions count the
 * whole web page, so only the quotes help. A reply is added to the note that it belongs to.
 */
import { withoutControls } from '#domain/text/control-characters'
import * as v from 'valibot'
import { noteOfText, timeOf, type BroughtNote, type BroughtNotes } from './brought-note.ts'

const file = v.looseObject({
  annotations: v.optional(v.array(v.unknown())),
  rows: v.optional(v.array(v.unknown())),
})

const selector = v.looseObject({
  type: v.string(),
  exact: v.optional(v.string()),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
})

const item = v.looseObject({
  id: v.string(),
  text: v.optional(v.nullable(v.string()), ''),
  tags: v.optional(v.array(v.string()), []),
  user: v.optional(v.string(), ''),
  created: v.optional(v.unknown()),
  updated: v.optional(v.unknown()),
  references: v.optional(v.array(v.string()), []),
  target: v.array(v.looseObject({ selector: v.optional(v.array(selector), []) })),
})
type Item = v.InferOutput<typeof item>

/** Returns the notes of a parsed file; null if it is not of Hypothesis. */
export function readHypothesis(json: unknown): BroughtNotes | null {
  const read = v.safeParse(file, json)
  if (!read.success) return null
  const items = read.output.annotations ?? read.output.rows
  if (!items || !items.every(one => v.is(v.looseObject({ target: v.array(v.unknown()) }), one)))
    return null
  const readable = items.flatMap(one => {
    const found = v.safeParse(item, one)
    return found.success ? [found.output] : []
  })
  const known = new Set(readable.map(({ id }) => id))
  const answers = readable.filter(({ references }) => references.some(id => known.has(id)))
  const answered = new Map<string, Item[]>()
  for (const answer of answers) {
    const id = answer.references.find(name => known.has(name)) ?? ''
    answered.set(id, [...(answered.get(id) ?? []), answer])
  }
  const notes = readable
    .filter(({ references }) => !references.some(id => known.has(id)))
    .map(one => noteOfItem(one, answered))
  return { format: 'hypothesis', notes, damaged: items.length - readable.length }
}

function noteOfItem(found: Item, answers: ReadonlyMap<string, readonly Item[]>): BroughtNote {
  const { id, text, tags, created, updated, target } = found
  return {
    name: `hypothesis:${id}`,
    quotes: target.flatMap(({ selector }) => {
      const quote = selector.find(({ exact }) => exact)
      if (!quote?.exact) return []
      const { exact, prefix, suffix } = quote
      return [
        {
          exact: withoutControls(exact),
          prefix: withoutControls(prefix),
          suffix: withoutControls(suffix),
          place: null,
        },
      ]
    }),
    note: [
      ...noteOfText(text ?? ''),
      ...(answers.get(id) ?? []).flatMap(({ user, text }) =>
        noteOfText(`${nameOf(user)}${text ?? ''}`),
      ),
    ],
    tags,
    category: null,
    colour: null,
    createdAt: timeOf(created),
    updatedAt: timeOf(updated),
    own: null,
  }
}

/** The name in `acct:name@host`, before what the person says. */
const nameOf = (user: string): string => {
  const name = /^acct:([^@]+)/.exec(user)?.[1]
  return name ? `${name}: ` : ''
}
