import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programFolder } from '../../support/app.ts'
import { within, type Findings } from '../measure.ts'

const page = join(programFolder, 'out/renderer')
const scripts = /<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g
/** Static imports of a built module; what it imports later is in parentheses. */
const imports = /(?:from|import)\s*["'](\.[^"']+\.js)["']/g

/** How much JavaScript the page must have before the library stands there. */
export function pageSize(): Findings {
  const needed = new Set<string>()
  const visit = (file: string) => {
    if (needed.has(file)) return
    needed.add(file)
    for (const [, next] of readFileSync(file, 'utf8').matchAll(imports))
      if (next) visit(join(dirname(file), next))
  }
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  for (const [, script] of html.matchAll(scripts)) if (script) visit(join(page, script))
  const bytes = [...needed].reduce((sum, file) => sum + statSync(file).size, 0)
  const held = { name: 'page JavaScript at start', value: bytes / 1024, unit: 'KB' } as const
  return { measures: [within(held, 600)], curves: [] }
}
