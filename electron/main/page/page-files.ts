/**
 * Finds the file for an `app://` address. Addresses are untrusted: only names that the build can
 * produce match, so there is nothing to decode or normalise. The file found is checked again on the
 * disk, with links resolved.
 */
import { realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { bookId, isSafeName, type BookId } from '#domain/ids'
import { origin } from './address.ts'
import { isInside } from './inside.ts'

interface PageFile {
  readonly path: string
  readonly type: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const name = '[A-Za-z0-9_-][A-Za-z0-9_.-]*'
const address = new RegExp(`^${origin}/((?:${name}/)*${name})(?:[?#].*)?$`)

const coverAddress = new RegExp(`^${origin}/covers/([^/?#]+)$`)

/** Returns the book whose cover `url` names; null if it names none. */
export function bookOfCover(url: string): BookId | null {
  const name = coverAddress.exec(url)?.[1]
  return isSafeName(name) ? bookId(name) : null
}

/** Returns the file in the build at `root` that `url` names; null if no such file may be served. */
export async function pageFile(url: string, root: string): Promise<PageFile | null> {
  const path = address.exec(url)?.[1]
  const type = path === undefined ? undefined : types[extname(path)]
  if (path === undefined || type === undefined || path.includes('..')) return null
  try {
    const [base, real] = await Promise.all([realpath(root), realpath(join(root, path))])
    return isInside(base, real) ? { path: real, type } : null
  } catch {
    return null
  }
}
