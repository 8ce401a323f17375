import type { Answers } from './answers.ts'
import type { InUse, MemoryRun } from './memory.ts'
import type { Outcome, Part } from './part.ts'

/** A line of the table at the end of the soak. */
export interface Line {
  readonly id: string
  readonly title: string
  readonly runs: number
  readonly lost: number
  /** The number of runs that broke off. */
  readonly broken: number
  /**
   * The age of the oldest typing that was not saved, over all runs, in milliseconds; null if it is
   * unknown.
   */
  readonly unsaved: number | null
  /**
   * The number of runs with a report, as in `3 of 5`, where 5 runs had something to report; null if
   * no run had.
   */
  readonly told: string | null
  /** The slowest reports of the page during a fault; null if no run watched them. */
  readonly slowest: Answers | null
}

/** Returns the line of a part. A null outcome is a run that broke off. */
export function lineOf({ id, title }: Part, outcomes: readonly (Outcome | null)[]): Line {
  const ended = outcomes.filter(outcome => outcome !== null)
  const unsaved = ended.flatMap(outcome => outcome.unsaved ?? [])
  const told = ended.flatMap(outcome => outcome.told ?? [])
  const answers = ended.flatMap(outcome => outcome.answers ?? [])
  return {
    id,
    title,
    runs: outcomes.length,
    lost: ended.reduce((sum, outcome) => sum + outcome.lost, 0),
    broken: outcomes.length - ended.length,
    unsaved: unsaved.length > 0 ? Math.max(...unsaved) : null,
    told: told.length > 0 ? `${told.filter(Boolean).length} of ${told.length}` : null,
    slowest:
      answers.length === 0
        ? null
        : {
            said: Math.max(...answers.map(({ said }) => said)),
            saving: Math.max(...answers.map(({ saving }) => saving)),
          },
  }
}

/** The columns of RESULTS.md. */
export const columns = [
  'fault injected',
  'part',
  'runs',
  'lost',
  'broken off',
  'worst unsaved typing',
  'reported',
  'slowest word',
] as const

/**
 * Whether a line replaces its row in RESULTS.md: if the part made all of its runs, or if work was
 * lost. A few runs without a loss say less than the row that is there.
 */
export const belongsInResults = ({ runs, lost }: Line, part: Pick<Part, 'runs'>): boolean =>
  lost > 0 || runs >= part.runs

/** Returns a line as a row of RESULTS.md. */
export const rowOf = ({ id, title, runs, lost, broken, unsaved, told, slowest }: Line) => ({
  'fault injected': title,
  part: id,
  runs: String(runs),
  lost: String(lost),
  'broken off': String(broken),
  'worst unsaved typing': unsaved === null ? '' : `${unsaved} ms`,
  reported: told ?? '',
  'slowest word': slowest ? `${slowest.said} ms` : '',
})

/** Returns the lines as a Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [
    [
      '',
      'fault',
      'runs',
      'saved and lost',
      'broken off',
      'worst unsaved',
      'reported',
      'slowest word',
      'longest saving',
    ],
    ['-', '-', '-:', '-:', '-:', '-:', '-:', '-:', '-:'],
    ...lines.map(({ id, title, runs, lost, broken, unsaved, told, slowest }) => [
      id,
      title,
      String(runs),
      String(lost),
      String(broken),
      unsaved === null ? '' : `${unsaved} ms`,
      told ?? '',
      slowest ? `${slowest.said} ms` : '',
      slowest ? `${slowest.saving} ms` : '',
    ]),
  ]
  return drawn(rows)
}

/** Returns the first and last measurements as a Markdown table. */
export function memoryTable(
  lines: readonly ({ readonly id: string; readonly title: string } & MemoryRun)[],
): string {
  const cells = lines.map(({ id, title, measured, restarted, isLevel }) => {
    const [first, last] = [measured[0], measured.at(-1)]
    const both = (show: (from: InUse) => string) =>
      [first, last, restarted].map(from => (from ? show(from) : '')).join(' → ')
    return [
      id,
      title,
      both(({ heap }) => `${(heap / 1e6).toFixed(1)} MB`),
      both(({ code }) => `${(code / 1e6).toFixed(1)} MB`),
      both(({ detached }) => String(detached)),
      both(({ listeners }) => String(listeners)),
      isLevel ? 'yes' : 'NO',
    ]
  })
  return drawn([
    [
      '',
      'work: first → last → started again',
      'heap',
      'code',
      'detached nodes',
      'listeners',
      'level',
    ],
    ['-', '-', '-:', '-:', '-:', '-:', '-'],
    ...cells,
  ])
}

function drawn(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
