// What the compiler says, made short.

/** In UTF-16 code units. */
const longestLine = 300

/** The end of the error of a call of `t` with a label that the English words lack. */
const missingLabel = /^ +Type '"([^"]+)"' is not assignable to type .*TemplateStringsArray'/m

/**
 * Returns the errors of the compiler, the missing labels first and once each. The compiler repeats
 * a label at each use, with the types of all labels: 40 KB for a new kind of annotation.
 * @param {string} output
 */
export function shortTypeErrors(output) {
  const errors = output.split(/\n(?! )/)
  const labelIn = (/** @type {string} */ error) => missingLabel.exec(error)?.[1]
  const labels = new Set(errors.flatMap(error => labelIn(error) ?? []))
  const others = errors.filter(error => labelIn(error) === undefined)
  return [
    ...[...labels].map(label => `src/i18n/locales/*.json: the label ${label} is missing`),
    ...others.flatMap(error => error.split('\n').map(shortLine)),
  ].join('\n')
}

const shortLine = (/** @type {string} */ line) =>
  line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
