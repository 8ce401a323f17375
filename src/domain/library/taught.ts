/**
 * What a reader teaches about the lines of a file before it is added: which are headings, which are
 * not, and which are left out. It is kept for the next file that is like it.
 */

export const taughtWhats = ['heading', 'plain', 'drop'] as const
export type TaughtWhat = (typeof taughtWhats)[number]

/** One thing that was taught. */
export interface TaughtRule {
  readonly what: TaughtWhat
  /** The lines it is about, in the syntax of `compileLinePattern`. */
  readonly pattern: string
}

/** What was taught on one file. */
export interface TaughtFile {
  readonly file: string
  readonly rules: readonly TaughtRule[]
}

/** The most rules about one file, and the most files that are remembered. */
export const taughtLimits = { rules: 50, files: 20 } as const
/**
 * Of a file that may be like another, this many lines are compared: twenty files with fifty rules
 * each would take half a minute for a long novel.
 */
export const examinedLines = 5_000
/** The longest setting, in UTF-16 code units. */
export const longestTaught = 20_000

/** Returns `files` with what was taught on `taught.file` as the newest. The oldest are dropped. */
export const withTaught = (
  files: readonly TaughtFile[],
  taught: TaughtFile,
): readonly TaughtFile[] =>
  [taught, ...withoutTaught(files, taught.file)].slice(0, taughtLimits.files)

export const withoutTaught = (files: readonly TaughtFile[], file: string): readonly TaughtFile[] =>
  files.filter(other => other.file !== file)

/** Returns `files` as a setting. The oldest are dropped if it would be too long. */
export function writeTaught(files: readonly TaughtFile[]): string {
  for (let count = files.length; count > 0; count--) {
    const written = JSON.stringify(files.slice(0, count))
    if (written.length <= longestTaught) return written
  }
  return ''
}

/** Reads a setting, and skips everything in it that is not understood. */
export function readTaught(setting: string): readonly TaughtFile[] {
  const said = parsed(setting)
  if (!Array.isArray(said)) return []
  return said.slice(0, taughtLimits.files).flatMap((one: unknown) => {
    const { file, rules } = fieldsOf(one)
    if (typeof file !== 'string' || !Array.isArray(rules)) return []
    const known = rules.slice(0, taughtLimits.rules).flatMap(ruleOf)
    return known.length > 0 ? [{ file, rules: known }] : []
  })
}

function ruleOf(one: unknown): readonly TaughtRule[] {
  const { what: said, pattern } = fieldsOf(one)
  const what = taughtWhats.find(known => known === said)
  return what !== undefined && typeof pattern === 'string' ? [{ what, pattern }] : []
}

const fieldsOf = (one: unknown): Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one)) : {}

function parsed(setting: string): unknown {
  try {
    return JSON.parse(setting)
  } catch {
    return null
  }
}
