/** Reads PDFs with poppler, a program that is not ours. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Says how to get poppler if it is missing; null if it is there. */
export const popplerMissing: string | null = existsSync('/usr/bin/pdftotext')
  ? null
  : 'poppler is missing. On Debian: apt-get install poppler-utils'

/** Runs one of poppler's programs, and returns what it writes. */
export const poppler = (
  program: 'pdfinfo' | 'pdftotext' | 'pdffonts',
  ...args: readonly string[]
): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
