import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settle } from './settle.mjs'

it.skipIf(process.platform === 'win32')(
  'files get the same times and modes on every machine',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'duizhao-settle-'))
    mkdirSync(join(folder, 'apparmor'), { mode: 0o700 })
    writeFileSync(join(folder, 'duizhao'), '\x7fELF…', { mode: 0o600 })
    writeFileSync(join(folder, 'apparmor/duizhao'), 'profile', { mode: 0o777 })
    writeFileSync(join(folder, 'postinst'), '#!/bin/sh\n', { mode: 0o644 })
    writeFileSync(join(folder, 'libEGL.so'), '\x7fELF…', { mode: 0o755 })
    settle(folder, 1_796_083_200)
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => {
      const { mode, mtimeMs } = statSync(join(folder, name))
      return [name, (mode & 0o7777).toString(8), mtimeMs]
    })
    rmSync(folder, { recursive: true })
    expect(found.toSorted()).toEqual([
      ['apparmor', '755', 1_796_083_200_000],
      ['apparmor/duizhao', '644', 1_796_083_200_000],
      ['duizhao', '755', 1_796_083_200_000],
      ['libEGL.so', '644', 1_796_083_200_000],
      ['postinst', '755', 1_796_083_200_000],
    ])
  },
)
