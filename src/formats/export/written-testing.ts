import { unzipSync } from 'fflate'
import type { Exporter } from './exporter.ts'

type Of = Parameters<Exporter['write']>

/** The parts of an export, with `''` for bytes. */
export const partsOf = (exporter: Exporter, ...of: Of): readonly string[] =>
  Array.from(exporter.write(...of), part => (typeof part === 'string' ? part : ''))

/** A whole export as bytes. */
export function bytesWritten(exporter: Exporter, ...of: Of): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const parts = Array.from(exporter.write(...of), part =>
    typeof part === 'string' ? encoder.encode(part) : part,
  )
  return new Uint8Array(parts.flatMap(part => [...part]))
}

/** A whole export as text: of a zip, the text of each file in it under its name. */
export function written(exporter: Exporter, ...of: Of): string {
  const bytes = bytesWritten(exporter, ...of)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  if (!isZip(bytes)) return decoder.decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, contents]) => `=== ${name}\n${decoder.decode(contents)}\n`)
    .join('')
}

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
