import type { Answers } from './answers.ts'
import type { InUse, MemoryRun } from './memory.ts'
import type { Outcome, Part } from './part.ts'

/** A line of the table at the end. */
export interface Line {
  readonly id: string
  readonly title: string
  readonly runs: number
  readonly lost: number
  /** Runs that did not come to an end. */
  readonly broken: number
  /** The oldest thing that was not saved, over all runs, in milliseconds; null where nothing can say. */
  readonly unsaved: number | null
  /** Runs of which the reader was told, of those that had something to tell; null if none had. */
  readonly told: string | null
  /** The slowest answers of the page while something was amiss; null where none was watched. */
  readonly slowest: Answers | null
}

/** Null in place of an outcome: that run did not come to an end. */
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

/** A line as a row of RESULTS.md. */
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

/** The lines as a table of Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [
    [
      '',
      'fault',
      'runs',
      'saved and lost',
      'broken off',
      'worst unsaved',
      'told',
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

/** What was in use, first and last, as a table of Markdown. */
export function memoryTable(
  lines: readonly ({ readonly id: string; readonly title: string } & MemoryRun)[],
): string {
  const cells = lines.map(({ id, title, measured, anew, isLevel }) => {
    const [first, last] = [measured[0], measured.at(-1)]
    const both = (show: (from: InUse) => string) =>
      [first, last, anew].map(from => (from ? show(from) : '')).join(' → ')
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
