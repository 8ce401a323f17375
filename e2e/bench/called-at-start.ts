/**
 * Makes electron/runtime/build/called-at-start.txt: `npm run make-called-at-start`, after a build.
 * It starts the program, loads its page again, opens the white paper, and asks V8 which functions
 * were called until the text is drawn.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eachFunction, fingerprint, listIn } from '../../electron/runtime/build/called-at-start.mjs'
import { programFolder } from '../support/app.ts'
import { start } from './electron-runs.ts'

const assets = join(programFolder, 'out/renderer/assets')
const { page, close } = await start(programFolder)
const devtools = await page.context().newCDPSession(page)
await devtools.send('Profiler.enable')

/** Ranges of called functions, as `start:end`, by script. */
const ranges = new Map<string, Set<string>>()
const book = page.locator('[data-book-id]').first()
const text = page.locator('[data-pane="text"] [data-drawn=whole]').first()
await book.waitFor()
await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
await page.reload()
await book.dblclick()
await text.waitFor()
const { result } = await devtools.send('Profiler.takePreciseCoverage')
for (const { url, functions } of result) {
  const called = functions.flatMap(({ ranges: [whole] }) =>
    whole && whole.count > 0 ? [`${whole.startOffset}:${whole.endOffset}`] : [],
  )
  ranges.set(url.split('/').at(-1) ?? '', new Set(called))
}
await close()

/** How often functions of one fingerprint were called, and were not. */
const counts = new Map<string, { called: number; left: number }>()
for (const [name, called] of ranges) {
  if (!/^[\w-]+\.js$/.test(name)) continue
  eachFunction(readFileSync(join(assets, name), 'utf8'), node => {
    const print = fingerprint(node)
    const count = counts.get(print) ?? { called: 0, left: 0 }
    counts.set(print, count)
    if (called.has(`${node.start}:${node.end}`)) count.called++
    else count.left++
  })
}
const list = [...counts].filter(([, { called, left }]) => called > 0 && called >= left)
const prints = list.map(([print]) => print).toSorted()
const lines = prints.map((print, i) => print + (i % 12 === 11 ? '\n' : ' ')).join('')
writeFileSync(listIn(programFolder), `${lines.trim()}\n`)
process.stdout.write(`${prints.length} functions are called at a start\n`)
