import { mkdtemp, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { largestFile } from '#contract/answers'
import { beforeEach, describe, expect, it } from 'vitest'
import { readGivenFiles } from './given-files.ts'
import { waitingFiles } from './waiting-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '文 件 '))
  await writeFile(join(folder, '甲.txt'), '甲')
  await writeFile(join(folder, '乙.txt'), '乙')
})
const at = (name: string) => join(folder, name)
const ok = (...names: readonly string[]) => ({
  ok: true,
  value: names.map(name => ({ name, bytes: new Uint8Array(Buffer.from(name.slice(0, 1))) })),
})

describe('files that the reader names', () => {
  it('files come as bytes with a name and no folder', async () => {
    expect(await readGivenFiles([at('乙.txt'), at('甲.txt')])).toEqual([
      { ok: true, value: ok('乙.txt').value[0] },
      { ok: true, value: ok('甲.txt').value[0] },
    ])
  })

  it.each([
    ['is not there', 'none.txt', { code: 'file.unreadable', file: 'none.txt', place: 'ENOENT' }],
    ['is a folder', '', { code: 'file.unreadable' }],
    ['is too large', 'large', { code: 'file.too-large', place: String(largestFile + 1) }],
    ['is too large a backup', 'large.duizhao', { code: 'backup.too-large' }],
  ])('files are read even if one of them %s, which is a fault', async (_title, name, fault) => {
    for (const large of ['large', 'large.duizhao']) {
      await writeFile(at(large), '')
      await truncate(at(large), largestFile + 1)
    }
    expect(await readGivenFiles([at(name), at('甲.txt')])).toMatchObject([
      { ok: false, fault },
      { ok: true, value: { name: '甲.txt' } },
    ])
  })

  it.runIf(process.platform === 'linux')('a device among the files is a fault', async () => {
    expect(await readGivenFiles(['/dev/zero'])).toMatchObject([
      { fault: { code: 'file.unreadable' } },
    ])
  })
})

describe('files that wait for the page', () => {
  it('waiting files are announced, and returned once', async () => {
    let announced = 0
    const files = waitingFiles(() => {})
    files.onArrival(() => announced++)
    files.add([at('甲.txt')])
    files.add([])
    files.add([at('乙.txt')])
    expect(announced).toBe(2)
    expect(await files.take()).toEqual(ok('甲.txt', '乙.txt'))
    expect(await files.take()).toEqual(ok())
  })

  it('files go on waiting when one among them cannot be read', async () => {
    let announced = 0
    const remembered: string[] = []
    const files = waitingFiles(path => remembered.push(path))
    files.onArrival(() => announced++)
    files.add([at('甲.txt'), at('none'), at('乙.txt')])
    expect(await files.take()).toMatchObject({ fault: { file: 'none' } })
    expect(announced).toBe(2)
    expect(await files.take()).toEqual(ok('甲.txt', '乙.txt'))
    expect(new Set(remembered)).toEqual(new Set([at('甲.txt'), at('乙.txt')]))
  })
})
