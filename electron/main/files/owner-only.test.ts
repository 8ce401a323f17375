import { chmod, mkdir, mkdtemp, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeToOthers, makeFolder } from './owner-only.ts'
import { writeWhole } from './write-whole.ts'

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
const fresh = () => mkdtemp(join(tmpdir(), '对照 owner '))

describe.skipIf(process.platform === 'win32')('the profile', () => {
  it('makes files and folders of the profile for their owner only', async () => {
    const folder = join(await fresh(), 'library', 'journal')
    await makeFolder(folder)
    const file = join(folder, 'witness.json')
    await writeWhole(file, Buffer.from('{}'))
    expect([await mode(join(folder, '..')), await mode(folder), await mode(file)]).toEqual([
      '700',
      '700',
      '600',
    ])
  })

  it('corrects files that an older program made readable for others, and nothing beside them', async () => {
    const profile = await fresh()
    await chmod(profile, 0o755)
    const journal = join(profile, 'library', 'journal')
    const elsewhere = join(await fresh(), 'mine.txt')
    await mkdir(journal, { recursive: true, mode: 0o755 })
    const files = [join(journal, '1.jsonl'), join(profile, 'window.json'), elsewhere]
    for (const file of files) await writeFile(file, 'x', { mode: 0o644 })
    await chmod(elsewhere, 0o644)
    await symlink(elsewhere, join(journal, 'link'))
    await writeFile(join(profile, 'theirs.txt'), 'x')
    await chmod(join(profile, 'theirs.txt'), 0o644)

    expect(await closeToOthers(profile, ['library', 'window.json', 'not-there'])).toBe(5)
    expect(await mode(profile)).toBe('700')
    expect(await mode(journal)).toBe('700')
    expect(await mode(join(journal, '1.jsonl'))).toBe('600')
    expect(await mode(join(profile, 'window.json'))).toBe('600')
    expect(await mode(elsewhere)).toBe('644')
    expect(await mode(join(profile, 'theirs.txt'))).toBe('644')
    expect(await closeToOthers(profile, ['library', 'window.json'])).toBe(0)
  })
})

describe.skipIf(process.platform === 'win32')('an exported file', () => {
  it('gives an exported file the mode that the system’s umask allows', async () => {
    const file = join(await fresh(), 'export.md')
    await writeWhole(file, Buffer.from('words'), 0o666)
    expect(await mode(file)).toBe((0o666 & ~process.umask()).toString(8))
  })
})
