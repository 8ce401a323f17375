/** Titles of poems that have no number: each above its author, with the poem below, as collections have them. */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'

const han = '\\p{Script=Han}'
const dynasty = `[〔［[（(【]\\s*${han}{1,3}\\s*[〕］\\])）】]`
/** With a dynasty nothing but an author is meant: 〔唐〕李白, 李白（唐）. */
const told = new RegExp(`^(?:${dynasty}\\s*${han}{1,5}|${han}{1,5}\\s*${dynasty})$`, 'u')
const name = new RegExp(`^${han}{2,4}$`, 'u')
const title = new RegExp(
  `^${han}(?:${han}|[·・、（）()《》〈〉\\s]|其[一二三四五六七八九十]){0,24}$`,
  'u',
)
const longestVerse = 40
/** Fewer, with authors told and with mere names, may be of anything. */
const [leastTold, leastNamed] = [3, 5]
/** So many of the stretches between blank lines are such poems: a long one has several. */
const [toldShare, namedShare] = [0.3, 0.7]

const heading: HeadingForm = { sign: 'bare', number: null, firm: false }

/** `forms` with such titles among `lines`, if they are what parts the text. */
export function withPoemTitles(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const starts = lines.flatMap(({ isClose }, at) => (at === 0 || isClose !== true ? [at] : []))
  const poems = starts.flatMap((start, i): readonly { at: number; isTold: boolean }[] => {
    const [first, author, ...verses] = lines.slice(start, starts[i + 1])
    if (first === undefined || author === undefined || forms[start] !== null) return []
    if (!first.begins || !title.test(first.text) || verses.length === 0) return []
    if (told.test(author.text)) return [{ at: start, isTold: true }]
    return name.test(author.text) && verses.length > 1 && verses.every(isVerse)
      ? [{ at: start, isTold: false }]
      : []
  })
  const withAuthor = poems.filter(({ isTold }) => isTold)
  const areTold = withAuthor.length >= leastTold && withAuthor.length >= starts.length * toldShare
  const areNamed = poems.length >= leastNamed && poems.length >= starts.length * namedShare
  if (!areTold && !areNamed) return forms
  const kept = [...forms]
  for (const { at } of areNamed ? poems : withAuthor) kept[at] = heading
  return kept
}

const isVerse = ({ text }: HeadingLine): boolean =>
  text.length <= longestVerse && (endsSentence(text) || hasClauses(text))
