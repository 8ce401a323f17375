/**
 * The log on disk: codes and counts, so that a reader can send it to anybody. No text,
 * no path and no message of an error ever reaches it.
 */
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, ownerOnly } from './files/owner-only.ts'

export type Level = 'info' | 'warn' | 'error'
export type Log = (level: Level, code: string, counts?: Readonly<Record<string, number>>) => void

const largest = 1024 * 1024

/** A log in `folder`: `main.log`, and `main.old.log` once the first has reached a mebibyte. */
export function openLog(folder: string): Log {
  let writer: ReturnType<typeof loadWriter> | null = null
  return (level, code, counts = {}) => {
    // Loaded when there is something to write: a start has better things to do.
    writer ??= loadWriter(folder)
    void writer.then(log => log[level](line(code, counts))).catch(lost)
  }
}

/** One entry as it is written. */
export const line = (code: string, counts: Readonly<Record<string, number>>): string =>
  [code, ...Object.entries(counts).map(([name, count]) => `${name}=${count}`)].join(' ')

async function loadWriter(folder: string) {
  // Where it cannot, it would say so at length on the terminal.
  await makeFolder(folder)
  await access(folder, constants.W_OK)
  const { default: log } = await import('electron-log/node.js')
  log.transports.console.level = false
  log.transports.file.resolvePathFn = () => join(folder, 'main.log')
  log.transports.file.maxSize = largest
  log.transports.file.writeOptions = { flag: 'a', mode: ownerOnly.file, encoding: 'utf8' }
  log.transports.file.format = '{iso} {level} {text}'
  return log
}

/** A log that cannot be written must not stop what it would have told of. */
function lost(): void {}

/** The code of an error that was not expected: its kind, never its message, which may quote the reader. */
export const errorKind = (error: unknown): string =>
  error instanceof Error ? error.name.toLowerCase().replace(/[^a-z0-9.-]/g, '') : 'unknown'
