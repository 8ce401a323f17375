import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../lib/places.mjs'

/** The most JavaScript that the page may need before it shows the library, in KB of 1024 bytes. */
export const pageLimit = 600

const scripts = /<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g
/** Static imports of a built module. Dynamic imports, in parentheses, come after the start. */
const imports = /(?:from|import)\s*["'](\.[^"']+\.js)["']/g

/** How much JavaScript the built page needs before it shows the library, in KB of 1024 bytes. */
export function pageSize(page = join(root, 'out/renderer')) {
  /** @type {Set<string>} */
  const needed = new Set()
  const visit = (/** @type {string} */ file) => {
    if (needed.has(file)) return
    needed.add(file)
    for (const [, next] of readFileSync(file, 'utf8').matchAll(imports))
      if (next) visit(join(dirname(file), next))
  }
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  for (const [, script] of html.matchAll(scripts)) if (script) visit(join(page, script))
  return [...needed].reduce((sum, file) => sum + statSync(file).size, 0) / 1024
}
