import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { createWrittenFiles } from './written-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-written-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

function writing() {
  const asked: string[] = []
  const files = createWrittenFiles({
    showItemInFolder: path => void asked.push(`show ${path}`),
    openPath: async path => {
      asked.push(`open ${path}`)
      return path.includes('refused') ? 'no program' : ''
    },
  })
  const write = (id: string, name: string) => {
    const path = join(folder, name)
    writeFileSync(path, 'text')
    return { path, saved: files.add(id, path) }
  }
  return { asked, files, write }
}

it('a written file is named without its folder, and can be shown and opened', async () => {
  const { asked, files, write } = writing()
  const { path, saved } = write('a', '红楼梦.md')
  expect(saved).toEqual({ name: '红楼梦.md', id: 'a' })
  expect(await files.show('a')).toBe(true)
  expect(await files.open('a')).toBe(true)
  expect(asked).toEqual([`show ${path}`, `open ${path}`])
})

it('no file is shown or opened that the program has not written', async () => {
  const { asked, files, write } = writing()
  write('a', 'a.md')
  for (const id of ['b', '', '/etc/passwd']) {
    expect(await files.show(id)).toBe(false)
    expect(await files.open(id)).toBe(false)
  }
  expect(asked).toEqual([])
})

it.each(['work.duizhao', 'page.html', 'run.sh', 'run.desktop', 'run.exe', 'none', 'page.html.bat'])(
  'the file %s is shown and never opened',
  async name => {
    const { asked, files, write } = writing()
    const { path } = write('a', name)
    expect(await files.open('a')).toBe(false)
    expect(await files.show('a')).toBe(true)
    expect(asked).toEqual([`show ${path}`])
  },
)

it('a file that is gone is neither shown nor opened', async () => {
  const { asked, files, write } = writing()
  rmSync(write('a', 'a.md').path)
  expect([await files.show('a'), await files.open('a')]).toEqual([false, false])
  expect(asked).toEqual([])
})

it('a file for which there is no program is reported as not opened', async () => {
  const { files, write } = writing()
  write('a', 'refused.md')
  expect(await files.open('a')).toBe(false)
})

it('only the last twenty files are known', async () => {
  const { files, write } = writing()
  for (let i = 0; i < 21; i++) write(`file-${i}`, `${i}.md`)
  expect(await files.show('file-0')).toBe(false)
  expect(await files.show('file-1')).toBe(true)
})
