import type { EncodingFindings } from './findings.ts'
import type { ImportNotice } from './importer.ts'

/** Reports that a file ends inside a character, with the line. */
export const cutOffNotice = (encoding: EncodingFindings | undefined): readonly ImportNotice[] =>
  encoding?.cutOff === undefined ? [] : [{ code: 'cut-off', detail: String(encoding.cutOff) }]
