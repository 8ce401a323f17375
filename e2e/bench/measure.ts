/** A cost that was measured at several lengths of a text. */
export interface Curve {
  readonly name: string
  readonly unit: Unit
  /** The unit of the length. */
  readonly per: 'characters' | 'pairs'
  /** Pairs of length and value, from the shortest text to the longest. */
  readonly points: readonly (readonly [number, number])[]
}

/** The results of one part of the bench. */
export interface Findings {
  readonly measures: readonly Measure[]
  readonly curves: readonly Curve[]
}

export type Unit =
  'ms' | 'ms CPU' | 'KB' | 'MB' | '%' | 'frames' | 'hits' | 'marks' | 'characters' | 'characters/s'

/**
 * One figure and its peer in the same run. Machines differ and may be busy, but ratios stay
 * comparable.
 */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** The peer's figure, in the same unit; null if the figure has no peer. */
  readonly against: { readonly name: string; readonly value: number } | null
  readonly ratio: number | null
  /** The limit in words; null if the figure has no limit. */
  readonly gate: string | null
  readonly pass: boolean
}

interface Held {
  readonly name: string
  readonly value: number
  readonly unit: Unit
}

/** Returns a measure that passes if its ratio to a peer is at most `limit`. */
export function atMost(
  held: Held,
  against: { name: string; value: number },
  limit: number,
): Measure {
  const ratio = held.value / against.value
  return {
    ...held,
    against,
    ratio,
    gate: `at most ${limit}x ${against.name}`,
    pass: ratio <= limit,
  }
}

/** Returns a measure that passes if the peer's value is at least `factor` times as large. */
export function timesFaster(
  held: Held,
  against: { name: string; value: number },
  factor: number,
): Measure {
  const ratio = held.value / against.value
  const gate = `at least ${factor}x faster than ${against.name}`
  return { ...held, against, ratio, gate, pass: ratio * factor <= 1 }
}

/** Returns a measure that passes if its value is at most `limit`. */
export const within = (held: Held, limit: number): Measure => ({
  ...held,
  against: null,
  ratio: null,
  gate: `at most ${limit} ${held.unit}`,
  pass: held.value <= limit,
})

/** Returns a measure that passes if it exceeds the peer's value by at most `most`. */
export const notMoreThan = (
  held: Held,
  against: { name: string; value: number },
  most: number,
): Measure => ({
  ...held,
  against,
  ratio: null,
  gate: `at most ${most} ${held.unit} more than ${against.name}`,
  pass: held.value - against.value <= most,
})

/** Returns a measure that has no limit and always passes. It may have a peer. */
export const told = (held: Held, against: Measure['against'] = null): Measure => ({
  ...held,
  against,
  ratio: against && held.value / against.value,
  gate: null,
  pass: true,
})

/**
 * Returns the value below which a share `p` of `values` lies, with `p` from 0 to 1; NaN if there
 * are no values.
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/**
 * Returns the measures as JSON for other tools: a list of
 * `{ name, value, unit, against, ratio, gate, pass }`. A figure that could not be measured is null.
 */
export const asJson = (measures: readonly Measure[]): string =>
  `${JSON.stringify(measures, null, 2)}\n`

/** The columns of RESULTS.md. */
export const columns = ['what', 'measured', 'held against', 'ratio', 'limit', 'met'] as const

/**
 * Returns a measure as a row of RESULTS.md. A figure with several peers has a row for each peer.
 */
export const rowOf = ({ name, value, unit, against, ratio, gate, pass }: Measure) => ({
  what: against ? `${name} (beside ${against.name})` : name,
  measured: `${round(value)} ${unit}`,
  'held against': against ? `${round(against.value)} ${unit}` : '',
  ratio: ratio === null ? '' : `${round(ratio)}x`,
  limit: gate ?? '',
  met: gate === null ? '' : pass ? 'yes' : 'no',
})

/** Returns the measures as a table for a terminal. */
export function table(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, unit, against, ratio, gate, pass }) => [
    name,
    `${round(value)} ${unit}`,
    against ? `${round(against.value)} ${against.name}` : '',
    ratio === null ? '' : `${round(ratio)}x`,
    gate ?? '',
    gate === null ? '' : pass ? 'ok' : 'MISSED',
  ])
  const all = [['measure', 'value', 'peer', 'ratio', 'limit', ''], ...rows]
  const widths =
    all[0]?.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0))) ?? []
  return all
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
