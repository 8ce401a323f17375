import { isRemovalId, type ImportChoices, type Removal } from '#services/outside'

/** Returns what is left out: the reader's choice, or what the importer leaves out by default. */
export const droppedLines = (
  removals: readonly Removal[],
  { dropLines }: ImportChoices,
): readonly string[] =>
  // The choice and not `removals`, which may still be of the choices before.
  dropLines ?? removals.filter(({ accepted }) => accepted).map(({ id }) => id)

/** Returns the reader's own pattern in `dropLines`, or ''. */
export const dropPattern = ({ dropLines = [] }: ImportChoices): string =>
  dropLines.find(entry => !isRemovalId(entry)) ?? ''

/**
 * Returns `dropped` with `pattern` as the reader's own. If the pattern looks like an id, a space
 * before it distinguishes it and does not change what it matches.
 */
export const withDropPattern = (dropped: readonly string[], pattern: string): readonly string[] => [
  ...dropped.filter(isRemovalId),
  ...(pattern.trim() === '' ? [] : [isRemovalId(pattern) ? ` ${pattern}` : pattern]),
]
