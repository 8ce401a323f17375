/**
 * Measures the time from starting the program to readable text, beside an empty Electron window.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  electronPath,
  freshProfile,
  programFolder,
  removeProfile,
  rootSwitches,
} from '../../support/app.ts'
import { atMost, median, told, type Findings } from '../measure.ts'

const rounds = 7
const warming = 2

export async function coldStart(peers: string): Promise<Findings> {
  const first = await byTurns(peers, startFresh)
  const profiles = new Map([peers, programFolder].map(folder => [folder, freshProfile()]))
  const later = await byTurns(peers, folder => startOn(profiles.get(folder) ?? '', folder))
  for (const profile of profiles.values()) removeProfile(profile)
  const held = { name: 'cold start to readable text', value: first.ours, unit: 'ms' } as const
  const used = { name: 'cold start with a used profile', value: later.ours, unit: 'ms' } as const
  return {
    measures: [
      atMost(held, { name: 'empty window', value: first.floor }, 1.5),
      told(used, { name: 'empty window', value: later.floor }),
    ],
    curves: [],
  }
}

/**
 * Starts the empty window in `peers` and the program by turns. Returns the median time of each, in
 * milliseconds.
 */
async function byTurns(peers: string, run: (folder: string) => Promise<number>) {
  const ours: number[] = []
  const floor: number[] = []
  // The first rounds warm the disk and V8's cache, and do not count.
  for (let round = -warming; round < rounds; round++) {
    const empty = await run(peers)
    const full = await run(programFolder)
    if (round < 0) continue
    floor.push(empty)
    ours.push(full)
  }
  return { ours: median(ours), floor: median(floor) }
}

async function startFresh(folder: string): Promise<number> {
  const profile = freshProfile()
  const time = await startOn(profile, folder)
  removeProfile(profile)
  return time
}

/**
 * Starts `folder` without a driver, as a reader does, and ends it when its first screen is painted.
 * Returns the milliseconds from the start to the paint of the largest text.
 */
async function startOn(profile: string, folder: string): Promise<number> {
  const saying = ['-r', join(import.meta.dirname, '../say-painted.cjs')]
  const startedAt = Date.now()
  const program = spawn(
    electronPath(),
    [...rootSwitches(), ...saying, folder, `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = once(program, 'exit')
  let painted = Number.NaN
  for await (const line of createInterface({ input: program.stdout })) {
    if (!line.startsWith('painted ')) continue
    painted = Number(line.slice('painted '.length))
    program.kill()
  }
  await ended
  if (Number.isNaN(painted)) throw new Error(`${folder} ended before it was painted`)
  return painted - startedAt
}
