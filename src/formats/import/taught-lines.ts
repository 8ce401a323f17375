/** What the reader taught about the lines of a file: which are headings, and which are left out. */
import { taughtLimits, type TaughtRule, type TaughtWhat } from '#domain/library/taught'
import type { ImportChoices, JoinedLine } from './choices.ts'
import { headingSigns, type HeadingSign, type TaughtFinding } from './findings.ts'
import { headingForm } from './headings/heading-forms.ts'
import { compileLinePattern, type PatternFaultCode } from './line-pattern/pattern.ts'

export class TaughtLines {
  /** Each rule, and how many lines it meets. */
  readonly findings: readonly TaughtFinding[]
  readonly #verdicts = new Map<string, TaughtWhat>()
  readonly #joined: ReadonlyMap<number, JoinedLine>

  /** `lines` are all lines of the file. */
  constructor({ taught = [], joined = [] }: ImportChoices, lines: readonly string[]) {
    this.#joined = new Map(joined.map(one => [one.line, one]))
    this.findings = taught.slice(0, taughtLimits.rules).map(rule => {
      const { met, fault } = meeting(rule, lines)
      // The last rule that meets a line decides.
      if (fault === undefined) for (const line of met) this.#verdicts.set(line, rule.what)
      return { ...rule, count: met.length, ...(fault !== undefined && { fault }) }
    })
  }

  /** What the reader taught about the line; undefined if nothing. */
  verdict(line: string): TaughtWhat | undefined {
    return this.#verdicts.get(line)
  }

  /** Whether the reader joins the line with this number in the file to the one before. */
  isJoined(number: number | undefined, line: string): boolean {
    const joined = number === undefined ? undefined : this.#joined.get(number)
    return joined !== undefined && line.includes(joined.text)
  }

  /** What changes the paragraphs, to name the book; null if nothing does. */
  get changes(): Pick<ImportChoices, 'taught' | 'joined'> | null {
    const taught = this.findings
      .filter(({ count, fault }) => count > 0 && fault === undefined)
      .map(({ what, pattern }) => ({ what, pattern }))
    const joined = [...this.#joined.values()]
    if (taught.length + joined.length === 0) return null
    return { ...(taught.length > 0 && { taught }), ...(joined.length > 0 && { joined }) }
  }
}

function meeting(
  { what, pattern }: TaughtRule,
  lines: readonly string[],
): { readonly met: readonly string[]; readonly fault?: PatternFaultCode } {
  const compiled = compileLinePattern(pattern)
  if (!compiled.ok) return { met: [], fault: compiled.code }
  const met = lines.filter(line => compiled.fits(line))
  return what === 'drop' && met.length === lines.length
    ? { met, fault: 'pattern.everything' }
    : { met }
}

/** The signs of headings above chapters, or beside them. */
const aboveChapters: ReadonlySet<HeadingSign> = new Set(['part', 'volume', 'named'])

/**
 * Returns the sign of a line that the reader says is a heading: its own if other headings have it,
 * else that of the chapters, so that it has their level.
 */
export function signOfTaught(line: string, present: ReadonlySet<HeadingSign | null>): HeadingSign {
  const own = headingForm(line)?.sign
  if (own !== undefined && present.has(own)) return own
  const found = headingSigns.filter(sign => present.has(sign))
  return found.find(sign => !aboveChapters.has(sign)) ?? found[0] ?? own ?? 'reader'
}
