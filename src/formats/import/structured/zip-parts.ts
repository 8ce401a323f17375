/** The parts of a document that is a zip file: found by the names that others call them, however carelessly. */
import { zipAfter } from '../../zip/directory.ts'
import { openZip, type Zip } from '../../zip/open-zip.ts'
import { ZipError } from '../../zip/zip-error.ts'
import type { ImportFaultCode } from '../importer.ts'

const limits = {
  file: 256 * 1024 * 1024,
  entries: 20_000,
  total: 256 * 1024 * 1024,
  ratio: 200,
}

export interface ZipParts {
  readonly names: ReadonlySet<string>
  /** The name of the part that is called `path`, in any case, its letters escaped or not; null if there is none. */
  readonly find: (path: string) => string | null
  /** The bytes of the part called `path`; null if there is none or it is damaged. */
  readonly read: (path: string) => Uint8Array<ArrayBuffer> | null
}

/** Why a zip file is not opened, in the words of an importer. */
const faults: Readonly<Record<ZipError['fault'], ImportFaultCode>> = {
  'not-a-zip': 'import.damaged-file',
  broken: 'import.damaged-file',
  'too-large': 'import.too-large',
  suspicious: 'import.dangerous-file',
  locked: 'import.encrypted',
}

/** The parts in `bytes`, or why there are none. Never throws; a part that exceeds what is allowed is thrown as `ZipError`. */
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

/** What a Mac puts beside every file of a zip, under the file's own name. */
const ofSystem = /^__MACOSX\/|(?:^|\/)\._/

/** The answer of `work`, or the fault by which a part of a zip file stops it. */
export function stoppedByZip<T>(work: () => T): T | ImportFaultCode {
  try {
    return work()
  } catch (error) {
    if (error instanceof ZipError) return faults[error.fault]
    throw error
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()

/** `path` without the escapes of addresses, where they are right. */
export function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Where `href`, written in the part `from`, leads: a path from the top; null where it leads out. */
export function pathFrom(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return null
  const steps = href.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of href.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** As much of a zip file as may say what is in it, in bytes. */
const headLength = 4_096

/** The beginning of the zip file that `bytes` are, a character a byte; null if they are none. Something may stand before it. */
export function headOfZip(bytes: Uint8Array): string | null {
  const isAtOnce = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
  const start = isAtOnce ? 0 : zipAfter(bytes)
  return start === null ? null : String.fromCharCode(...bytes.subarray(start, start + headLength))
}

/** Whether there is nothing but white space in `bytes`. */
export const isBlankFile = (bytes: Uint8Array): boolean =>
  bytes.length < 4_096 && new TextDecoder('utf-8').decode(bytes).trim() === ''
