/**
 * Names this process and this machine, so that another program can find out whether it still runs.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import * as v from 'valibot'

const word = v.pipe(v.string(), v.maxLength(300))

/** What a lease says about the program that holds it. */
export const processName = v.object({
  /** Differs at each start. */
  owner: word,
  host: word,
  /** Identifies the machine, and reveals nothing else about it. */
  machine: word,
  /**
   * The boot of the system, and the namespace of its process ids; empty if the system does not say.
   */
  boot: word,
  pidSpace: word,
  pid: v.pipe(v.number(), v.safeInteger()),
  /** When the process started, in the system's units; empty if the system does not say. */
  born: word,
})
export type ProcessName = Readonly<v.InferOutput<typeof processName>>

/** The name of this process. Each call makes another `owner`. */
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
 * Whether the process called `other` has certainly ended, seen from `here`. Nothing is certain
 * about a process on another machine or in another process id namespace.
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
    // A process of another user refuses the signal, so it exists.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Field 22 of `/proc/<pid>/stat`, counted after the program's name, which may contain spaces and
 * brackets.
 */
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

/** Returns what `read` returns; empty if it throws. */
function said(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
