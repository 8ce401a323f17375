/**
 * Values as lines of text: `<CRC-32 of the JSON> <JSON>`. A damaged line is recognised, and because
 * JSON has no line breaks it spoils no other line.
 */
import { crc32 } from 'node:zlib'

/** Returns `value` as a line, with its line break. */
export function frame(value: unknown): string {
  const json = JSON.stringify(value)
  return `${checksum(Buffer.from(json))} ${json}\n`
}

interface Unframed {
  readonly values: readonly unknown[]
  /** Whether the file holds anything besides whole lines. */
  readonly damaged: boolean
}

/**
 * Returns the values of all whole lines, in order. A damaged line never yields a wrong value. Zeros
 * at the end are reserved space, and no damage.
 */
export function unframe(file: Buffer): Unframed {
  const bytes = withoutRoom(file)
  const values: unknown[] = []
  let damaged = false
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(lineEnd, start)
    const end = found < 0 ? bytes.length : found
    const line = checked(bytes.subarray(start, end))
    if (line) values.push(line.value)
    if (!line || found < 0) damaged = true
    start = end + 1
  }
  return { values, damaged }
}

function withoutRoom(file: Buffer): Buffer {
  let end = file.length
  while (end > 0 && file[end - 1] === 0) end--
  return file.subarray(0, end)
}

const lineEnd = 0x0a
const checksumLength = 8

/** Returns the value of a line; null if its bytes have changed. */
function checked(line: Buffer): { readonly value: unknown } | null {
  const json = line.subarray(checksumLength + 1)
  const lead = line.subarray(0, checksumLength + 1).toString('latin1')
  if (lead !== `${checksum(json)} `) return null
  try {
    return { value: JSON.parse(json.toString('utf8')) }
  } catch {
    return null
  }
}

const checksum = (bytes: Buffer): string => crc32(bytes).toString(16).padStart(checksumLength, '0')
