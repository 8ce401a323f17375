import type { OutlineItem } from '#domain/outline/outline-item'
import { nameSearch } from '../library/name-search.ts'
import type { FoundInOutline, OutlinesNow } from './outlines.ts'

/** As `OpenOutlines.find` promises. */
export async function findInOutlines(
  { all, treeOf }: OutlinesNow,
  words: string,
): Promise<readonly FoundInOutline[]> {
  const items = all.flatMap(outline =>
    [outline, ...treeOf(outline.id).map(({ item }) => item)].map(item => ({ outline, item })),
  )
  const search = await nameSearch()
  const found = search(items.map(({ item }) => wordsOf(item)))(words)
  return items.filter((_, place) => found?.has(place))
}

/** What the reader wrote in an outline; a mark has its own words, and is found by itself. */
function wordsOf({ kind, title, body }: OutlineItem): string {
  if (kind === 'mark') return ''
  return kind === 'text' ? body.map(({ text }) => text).join('\n') : title
}
