import { originalUtf8 } from './encoded-twice.ts'
import type { TextEncodingName } from './encodings.ts'
import type { Replaced } from '../findings.ts'
import { unpackHz } from './hz.ts'

/** Decodes `bytes` without a byte order mark; null if any byte is invalid in `encoding`. */
export function decodeStrictly(encoding: TextEncodingName, bytes: Uint8Array): string | null {
  const [label, plain] = decoderOf(encoding, bytes)
  try {
    return new TextDecoder(label, { fatal: true }).decode(plain)
  } catch {
    return null
  }
}

/**
 * Decodes `bytes` that end inside a character, without that character; null if they are invalid
 * before it, or hold nothing else.
 */
export function decodeCutOff(encoding: TextEncodingName, bytes: Uint8Array): string | null {
  const isCutHz = encoding === 'HZ' && unpackHz(bytes).isCutOff
  const [label, plain] = decoderOf(encoding, isCutHz ? bytes.subarray(0, -1) : bytes)
  try {
    // In a stream the bytes after an incomplete character may still come.
    return new TextDecoder(label, { fatal: true }).decode(plain, { stream: true }) || null
  } catch {
    return null
  }
}

interface Lossy {
  readonly text: string
  /** The replacements; the count is 0 if no byte was replaced. */
  readonly replaced: Replaced
}

/** Decodes any bytes: those that are invalid in `encoding` become U+FFFD. */
export function decodeLossily(encoding: TextEncodingName, bytes: Uint8Array): Lossy {
  const [label, plain] = decoderOf(encoding, bytes)
  const text = new TextDecoder(label).decode(plain)
  const count = (text.match(/\ufffd/g)?.length ?? 0) - genuine(encoding, plain)
  return { text, replaced: { count, line: count > 0 ? lineOf(text, text.indexOf('\ufffd')) : 0 } }
}

function decoderOf(encoding: TextEncodingName, bytes: Uint8Array): readonly [string, Uint8Array] {
  if (encoding === 'HZ') return ['GB18030', unpackHz(bytes).bytes]
  if (encoding === 'UTF-8 via Windows-1252') return ['UTF-8', originalUtf8('Windows-1252', bytes)]
  if (encoding === 'UTF-8 via GB18030') return ['UTF-8', originalUtf8('GB18030', bytes)]
  return [encoding, bytes]
}

/** The bytes of a U+FFFD that is part of the text. */
const written: Readonly<Partial<Record<TextEncodingName, readonly number[]>>> = {
  'UTF-8': [0xef, 0xbf, 0xbd],
  'UTF-8 via Windows-1252': [0xef, 0xbf, 0xbd],
  'UTF-8 via GB18030': [0xef, 0xbf, 0xbd],
  'UTF-16LE': [0xfd, 0xff],
  'UTF-16BE': [0xff, 0xfd],
  GB18030: [0x84, 0x31, 0xa4, 0x37],
}

function genuine(encoding: TextEncodingName, bytes: Uint8Array): number {
  const sign = written[encoding]
  if (sign === undefined) return 0
  const step = sign.length === 2 ? 2 : 1
  let count = 0
  for (let i = 0; i + sign.length <= bytes.length; i += step) {
    if (sign.every((byte, k) => bytes[i + k] === byte)) count++
  }
  return count
}

/** The line of the offset `at`, counted from 1. */
function lineOf(text: string, at: number): number {
  return (text.slice(0, at).match(/\r\n?|\n/g)?.length ?? 0) + 1
}
