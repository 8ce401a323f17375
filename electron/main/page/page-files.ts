/**
 * Which file an `app://` address means. Addresses are untrusted: only names the
 * build can produce are understood, so there is nothing to decode and nothing to
 * normalise; what they name is then checked again on the disk, links resolved.
 */
import { realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { origin } from './address.ts'
import { isInside } from './inside.ts'

export interface PageFile {
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

/** The file of the build in `root` that `url` names; null if it names none that may be served. */
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
