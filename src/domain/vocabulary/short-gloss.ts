import { isRemark, renderingsOf } from '../words/sense-parts.ts'

/** A sense of which a reader learns nothing in the middle of a sentence. */
const isAside = (sense: string): boolean =>
  isRemark(sense) || /^(?:CL:|surname |abbr\. |variant of |see |used in )/.test(sense)

/**
 * Returns renderings that are short enough to be above a word, those of the first sense that
 * renders it, the most important first; none if every sense only mentions other words.
 */
export function shortGlosses(senses: readonly string[]): readonly string[] {
  const sense = senses.find(each => !isAside(each))
  return sense === undefined ? [] : shortRenderings(sense)
}

/** Returns the renderings of one meaning without what only explains them. */
export function shortRenderings(meaning: string): readonly string[] {
  const short = renderingsOf(meaning.replaceAll(/\s+/g, ' ')).map(shortened)
  return [...new Set(short)].filter(rendering => rendering !== '')
}

/** Without remarks in brackets, “refers to”, articles and “to”: “(lit.) to aim” is “aim”. */
function shortened(rendering: string): string {
  const bare = rendering
    .replaceAll(/\s*[(（][^()（）]*[)）]\s*/g, ' ')
    .replaceAll(/ +(?=[,.:])/g, '')
    .trim()
    .replace(/^(?:refers to )?(?:(?:to|an?|the) (?=\S))?/, '')
  return bare === '' ? rendering.replace(/^[(（]/, '').replace(/[)）]$/, '') : bare
}
