/**
 * The parts of a document in a zip file, found by links even if these spell their names carelessly.
 */
import { zipAfter } from '../../zip/directory.ts'
import { openZip, type Zip } from '../../zip/open-zip.ts'
import { ZipError } from '../../zip/zip-error.ts'
import type { ImportFaultCode } from '../importer.ts'

/** Sizes in bytes. */
const limits = {
  file: 256 * 1024 * 1024,
  entries: 20_000,
  total: 256 * 1024 * 1024,
  ratio: 200,
}

export interface ZipParts {
  readonly names: ReadonlySet<string>
  /** Returns the name of the part `path`, in any case and escaped or not; null if it is missing. */
  readonly find: (path: string) => string | null
  /**
   * Returns the bytes of the part `path`; null if it is missing or damaged. Throws `ZipError` if it
   * exceeds the limits.
   */
  readonly read: (path: string) => Uint8Array<ArrayBuffer> | null
}

/** The import fault of each zip fault. */
const faults: Readonly<Record<ZipError['fault'], ImportFaultCode>> = {
  'not-a-zip': 'import.damaged-file',
  broken: 'import.damaged-file',
  'too-large': 'import.too-large',
  suspicious: 'import.dangerous-file',
  locked: 'import.encrypted',
}

/** Returns the parts in `bytes`, or the fault of a file that cannot be opened. */
export function zipParts(bytes: Uint8Array): ZipParts | ImportFaultCode {
  let zip: Zip
  try {
    zip = openZip(bytes, limits, 'tolerant')
  } catch (error) {
    if (error instanceof ZipError) return faults[error.fault]
    throw error
  }
  const byFold = new Map<string, string>()
  const names = new Set([...zip.names].filter(name => !ofSystem.test(name)))
  for (const name of names) {
    const folded = fold(name)
    if (!byFold.has(folded)) byFold.set(folded, name)
  }
  const find = (path: string): string | null => {
    if (names.has(path)) return path
    const plain = unescaped(path)
    return names.has(plain) ? plain : (byFold.get(fold(plain)) ?? byFold.get(fold(path)) ?? null)
  }
  return {
    names,
    find,
    read(path) {
      const name = find(path)
      if (name === null) return null
      try {
        return zip.read(name)
      } catch (error) {
        if (error instanceof ZipError && error.fault === 'broken') return null
        throw error
      }
    },
  }
}

/** Files that macOS adds beside every file of a zip. */
const ofSystem = /^__MACOSX\/|(?:^|\/)\._/

/** Returns the result of `work`, or the fault of the `ZipError` that it throws. */
export function stoppedByZip<T>(work: () => T): T | ImportFaultCode {
  try {
    return work()
  } catch (error) {
    if (error instanceof ZipError) return faults[error.fault]
    throw error
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()

/** Returns `path` unescaped, or as it is if its escapes are wrong. */
export function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/**
 * Returns the path from the top that `href` in the part `from` leads to; null if it leads out of
 * the file.
 */
export function pathFrom(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return null
  const steps = href.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of href.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** How much of a zip file is looked at to recognize its format, in bytes. */
const headLength = 4_096

/**
 * Returns the beginning of a zip file, one character a byte; null for other files. Other data may
 * precede the zip.
 */
export function headOfZip(bytes: Uint8Array): string | null {
  const isAtOnce = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
  const start = isAtOnce ? 0 : zipAfter(bytes)
  return start === null ? null : String.fromCharCode(...bytes.subarray(start, start + headLength))
}

/** Whether `bytes` hold only white space. */
export const isBlankFile = (bytes: Uint8Array): boolean =>
  bytes.length < 4_096 && new TextDecoder('utf-8').decode(bytes).trim() === ''
