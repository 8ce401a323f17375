/** Which process on which machine this is, so that another can tell whether it still runs. */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import * as v from 'valibot'

const word = v.pipe(v.string(), v.maxLength(300))

/** What a lease says of the program that holds it. */
export const processName = v.object({
  /** Another at each start. */
  owner: word,
  host: word,
  /** The machine, in a form that says nothing of it but whether it is the same. */
  machine: word,
  /** The start of the system, and the space that its process ids count in; empty where the system does not say. */
  boot: word,
  pidSpace: word,
  pid: v.pipe(v.number(), v.safeInteger()),
  /** When the process began, as the system counts; empty where it does not say. */
  born: word,
})
export type ProcessName = Readonly<v.InferOutput<typeof processName>>

/** The name of this process, with another `owner` at each call. */
export const thisProcess = (): ProcessName => ({
  owner: randomUUID(),
  host: hostname(),
  machine: machine(),
  boot: said(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  pidSpace: said(() => readlinkSync('/proc/self/ns/pid')),
  pid: process.pid,
  born: bornOf(process.pid),
})

/**
 * Whether the process called `other` is certain to have ended, as seen from `here`. Of one on another machine, or that counts
 * its process ids otherwise, nothing is certain.
 */
export function hasEnded(other: ProcessName, here: ProcessName): boolean {
  if (other.host !== here.host || other.machine !== here.machine) return false
  if (other.boot !== here.boot) return other.boot !== '' && here.boot !== ''
  if (other.pidSpace !== here.pidSpace) return false
  return !isRunning(other.pid) || bornOf(other.pid) !== other.born
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One of another user's is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The twenty-second word of its line, counted after the program's name, which may hold spaces and brackets. */
const bornOf = (pid: number): string =>
  said(
    () =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '',
  )

function machine(): string {
  const id = said(() => readFileSync('/etc/machine-id', 'utf8').trim())
  const cards = () =>
    Object.values(networkInterfaces())
      .flatMap(addresses => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ mac }) => mac)
  const name = id || [...new Set(cards())].toSorted().join(' ')
  return createHash('sha256').update(`duizhao ${name}`).digest('hex').slice(0, 16)
}

/** What the system says; empty where it does not. */
function said(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
