/** How much of a name a window's title says, in characters: what is longer is cut by every list of windows. */
const nameLimit = 120

/** The title of a window of `program` that shows `what`, on one line; whatever is not to be seen in `what`, such as a mark of direction, is left out. */
export function windowTitle(what: string, program: string): string {
  const line = what.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  const name = Array.from(line).slice(0, nameLimit).join('')
  if (name === '') return program
  return `${name}${name === line ? '' : '…'} — ${program}`
}
