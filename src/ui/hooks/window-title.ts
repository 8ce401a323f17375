/** The longest name in a window's title, in characters. Lists of windows cut longer ones anyway. */
const nameLimit = 120

/**
 * Returns the title of a window of `program` that shows `what`, in one line and without invisible
 * characters such as direction marks.
 */
export function windowTitle(what: string, program: string): string {
  const line = what.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  const name = Array.from(line).slice(0, nameLimit).join('')
  if (name === '') return program
  return `${name}${name === line ? '' : '…'} — ${program}`
}
