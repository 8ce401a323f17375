/**
 * `npm run soak -- [--runs N] [--only D1,D3] [--minutes N] [--seed N] [--json FILE]` injects faults
 * into the built program and counts work that the page had called saved and that is lost. Then it
 * works in the program for some minutes and measures its memory.
 * Exits with 1 if work was lost, a run broke off, the page reported too late, or memory grew. After
 * SIGTERM or SIGHUP it reports the results so far and exits with 1.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mayMount } from '../support/faults.ts'
import { isLate } from './answers.ts'
import { endAll } from './at-work.ts'
import { clocksApart, clockSet } from './clocks.ts'
import { damaged } from './damaged.ts'
import { diskFull } from './disk-full.ts'
import { histories } from './histories.ts'
import { killed } from './killed.ts'
import { crashed, newer, reloaded, secondStart } from './others.ts'
import type { Outcome, Part } from './part.ts'
import { memoryParts, type MemoryRun } from './memory.ts'
import { migrationKilled } from './migration.ts'
import { powerCut } from './power-cut.ts'
import { randomFrom } from './random.ts'
import { belongsInResults, columns, lineOf, memoryTable, rowOf, tableOf } from './table.ts'
import { silentWriter, twoWriters } from './two-writers.ts'
import { circumstances, writeResults } from '../support/results.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const only = values.only?.split(',')
const say = (line: string) => process.stdout.write(`${line}\n`)

const parts = [
  killed,
  powerCut,
  diskFull,
  damaged,
  newer,
  migrationKilled,
  secondStart,
  reloaded,
  crashed,
  histories,
  clockSet,
  clocksApart,
  twoWriters,
  silentWriter,
].filter(({ id }) => only?.includes(id) ?? true)
say(`The seed is ${seed}. Use --seed ${seed} to repeat this soak.`)
const ran: { readonly part: Part; readonly outcomes: (Outcome | null)[] }[] = []
const memory: ({ id: string; title: string } & MemoryRun)[] = []
let isStopped = false
// Playwright would close the programs, but the soak would go on. A run whose program was closed
// would then count as broken off.
for (const signal of ['SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    isStopped = true
    say(`The soak received ${signal}. The current run does not count.`)
    void endAll().finally(() => {
      report()
      process.exit(1)
    })
  })

for (const part of parts) {
  if (isStopped) break
  if (part.needsRoot && !mayMount) {
    say(`${part.id} is skipped, because only root on Linux can mount a disk.`)
    continue
  }
  const runs = Number(values.runs ?? part.runs)
  say(`${part.id}: ${part.title}, ${runs} runs`)
  const outcomes: (Outcome | null)[] = []
  ran.push({ part, outcomes })
  for (let n = 0; n < runs; n++) {
    const outcome = await runOnce(part, n)
    if (isStopped) break
    outcomes.push(outcome)
  }
}

for (const { id, title, run } of memoryParts(Number(values.minutes ?? 60))) {
  if (isStopped || (only && !only.includes(id))) continue
  say(`${id}: ${title}`)
  memory.push({ id, title, ...(await run(randomFrom(seed), say)) })
}

if (!isStopped) process.exitCode = report() ? 0 : 1

/**
 * Prints the results and writes the parts that `belongsInResults` into RESULTS.md. Returns false if
 * a promise was broken.
 */
function report(): boolean {
  const lines = ran.map(({ part, outcomes }) => lineOf(part, outcomes))
  const under = { seed: String(seed), ...circumstances() }
  writeResults(
    resolve(import.meta.dirname, 'RESULTS.md'),
    [...columns, ...Object.keys(under)],
    ran
      .map(({ part }, i) => ({ part, line: lines[i] }))
      .flatMap(({ part, line }) => (line && belongsInResults(line, part) ? [line] : []))
      .map(line => ({ ...rowOf(line), ...under })),
  )
  say(`\n${new Date().toISOString().slice(0, 10)}, seed ${seed}\n`)
  if (lines.length > 0) say(`${tableOf(lines)}\n`)
  if (memory.length > 0) say(`${memoryTable(memory)}\n`)
  if (values.json)
    writeFileSync(
      resolve(process.env['INIT_CWD'] ?? '.', values.json),
      `${JSON.stringify({ seed, at: new Date().toISOString(), lines, memory }, null, 2)}\n`,
    )
  return (
    lines.every(
      ({ lost, broken, slowest }) => lost + broken === 0 && !(slowest && isLate(slowest)),
    ) && memory.every(({ isLevel }) => isLevel)
  )
}

/**
 * Does one run with its own seed, so that it can be repeated without the runs before it. Returns
 * null if the run broke off.
 */
async function runOnce(part: Part, n: number): Promise<Outcome | null> {
  try {
    const outcome = await part.run(randomFrom(seed + n), n)
    const { lost, unsaved, answers, fault } = outcome
    const late = unsaved === null ? '' : `, ${unsaved} ms unsaved`
    const slow = answers
      ? `, reported after ${answers.said} ms, saving for ${answers.saving} ms`
      : ''
    say(`  ${n}: ${fault}; ${lost} lost${late}${slow}`)
    return outcome
  } catch (error) {
    if (isStopped) return null
    say(`  ${n}: broke off: ${String(error).split('\n').slice(0, 3).join(' ')}`)
    await endAll()
    return null
  }
}
