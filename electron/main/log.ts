/**
 * The log on disk: codes and counts, so that a reader can send it to anybody. No text, path or
 * error message is ever written to it.
 */
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, ownerOnly } from './files/owner-only.ts'

export type Level = 'info' | 'warn' | 'error'
export type Log = (level: Level, code: string, counts?: Readonly<Record<string, number>>) => void

const largest = 1024 * 1024

/** Opens a log in `folder`: `main.log`, and `main.old.log` once the first has reached 1 MiB. */
export function openLog(folder: string): Log {
  let writer: ReturnType<typeof loadWriter> | null = null
  return (level, code, counts = {}) => {
    // Loaded with the first entry, to keep the start fast.
    writer ??= loadWriter(folder)
    void writer.then(log => log[level](line(code, counts))).catch(lost)
  }
}

/** Returns one entry as it is written. */
export const line = (code: string, counts: Readonly<Record<string, number>>): string =>
  [code, ...Object.entries(counts).map(([name, count]) => `${name}=${count}`)].join(' ')

async function loadWriter(folder: string) {
  // Without the folder, electron-log would print long warnings on the terminal.
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

/** A log that cannot be written must not stop the event that it would have recorded. */
function lost(): void {}

/** The code of an unexpected error: its kind, never its message, which may quote the reader. */
export const errorKind = (error: unknown): string =>
  error instanceof Error ? error.name.toLowerCase().replace(/[^a-z0-9.-]/g, '') : 'unknown'
