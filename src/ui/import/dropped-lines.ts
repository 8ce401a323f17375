import { isRemovalId, type ImportChoices, type Removal } from '#services/outside'

/** What is left out: what the reader chose, else what the importer leaves out unasked. */
export const droppedLines = (
  removals: readonly Removal[],
  { dropLines }: ImportChoices,
): readonly string[] =>
  // What was chosen and not what was found: the file may still be being read by the choice before.
  dropLines ?? removals.filter(({ accepted }) => accepted).map(({ id }) => id)

/** The reader's own pattern among them; empty where there is none. */
export const dropPattern = ({ dropLines = [] }: ImportChoices): string =>
  dropLines.find(entry => !isRemovalId(entry)) ?? ''

/** `dropped` with `pattern` as the reader's own; a space before it does not matter, and tells it from an id. */
export const withDropPattern = (dropped: readonly string[], pattern: string): readonly string[] => [
  ...dropped.filter(isRemovalId),
  ...(pattern.trim() === '' ? [] : [isRemovalId(pattern) ? ` ${pattern}` : pattern]),
]
