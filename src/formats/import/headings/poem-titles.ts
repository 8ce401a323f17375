/** Finds the titles of poems in collections: a title, then the author, then the poem. */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'

const han = '\\p{Script=Han}'
const dynasty = `[〔［[（(【]\\s*${han}{1,3}\\s*[〕］\\])）】]`
/** A name with a dynasty is certainly an author: 〔唐〕李白, 李白（唐）. */
const certainAuthor = new RegExp(`^(?:${dynasty}\\s*${han}{1,5}|${han}{1,5}\\s*${dynasty})$`, 'u')
const name = new RegExp(`^${han}{2,4}$`, 'u')
const title = new RegExp(
  `^${han}(?:${han}|[·・、（）()《》〈〉\\s]|其[一二三四五六七八九十]){0,24}$`,
  'u',
)
const longestVerse = 40
/** The fewest poems that prove anything, with certain authors and with mere names. */
const [leastCertain, leastNamed] = [3, 5]
/**
 * The least share of the blocks between blank lines that are such poems. A long poem has several.
 */
const [certainShare, namedShare] = [0.3, 0.7]

const heading: HeadingForm = { sign: 'bare', number: null, firm: false, why: 'poem' }

/** Adds such titles to `forms` if they, and not numbers, divide the text. */
export function withPoemTitles(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const starts = lines.flatMap(({ isClose }, at) => (at === 0 || isClose !== true ? [at] : []))
  const poems = starts.flatMap((start, i): readonly { at: number; isCertain: boolean }[] => {
    const [first, author, ...verses] = lines.slice(start, starts[i + 1])
    if (first === undefined || author === undefined || forms[start] !== null) return []
    if (!first.begins || !title.test(first.text) || verses.length === 0) return []
    if (certainAuthor.test(author.text)) return [{ at: start, isCertain: true }]
    return name.test(author.text) && verses.length > 1 && verses.every(isVerse)
      ? [{ at: start, isCertain: false }]
      : []
  })
  const withAuthor = poems.filter(({ isCertain }) => isCertain)
  const areCertain =
    withAuthor.length >= leastCertain && withAuthor.length >= starts.length * certainShare
  const areNamed = poems.length >= leastNamed && poems.length >= starts.length * namedShare
  if (!areCertain && !areNamed) return forms
  const kept = [...forms]
  for (const { at } of areNamed ? poems : withAuthor) kept[at] = heading
  return kept
}

const isVerse = ({ text }: HeadingLine): boolean =>
  text.length <= longestVerse && (endsSentence(text) || hasClauses(text))
