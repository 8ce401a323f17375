/**
 * The results file of a measuring tool: one Markdown table with a row for each measurement, and
 * notes around it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { basename, dirname } from 'node:path'
import { programFolder } from './app.ts'

/** The cells of a row by column name. The first cell names the row. */
export type Row = Readonly<Record<string, string>>

/**
 * Writes `rows` into the first table of `file`. A row replaces the row of the same name. Other rows
 * and the text around the table stay as they are.
 */
export function writeResults(file: string, columns: readonly string[], rows: readonly Row[]): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeFileSync(file, mergedResults(text, columns, rows))
}

/** Returns `text` with `rows` in its first table. */
export function mergedResults(
  text: string,
  columns: readonly string[],
  rows: readonly Row[],
): string {
  const lines = text.split('\n')
  const found = lines.findIndex(line => line.startsWith('|'))
  const start = found === -1 ? lines.length : found
  const length = lines.slice(start).findIndex(line => !line.startsWith('|'))
  const end = length === -1 ? lines.length : start + length
  const byName = new Map<string, readonly string[]>()
  for (const line of lines.slice(start + 2, end)) {
    const cells = line.split('|').slice(1, -1)
    byName.set(
      cells[0]?.trim() ?? '',
      cells.map(cell => cell.trim()),
    )
  }
  for (const row of rows) {
    const cells = columns.map(column => (row[column] ?? '').replaceAll('|', '/'))
    byName.set(cells[0] ?? '', cells)
  }
  const table = aligned([columns, ...byName.values()])
  return [...lines.slice(0, start), ...table, ...lines.slice(end)].join('\n')
}

/**
 * The conditions of a run: date, commit, Electron, and the machine's load average over five
 * minutes.
 */
export function circumstances(): Readonly<Record<'date' | 'commit' | 'load' | 'Electron', string>> {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: programFolder, encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== ''
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ', changed' : ''}`,
    load: (loadavg()[1] ?? 0).toFixed(1),
    Electron: electronVersion(),
  }
}

/**
 * The version in the `version` file beside Electron's program; if that is missing, the version in
 * the folder's name.
 */
function electronVersion(): string {
  const folder = dirname(process.env['DUIZHAO_ELECTRON'] ?? '')
  try {
    return readFileSync(`${folder}/version`, 'utf8').trim().replace(/^v/, '')
  } catch {
    return /\d+\.\d+\.\d+/.exec(basename(folder))?.[0] ?? 'unknown'
  }
}

/**
 * Rows of cells as lines of Markdown. The cells of a column have one width. The first row is the
 * head.
 */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = []] = rows
  const widths = head.map((_, i) => Math.max(3, ...rows.map(cells => cells[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.slice(1).map(line)]
}
