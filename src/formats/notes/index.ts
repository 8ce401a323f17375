import { decodeText } from '../import/encoding/decode-text.ts'
import type { BroughtNotes } from './brought-note.ts'
import { readHypothesis } from './hypothesis.ts'
import { readReadest } from './readest.ts'
import { readWebAnnotations } from './web-annotations.ts'
import { readXliffNotes } from './xliff.ts'
import { readZotero } from './zotero.ts'

/** The largest file of notes, in bytes. */
export const largestNotes = 64 * 1024 * 1024

/**
 * Reads a file of marks and notes. Returns null if it is of no known form or too large. Never
 * throws.
 */
export function readNotes(bytes: Uint8Array): BroughtNotes | null {
  if (bytes.length > largestNotes) return null
  const decoded = decodeText(bytes, {})
  if (!decoded.ok) return null
  const json = parsed(decoded.text)
  return json === undefined
    ? (readXliffNotes(decoded.text) ?? readZotero(decoded.text))
    : (readWebAnnotations(json) ?? readReadest(json) ?? readHypothesis(json))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
