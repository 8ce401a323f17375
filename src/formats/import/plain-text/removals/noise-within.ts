/**
 * Finds noise inside paragraphs: addresses and adverts of web sites between the author's words.
 *
 * An author quotes addresses too. One that fits its sentence, or that a source or a date
 * accompanies, stays. It is noise if it is disguised, has advertising words around it, cuts a
 * sentence, or returns in other paragraphs where nothing refers to it.
 */
import type { PrintedLine } from '../printed-lines.ts'
import { adjoinsNoWord, advertPhrases, type AdvertPhrase } from './advert-phrases.ts'
import { advertClause, isAdvertising, withWords } from './advert-reach.ts'
import { advertSentences } from './advert-sentences.ts'
import type { Cut, Reach, WithinKind } from './cuts.ts'
import { grouped, merged, tidied, without } from './cuts.ts'
import { isProse } from './prose.ts'
import { webAddresses, type WebAddress } from './web-addresses.ts'

export interface NoiseWithin {
  readonly cuts: readonly Cut[]
  /** The lines that are noise as a whole. */
  readonly whole: ReadonlySet<number>
  /** The lines with noise and words of the author. No offer to leave out lines may take them. */
  readonly prose: ReadonlySet<number>
}

/** A place that may be noise. */
interface Spot extends Reach {
  readonly at: number
  readonly kind: WithinKind
  readonly key: string
  /**
   * Whether the place alone proves that it is noise, or whether it may be noise if it returns. One
   * in speech is noise only if it returns outside speech. The sentence of an address that `fits`
   * needs it.
   */
  readonly proof: 'certain' | 'open' | 'said' | 'fits'
}

/** An address that is not certain is noise if it returns in this many different lines. */
const leastTimes = 3

/** Finds the noise in `lines`. `isHeading` tests whether a line without its noise is a heading. */
export function noiseWithin(
  lines: readonly PrintedLine[],
  isHeading: (text: string) => boolean,
): NoiseWithin {
  const spots = lines.flatMap(({ text, mark }, at) =>
    mark === undefined && /\p{Script=Han}/u.test(text) ? spotsIn(text, at, isHeading) : [],
  )
  const byKey = grouped(spots, ({ key }) => key)
  const noise = [...byKey.values()].flatMap(same => noiseOf(same, lines))
  const cuts: Cut[] = []
  const [whole, prose] = [new Set<number>(), new Set<number>()]
  for (const [at, own] of grouped(noise, one => one.at)) {
    const { text = '' } = lines[at] ?? {}
    const reaches = merged(own.map(one => ({ ...one, ...tidied(text, one) })))
    const rest = without(text, reaches)
    if (isProse(rest) || isHeading(rest)) {
      prose.add(at)
      cuts.push(...reaches)
    } else whole.add(at)
  }
  return { cuts: cuts.sort((a, b) => a.at - b.at || a.start - b.start), whole, prose }
}

/** Returns the noise among `spots`, which are the same. */
function noiseOf(spots: readonly Spot[], lines: readonly PrintedLine[]): readonly Spot[] {
  const inLines = (own: readonly Spot[]) => new Set(own.map(({ at }) => lines[at]?.text)).size
  const known = spots.filter(({ proof }) => proof === 'certain' || proof === 'open')
  const found = spots.filter(({ proof }) =>
    inLines(known) >= leastTimes ? proof !== 'fits' : proof === 'certain',
  )
  if (inLines(spots) < leastTimes) return found
  const all = extended(spots, lines)
  const words = all.map(({ at, start, end }, i) => {
    const spot = spots[i]
    const { text = '' } = lines[at] ?? {}
    return spot ? text.slice(start, spot.start) + text.slice(spot.end, end) : ''
  })
  return all.filter((spot, i) => found.includes(spots[i] ?? spot) || isAdvertising(words[i] ?? ''))
}

/** The longest line that is searched for whole sentences of adverts. */
const longestNoise = 160

function spotsIn(text: string, at: number, isHeading: (text: string) => boolean): readonly Spot[] {
  const addresses = webAddresses(text)
  const phrases = advertPhrases(text)
    .map(phrase => withAddress(phrase, addresses))
    .filter(one => one.isCertain || isInBrackets(text, one) || adjoinsNoWord(text, one))
  const isTaken = ({ start }: Reach) =>
    phrases.some(phrase => phrase.start <= start && start < phrase.end)
  const isTitle = addresses.length > 0 && isHeading(without(text, addresses))
  const kind = 'advert-within' as const
  const keyOf = ({ start, end }: Reach) => text.slice(start, end).replaceAll(/\P{L}/gu, '')
  return [
    ...phrases.map(one => ({
      ...withWords(text, one, true),
      at,
      kind,
      key: keyOf(one),
      proof: phraseProof(text, one),
    })),
    ...addresses
      .filter(one => !isTaken(one))
      .map(one => addressSpot(text, one, at))
      .map(one => (isTitle ? { ...one, proof: 'certain' as const } : one)),
    ...(text.length <= longestNoise && phrases.length === 0
      ? advertSentences(text).map(one => ({
          ...untilAddress(text, one, addresses),
          at,
          kind,
          key: keyOf(one),
          proof: 'certain' as const,
        }))
      : []),
  ]
}

function phraseProof(text: string, { start, isCertain }: AdvertPhrase): Spot['proof'] {
  if (isSaid(text, start)) return 'said'
  return isCertain ? 'certain' : 'open'
}

const isInBrackets = (text: string, { start, end }: Reach): boolean =>
  /^[（(【[〖〔][^]*[）)】\]〗〕]$/.test(text.slice(start, end).trim())

/** Ends an advert at its last address if no more of it follows. */
function untilAddress(text: string, advert: Reach, addresses: readonly WebAddress[]): Reach {
  const last = addresses.findLast(
    ({ start, end }) => advert.start <= start && (end <= advert.end || start === advert.end),
  )
  return last === undefined || isAdvertising(text.slice(last.end, advert.end))
    ? advert
    : { start: advert.start, end: last.end }
}

/** The most words between an advert and its address. */
const longestBetween = 6

/** Extends an advert to the address after it. */
function withAddress(phrase: AdvertPhrase, addresses: readonly WebAddress[]): AdvertPhrase {
  const next = addresses.find(
    ({ start, end }) => end > phrase.end && start <= phrase.end + longestBetween,
  )
  return next === undefined ? phrase : { start: phrase.start, end: next.end, isCertain: true }
}

/** Whether the place is in a quotation of speech. */
function isSaid(text: string, start: number): boolean {
  const before = text.slice(0, start)
  return (
    before.lastIndexOf('“') > before.lastIndexOf('”') ||
    before.lastIndexOf('「') > before.lastIndexOf('」')
  )
}

function addressSpot(text: string, address: WebAddress, at: number): Spot {
  const { isAdvert, ...reach } = withWords(text, address)
  const spot = { ...reach, at, kind: 'address-within' as const, key: address.key }
  const link = linkAround(text, address)
  if (link !== null) return { ...spot, ...link, proof: 'certain' }
  if (address.isDisguised || isAdvert) return { ...spot, proof: 'certain' }
  const before = text.slice(Math.max(0, reach.start - 24), reach.start).trimEnd()
  const after = text.slice(reach.end, reach.end + 12).trimStart()
  const refers = refersBefore.test(before) || refersAfter.test(after) || cites.test(before)
  if (isSaid(text, address.start)) return { ...spot, proof: refers ? 'fits' : 'said' }
  const clause = advertClause(text, address)
  if (clause !== null) return { ...spot, ...clause, proof: 'certain' }
  const isSpelled = address.isSpelled && !invites.test(before)
  if (isSpelled) return { ...spot, proof: 'certain' }
  if (refers) return { ...spot, proof: 'fits' }
  const cutsSentence = /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after)
  return { ...spot, proof: cutsSentence && address.isFull ? 'certain' : 'open' }
}

const [opensLink, closesLink] = [
  /(?:\[url=["']?|<a\s[^<>]{0,40}href=["']?)$/i,
  /^[^\s\]<>]{0,80}(?:\s[^<>\]]{0,80})?[\]>][^[\]<>]{0,40}(?:\[\/url\]|<\/a>)/i,
]

/** Returns the reach of a link that a site wrote around an address, or null. */
function linkAround(text: string, { start, end }: Reach): Reach | null {
  const opening = opensLink.exec(text.slice(Math.max(0, start - 60), start))?.[0]
  const closing = closesLink.exec(text.slice(end, end + 240))?.[0]
  return opening === undefined || closing === undefined
    ? null
    : { start: start - opening.length, end: end + closing.length }
}

/** What precedes an address that its sentence needs. */
const refersBefore =
  /[在到从從往上于於叫是为為用登访訪问問看见見查览覽按击擊入址站网網页頁名箱件给給向至据據载載自参參与與和及或即如像由发發索接链鏈司局院校社馆館会會店报報刊志“‘「『《〈:：=@/]$/
/** What precedes an address that somebody says aloud: 登录新浪点com. */
const invites =
  /(?:登[录錄陆陸]|[访訪][问問]|[浏瀏][览覽]|[网網][址站][是叫：:]?|打[开開]|[进進]入|名?叫)$/
/** What follows an address that its sentence needs, and the date of a source. */
const refersAfter =
  /^(?:[上里裡中内內的是等网網站公也和与與及或，、；：:）)】”’」』》〉\]]|[。.]?[\s，,]{0,2}(?:19|20)\d\d)/
const cites =
  /载自|引自|[参參][见見]|[来來]源|出[处處]|[检檢]索|[网網]址|[链鏈]接|官[网網]|主[页頁]|[邮郵]箱|信箱|e-?mail|https?:/i

/** The most UTF-16 code units by which noise that returns is extended on each side. */
const farthest = 40

/**
 * Extends noise that returns by the clauses beside it that return too and that advertise, if most
 * places agree on them. An author repeats words as well.
 */
function extended(spots: readonly Spot[], lines: readonly PrintedLine[]): readonly Spot[] {
  const textOf = ({ at }: Spot) => lines[at]?.text ?? ''
  const before = common(spots, spot =>
    backwards(textOf(spot).slice(Math.max(0, spot.start - farthest), spot.start)),
  )
  const after = common(spots, spot => textOf(spot).slice(spot.end, spot.end + farthest))
  const lead = advertisingLength(before.shared, backwards)
  const tail = advertisingLength(after.shared, clause => clause)
  return spots.map((spot, i) => ({
    ...spot,
    start: spot.start - (before.agree.has(i) ? lead : 0),
    end: spot.end + (after.agree.has(i) ? tail : 0),
  }))
}

const backwards = (text: string): string => text.split('').reverse().join('')

/** Returns the length of the first clauses of `shared` that advertise, as `read` reads them. */
function advertisingLength(shared: string, read: (clause: string) => string): number {
  let length = 0
  for (const clause of shared.split(/(?=[，,、；;：:])/)) {
    if (!isAdvertising(read(clause))) break
    length += clause.length
  }
  return length
}

const ends = /[。！？!?”」』…]/

/** What most places have beside them, and which places. */
interface Common {
  readonly shared: string
  /** The indexes of the places. */
  readonly agree: ReadonlySet<number>
}

/** Returns what most of `spots` share of the text `beside` them, from the first sign on. */
function common(spots: readonly Spot[], beside: (spot: Spot) => string): Common {
  const texts = spots.map(beside)
  const least = Math.max(leastTimes, Math.ceil((spots.length * 2) / 3))
  let agree: readonly number[] = spots.map((_, i) => i)
  let length = 0
  for (; length < farthest; length++) {
    const [most] = [...grouped(agree, i => texts[i]?.charAt(length) ?? '')]
      .filter(([sign]) => sign !== '' && !ends.test(sign))
      .sort(([, a], [, b]) => b.length - a.length)
    if (most === undefined || most[1].length < least) break
    agree = most[1]
  }
  return { shared: (texts[agree[0] ?? 0] ?? '').slice(0, length), agree: new Set(agree) }
}
