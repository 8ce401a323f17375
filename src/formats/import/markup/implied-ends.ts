/** HTML elements without content and closing tag. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)

const listOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that a paragraph cannot hold. Their opening tags close it. */
const blocks = listOf(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
)

/** The opening tags that close an element. */
const ends: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['p', blocks],
  ['li', listOf('li')],
  ['dt', listOf('dt dd')],
  ['dd', listOf('dt dd')],
  ['tr', listOf('tr tbody tfoot thead')],
  ['td', listOf('td th tr tbody tfoot thead')],
  ['th', listOf('td th tr tbody tfoot thead')],
  ['thead', listOf('tbody tfoot')],
  ['tbody', listOf('tbody tfoot')],
  ['caption', listOf('colgroup tbody tfoot thead tr td th')],
  ['colgroup', listOf('tbody tfoot thead tr')],
  ['rb', listOf('rb rt rtc rp')],
  ['rt', listOf('rb rt rtc rp')],
  ['rp', listOf('rb rt rtc rp')],
  ['option', listOf('option optgroup')],
  ['head', listOf('body')],
])

/** An opening tag inside these closes nothing outside them. */
const barriers = listOf('ul ol menu dl table body html article section main ruby rtc')
/** An opening tag inside these may close elements around them. */
const inlines = listOf(
  'a abbr b big cite code del em font i ins kbd label mark q s samp small span strike strong sub sup tt u var',
)

/**
 * Returns what the opening tag `next` does to the open element `name`: `close` closes it with all
 * inside it, `pass` asks the element around it, and `stop` closes nothing further. Called from the
 * innermost open element outwards.
 */
export function closedBy(name: string, next: string): 'close' | 'stop' | 'pass' {
  if (ends.get(name)?.has(next) === true) return 'close'
  if (barriers.has(name)) return 'stop'
  return inlines.has(name) || ends.has(name) || next === 'li' || /^(?:td|th|tr|d[td])$/.test(next)
    ? 'pass'
    : 'stop'
}
