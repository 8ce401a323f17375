/** How something grows with the length of a text. */
export interface Curve {
  readonly name: string
  readonly unit: Unit
  /** What the length is counted in. */
  readonly per: 'characters' | 'pairs'
  /** Length and value, from the shortest text to the longest. */
  readonly points: readonly (readonly [number, number])[]
}

/** What a part of the bench has found. */
export interface Findings {
  readonly measures: readonly Measure[]
  readonly curves: readonly Curve[]
}

export type Unit =
  'ms' | 'ms CPU' | 'KB' | 'MB' | '%' | 'frames' | 'hits' | 'marks' | 'characters/s'

/** One figure, and what it is held against in the same run: machines differ and are busy, ratios last. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** What it is held against, in the same unit; null where it stands alone. */
  readonly against: { readonly name: string; readonly value: number } | null
  readonly ratio: number | null
  /** What must hold, in words; null for what is only told. */
  readonly gate: string | null
  readonly pass: boolean
}

interface Held {
  readonly name: string
  readonly value: number
  readonly unit: Unit
}

/** `value` held against a peer: the ratio must not exceed `limit`. */
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

/** `value` must be at least `factor` times better than a peer. */
export function timesFaster(
  held: Held,
  against: { name: string; value: number },
  factor: number,
): Measure {
  const ratio = held.value / against.value
  const gate = `at least ${factor}x faster than ${against.name}`
  return { ...held, against, ratio, gate, pass: ratio * factor <= 1 }
}

/** `value` must not exceed `limit`. */
export const within = (held: Held, limit: number): Measure => ({
  ...held,
  against: null,
  ratio: null,
  gate: `at most ${limit} ${held.unit}`,
  pass: held.value <= limit,
})

/** `value` must not exceed that of a peer by more than `most`. */
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

/** Only told, beside a peer or alone. */
export const told = (held: Held, against: Measure['against'] = null): Measure => ({
  ...held,
  against,
  ratio: against && held.value / against.value,
  gate: null,
  pass: true,
})

/** The value below which a share `p` of `values` lies, `p` from 0 to 1. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/**
 * The measures for tools: a list of `{ name, value, unit, against, ratio, gate, pass }`, in which a figure that
 * could not be had is null.
 */
export const asJson = (measures: readonly Measure[]): string =>
  `${JSON.stringify(measures, null, 2)}\n`

/** The columns of RESULTS.md. */
export const columns = ['what', 'measured', 'held against', 'ratio', 'limit', 'met'] as const

/** A measure as a row of RESULTS.md. The same figure may stand there beside several peers, a row each. */
export const rowOf = ({ name, value, unit, against, ratio, gate, pass }: Measure) => ({
  what: against ? `${name} (beside ${against.name})` : name,
  measured: `${round(value)} ${unit}`,
  'held against': against ? `${round(against.value)} ${unit}` : '',
  ratio: ratio === null ? '' : `${round(ratio)}x`,
  limit: gate ?? '',
  met: gate === null ? '' : pass ? 'yes' : 'no',
})

/** The measures as a table for a terminal. */
export function table(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, unit, against, ratio, gate, pass }) => [
    name,
    `${round(value)} ${unit}`,
    against ? `${round(against.value)} ${against.name}` : '',
    ratio === null ? '' : `${round(ratio)}x`,
    gate ?? '',
    gate === null ? '' : pass ? 'ok' : 'MISSED',
  ])
  const all = [['measure', 'value', 'against', 'ratio', 'must be', ''], ...rows]
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
