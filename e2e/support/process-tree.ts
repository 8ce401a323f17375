/** The processes of the program, as the system lists them. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/** The process ids of the program and of everything that it started. */
export function familyOf(app: ElectronApplication): readonly number[] {
  const main = app.process().pid ?? 0
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
  const parents = new Map(
    table.split('\n').map(line => {
      const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
      return [pid, parent] as const
    }),
  )
  const isOurs = (pid: number): boolean =>
    pid === main || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isOurs)
}

/**
 * A line for each process of `family` that still runs: its kind, its state and what it waits for.
 * Empty if the system does not report this.
 */
export const stillThere = (family: readonly number[]): readonly string[] =>
  family.flatMap(pid => {
    try {
      const of = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8')
      const kind = /--type=([\w-]+)/.exec(of('cmdline'))?.[1] ?? 'main'
      const state = /^State:\s*(.*)$/m.exec(of('status'))?.[1] ?? ''
      return `${pid} ${kind}: ${state}, waits in ${of('wchan')}`
    } catch {
      return []
    }
  })
