import { isRemark, renderingsOf } from '../words/sense-parts.ts'
import type { WordClass } from './word-class.ts'

const remarks = /\s*[(（][^()（）]*[)）]\s*/g

/** A sense of which a reader learns nothing in the middle of a sentence. */
const isAside = (sense: string): boolean =>
  isRemark(withoutRemarks(sense) || sense) ||
  /^(?:\([^)]*\) )*(?:CL:|surname |abbr\. |(?:[\w.]+ ){0,2}variant of |see |used in |used as |also |Kangxi |same as |unofficial |one of the characters used in )/i.test(
    sense,
  ) ||
  /^\(?surname\)?$/.test(sense)

/** A sense that few texts mean, or that only names have. */
const isRare = (sense: string): boolean =>
  /^\((?:[^)]*[ ,;])?(?:archaic|old|dialect|slang|vulgar|Tw|Internet slang|euphemism|onom\.|loanword|Cantonese|Wu dialect|coll\.)/.test(
    sense,
  )

const withoutRemarks = (text: string): string => text.replaceAll(remarks, ' ').trim()

/**
 * Returns renderings that are short enough to be above a word, those of the first sense that
 * renders it, the most important first; none if every sense only mentions other words. Of several
 * senses the first of the class that the text makes likely counts.
 */
export function shortGlosses(
  senses: readonly string[],
  wanted: WordClass | null = null,
): readonly string[] {
  const usable = senses.filter(sense => !isAside(sense))
  const common = usable.filter(sense => !isRare(sense))
  const likely = common.length > 0 ? common : usable
  // Only what is in the first place a verb is also the name of an act.
  const isOther = wanted === 'act' && !isVerb(likely[0] ?? '')
  const fits = (sense: string) =>
    renderingsOf(sense).some(one => isOfClass(one, isOther ? null : wanted))
  const sense = likely.find(fits) ?? usable.find(fits) ?? likely[0]
  if (sense === undefined) return []
  const renderings = renderingsOf(sense.replaceAll(/\s+/g, ' '))
  const fitting = renderings.filter(one => isOfClass(one, isOther ? null : wanted))
  return shortened([...fitting, ...renderings])
}

/** Returns `glosses` with those first that `senses` have as verbs. */
export function withVerbsFirst(
  glosses: readonly string[],
  senses: readonly string[],
): readonly string[] {
  const verbs = new Set(senses.flatMap(renderingsOf).filter(isVerb).map(shortenedOne))
  return glosses.toSorted((a, b) => Number(verbs.has(b)) - Number(verbs.has(a)))
}

/** Returns the renderings of one meaning without what only explains them. */
export const shortRenderings = (meaning: string): readonly string[] =>
  shortened(renderingsOf(meaning.replaceAll(/\s+/g, ' ')))

const shortened = (renderings: readonly string[]): readonly string[] =>
  [...new Set(renderings.map(shortenedOne))].filter(rendering => rendering !== '')

/** Whether a rendering may be of a class, as far as English shows that. */
function isOfClass(rendering: string, wanted: WordClass | null): boolean {
  if (wanted === null) return true
  if (wanted === 'act') return actNoun.test(withoutRemarks(rendering))
  return isVerb(rendering) === (wanted === 'verb')
}

const actNoun = /^(?!to )\S*(?:[tsx]ion|ment|[ae]nce|ity|osal|ysis)$/

/** Whether a rendering is a verb: “to (sth) aim”, “(lit.) to aim”. */
export const isVerb = (rendering: string): boolean => /^to \S/.test(withoutRemarks(rendering))

/** Without remarks in brackets, “refers to”, articles and “to”: “(lit.) to aim” is “aim”. */
function shortenedOne(rendering: string): string {
  const bare = withoutRemarks(rendering)
    .replaceAll(/ +(?=[,.:])/g, '')
    .replace(/^(?:refers to )?(?:(?:to|an?|the) (?=\S))?/, '')
  return bare === '' ? rendering.replace(/^[(（]/, '').replace(/[)）]$/, '') : bare
}
