import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pageSize } from './page-size.mjs'

it('counts each script that the page imports at its start once, and none that it imports later', () => {
  const page = mkdtempSync(join(tmpdir(), 'page-'))
  const write = (name: string, text: string) =>
    writeFileSync(join(page, name), text.padEnd(1024, ' '))
  write('index.html', '<script type="module" src="./start.js"></script>')
  write('start.js', 'import"./shared.js";import("./later.js")')
  write('shared.js', 'export{a}from"./start.js"')
  write('later.js', '')
  expect(pageSize(page)).toBe(2)
  rmSync(page, { recursive: true })
})
