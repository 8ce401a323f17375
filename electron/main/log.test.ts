import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { errorKind, openLog } from './log.ts'

it('writes codes and counts, one line each, with the time', async () => {
  const folder = await mkdtemp(join(tmpdir(), '日志 '))
  const log = openLog(folder)
  log('info', 'started', { electron: 33 })
  log('error', 'page.gone.crashed', { exitCode: 5, other: -1 })
  const lines = async () => (await readFile(join(folder, 'main.log'), 'utf8')).trimEnd().split('\n')
  await expect.poll(() => lines().catch(() => [])).toHaveLength(2)
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /
  expect((await lines()).map(line => line.replace(time, ''))).toEqual([
    'info started electron=33',
    'error page.gone.crashed exitCode=5 other=-1',
  ])
})

it.each([
  [new TypeError('读者写的'), 'typeerror'],
  [Object.assign(new Error('x'), { name: '读者 a/b' }), 'ab'],
  ['text', 'unknown'],
  [undefined, 'unknown'],
])('takes from %s only its kind: %s', (error, kind) => {
  expect(errorKind(error)).toBe(kind)
})
