import type { ImportFaultCode } from '../importer.ts'

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** How much of a file is searched for names, in bytes. */
const searched = 4 * 1024 * 1024

/**
 * Returns why a file in the old Office container is not read: it is a document of an old Word, a
 * new document with a password, or something else. Null for any other file.
 */
export function oleFault(bytes: Uint8Array): ImportFaultCode | null {
  if (signature.some((byte, i) => bytes[i] !== byte)) return null
  const has = (name: string): boolean => contains(bytes, name)
  if (has('EncryptedPackage')) return 'import.encrypted'
  return has('WordDocument') ? 'import.old-word' : 'import.unknown-format'
}

/** Whether `bytes` contain `name` as the container writes names, in two bytes a letter. */
function contains(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name, letter => [letter.charCodeAt(0), 0]).flat()
  const [first = 0] = wanted
  const end = Math.min(bytes.length, searched) - wanted.length
  for (let at = bytes.indexOf(first); at >= 0 && at <= end; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}
