/** Finds the addresses of web sites in a line, also those that are disguised. */
import { filler, hasLatin, plainLetters } from './plain-letters.ts'

export interface WebAddress {
  /** UTF-16 offsets in the line. */
  readonly start: number
  readonly end: number
  /** The letters and digits of its host. The same site has the same key however it is written. */
  readonly key: string
  /** Whether it is written so that no filter finds it. No author writes one like that. */
  readonly isDisguised: boolean
  /** Whether 点 stands for its dots: a site hides it so, or somebody says it aloud. */
  readonly isSpelled: boolean
  /** Whether it names a page or begins with `www` or `http`: a bare name may be a company's. */
  readonly isFull: boolean
}

/** What sites put between the letters. */
const space = "[\\s\\u200b*+_|^~`'´.．。·・•˙点點-]{0,3}"
const dot = '[.．。｡·・•‧﹒∙⋅˙点點,，、*]'
const domain = 'com|net|org|cn|cc|info|tw|hk|me|la|xyz|top|vip'
const spaced = domain
  .split('|')
  .map(name => Array.from(name, letter => (letter === 'o' ? '[o0]' : letter)).join(space))
  .join('|')
const page = '(?:[.．](?:cn|tw|hk))?(?:/(?:[a-z0-9._/?=&%#~-]|．(?=[a-z]))*)?'
/** An address from its `www` on, with anything between its letters. */
const apart = `w${space}w${space}w${space}(?:[,，、]${space})?(?:[a-z0-9]${space}){2,40}?${dot}${space}(?:${spaced})(?![a-z0-9])${page}`
/** The dots of a host; 点 stands for one after a letter, because 9点 is a time. */
const hostDot = '(?:[.．·・˙]|(?<=[a-z][a-z0-9-]{0,40})[点點]|。(?=(?:com|net|org)(?![a-z0-9])))'
const host = `(?:[a-z0-9-]{1,40}${hostDot}){0,8}(?:[a-z0-9-]{2,40}|(?<=www[.．])[a-z0-9])${hostDot}(?:${domain})(?![a-z0-9@-])`
const whole = `(?<![a-z0-9@.．·・-])(?:(?:https?|ftp)[:：]\\s?//\\s?)?${host}${page}`
/** A host with the same sign between all its letters, without `www`. */
const parted = `(?<![a-z0-9])(?:[a-z0-9][*+_|^~·・•]{1,2}){3,30}[a-z0-9]\\s?${dot}\\s?(?:${spaced})(?![a-z0-9])`
/** A host after `http` with Chinese full stops. */
const stopped =
  '(?<![a-z0-9])(?:https?|ftp)[:：]//(?:[a-z0-9-]{1,40}。){1,4}(?:' + domain + ')(?![a-z0-9])'
const linked = '(?<![a-z0-9])(?:https?|ftp)[:：]//(?:[a-z0-9._/?=&%#~:@+,;!-]|．(?=[a-z])){3,400}'
/** What an author wrote after an address, without a space: `http://a.com/b,IBM`的人, `.2010`年. */
const goesOn = /[,;!][^,;!]*$|[.．](?:19|20)\d\d$/
const address = new RegExp(`${stopped}|${linked}|${whole}|(?<![a-z0-9])${apart}|${parted}`, 'g')
/** A line without any of these has no address. */
const mayHave = /[.．。｡·・•‧﹒∙⋅˙点點,，、*＊].{0,3}[a-z〇○ａ-ｚ\u0370-\u04ff\u24b6-\u24e9\ud835]/i
/** Names that are no addresses. */
const notSites = /^(?:asp|ado|vb)\.net$/

/** Returns the addresses of web sites in `line`, in order, without those of e-mail. */
export function webAddresses(line: string): readonly WebAddress[] {
  if (!hasLatin(line) || !mayHave.test(line)) return []
  const plain = withMarks(plainLetters(line), line)
  const found: WebAddress[] = []
  for (const { 0: matched, index } of plain.matchAll(address)) {
    const isInSentence = /^\p{Script=Han}/u.test(line.slice(index + matched.length))
    const isLong = isInSentence && matched.includes('/')
    const author = isLong ? (goesOn.exec(matched)?.index ?? matched.length) : matched.length
    const written = matched.slice(0, author).replace(/[.．,;!]+$/, '')
    const end = index + written.length + (plain.charAt(index + written.length) === filler ? 1 : 0)
    if (notSites.test(written) || /[@＠]\s?$/.test(line.slice(Math.max(0, index - 2), index)))
      continue
    const [, name = ''] = /^(?:\w+[:：]\s?\/\/\s?)?([^/]*)/.exec(written) ?? []
    const isLinked = /^(?:https?|ftp)[:：]/.test(written)
    const hasPage = isLinked || /\/./.test(written)
    found.push({
      start: index,
      end,
      key: name.replaceAll(/[^a-z0-9]/g, '').replace(/^www/, ''),
      isDisguised: !hasPage && isDisguised(line.slice(index, end), written.replaceAll('．', '.')),
      isSpelled: /[点點]/.test(written),
      isFull: hasPage || /^w[^a-z]*w/.test(written),
    })
  }
  return found
}

/**
 * Returns `plain` with the marks of Chinese prose that `line` has: they end an address. A wide
 * dot does so after an ASCII letter.
 */
const withMarks = (plain: string, line: string): string =>
  /[，；！：？．]/.test(line)
    ? plain.replaceAll(/[,;!:?.]/g, (sign, at: number) => {
        const own = line.charAt(at)
        const isWide = own === '．' && !/[\0-\x7f]/.test(line.charAt(at - 1))
        return /[，；！：？．]/.test(own) && !isWide ? own : sign
      })
    : plain

/**
 * Whether an address is written with look-alikes, with letters of two widths, with another sign for
 * its dots or with something between its letters. Letters or dots that are all full-width are also
 * typed by people, and a space after each dot comes from scanning.
 */
function isDisguised(written: string, plain: string): boolean {
  if (/[a-z0-9][\s\u200b*+_|^~`'´]{1,3}[a-z0-9]/.test(plain)) return true
  if (/[·・•‧﹒∙⋅˙,，、*]|[a-z0-9]。|(?:[a-z]\.){4}/.test(plain)) return true
  const letters = written.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const wide = letters.replaceAll(/[^\uff01-\uff5e]/g, '').length
  const ascii = letters.replaceAll(/[^\0-\x7f]/g, '').length
  return wide + ascii < letters.length || (wide > 0 && ascii > 0)
}
