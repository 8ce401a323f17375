import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { tmpdir } from 'node:os'

/** What is missing if there is no LibreOffice; null if there is one. */
export const officeMissing: string | null = existsSync('/usr/bin/soffice')
  ? null
  : 'LibreOffice is missing. On Debian: apt-get install libreoffice-writer-nogui libreoffice-uiconfig-writer'

let profile = ''

/**
 * Opens `path` in LibreOffice and saves it as `format`, such as `odt` or `txt:Text (encoded):UTF8`.
 * Returns the new file, which is in a folder of its own.
 */
export function savedByOffice(path: string, format: string): string {
  // A profile of its own: another program may be using the usual one.
  profile ||= mkdtempSync(join(tmpdir(), 'libreoffice-'))
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  const own = `-env:UserInstallation=file://${profile}`
  const how = ['--headless', own, '--convert-to', format, '--outdir', folder, path]
  execFileSync('/usr/bin/soffice', how, { stdio: 'pipe', timeout: 120_000 })
  const extension = format.split(':')[0] ?? format
  return join(folder, `${basename(path, extname(path))}.${extension}`)
}

/** What is missing to change a file in LibreOffice; null if it can be driven. */
export const drivingMissing: string | null =
  officeMissing ??
  (existsSync('/usr/lib/python3/dist-packages/uno.py')
    ? null
    : 'UNO for Python is missing. On Debian: apt-get install python3-uno')

/**
 * Changes the table for review in `path` as `review-in-libreoffice.py` says, and saves it in each
 * of `formats`. Returns the new files.
 */
export function reviewedByOffice(path: string, formats: readonly string[]): readonly string[] {
  profile ||= mkdtempSync(join(tmpdir(), 'libreoffice-'))
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  const saved = formats.map(format => join(folder, `reviewed.${format}`))
  const script = join(import.meta.dirname, 'review-in-libreoffice.py')
  const own = [script, profile, path, ...saved]
  execFileSync('/usr/bin/python3', own, { stdio: 'pipe', timeout: 120_000 })
  return saved
}
