/** What the notebook shows, as a setting: kept for the next start, or by a name. */
import { canonicalJson } from '../canonical-json.ts'
import { facets, type Facet } from './entry.ts'
import { noFilter, type Days, type NotebookFilter } from './filter.ts'
import { groupings, type Grouping } from './groups.ts'
import { notebookOrders, type NotebookOrder } from './order.ts'
import { longestView, longestViews, viewLimits } from './view-limits.ts'

/** A search with its filters, order and groups. */
export interface NotebookView {
  readonly words: string
  readonly filter: NotebookFilter
  readonly order: NotebookOrder
  readonly grouping: Grouping
}

/** A view that the reader has given a name. */
export interface NamedView {
  readonly name: string
  readonly view: NotebookView
}

/** Returns `view` as a setting; the empty text if it is too long to be kept. */
export function writeView({ words, filter, order, grouping }: NotebookView): string {
  const written = canonicalJson({ words, filter, order, grouping })
  return written.length > longestView ? '' : written
}

/** Returns a stored view; null for an empty setting, or if only a newer program could read it. */
export const readView = (stored: string): NotebookView | null => viewOf(parsed(stored))

/** Returns the views that can be read; one with a faulty name or filter is left out. */
export const readViews = (stored: string): readonly NamedView[] => {
  const all = parsed(stored)
  return (Array.isArray(all) ? all : []).flatMap((one: unknown) => {
    const { name, view } = fieldsOf(one)
    const read = viewOf(view)
    return read && isText(name, viewLimits.name) && name !== '' ? [{ name, view: read }] : []
  })
}

/** Returns the list as a setting; null if it is too long. */
export function writeViews(views: readonly NamedView[]): string | null {
  if (views.length === 0) return ''
  const written = canonicalJson(views.map(({ name, view }) => ({ name, view })))
  return views.length > viewLimits.views || written.length > longestViews ? null : written
}

/**
 * Returns `views` with another view of that name, in the order of names; without one if it is null.
 */
export const withView = (
  views: readonly NamedView[],
  name: string,
  view: NotebookView | null,
): readonly NamedView[] =>
  [...views.filter(other => other.name !== name), ...(view ? [{ name, view }] : [])].toSorted(
    (a, b) => (a.name < b.name ? -1 : 1),
  )

/** Whether two views show the same; null is no view. */
export const isSameView = (a: NotebookView | null, b: NotebookView | null): boolean =>
  (a && writeView(a)) === (b && writeView(b))

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return null
  }
}

function viewOf(stored: unknown): NotebookView | null {
  const { words, filter, order, grouping } = fieldsOf(stored)
  const { chosen, days } = fieldsOf(filter)
  const knownOrder = notebookOrders.find(one => one === order)
  const knownGrouping = groupings.find(one => one === grouping)
  const shownDays = daysOf(days)
  if (!isText(words, viewLimits.words) || !knownOrder || !knownGrouping || !shownDays) return null
  const values = fieldsOf(chosen)
  const of = (facet: Facet): readonly string[] => {
    const all = values[facet]
    const texts = Array.isArray(all) ? all.filter(one => isText(one, viewLimits.value)) : []
    return texts.slice(0, viewLimits.values)
  }
  const filled = facets.reduce((sum, facet) => ({ ...sum, [facet]: of(facet) }), noFilter.chosen)
  return {
    words,
    filter: { chosen: filled, days: shownDays },
    order: knownOrder,
    grouping: knownGrouping,
  }
}

function daysOf(stored: unknown): Days | null {
  const { of, from, to } = fieldsOf(stored)
  if (of !== 'createdAt' && of !== 'updatedAt') return null
  return isText(from, 10) && isText(to, 10) ? { of, from, to } : null
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most
