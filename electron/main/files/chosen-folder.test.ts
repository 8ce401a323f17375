import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chosenFolders } from './chosen-folder.ts'

let top: string
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), '选 '))
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

const put = (...path: readonly string[]) => writeFileSync(join(top, ...path), '山水。')

it('lists the texts of a folder without their paths, and reads each by its number', async () => {
  mkdirSync(join(top, '卷', '下'), { recursive: true })
  put('卷', '下', '二.TXT')
  put('一.txt')
  put('图.png')
  const folders = chosenFolders()
  const listing = await folders.list(join(top, '卷', '..'))
  expect(listing.files.toSorted()).toEqual(['一.txt', '二.TXT'].toSorted())
  expect(JSON.stringify(listing)).not.toContain(top)
  expect(listing.leftOut).toMatchObject({ unknown: 1, unknownNames: ['图.png'] })
  const index = listing.files.indexOf('一.txt')
  expect(await folders.read(listing.folder, index)).toMatchObject({
    ok: true,
    value: { name: '一.txt' },
  })
})

it('follows no link, in the folder or out of it', async () => {
  mkdirSync(join(top, 'in'))
  put('secret.txt')
  symlinkSync(join(top, 'secret.txt'), join(top, 'in', '外.txt'))
  symlinkSync(top, join(top, 'in', 'loop'))
  const listing = await chosenFolders().list(join(top, 'in'))
  expect(listing.files).toEqual([])
  expect(listing.leftOut.links).toBe(2)
})

it('reads texts of an earlier folder after another was chosen', async () => {
  mkdirSync(join(top, '卷'))
  put('一.txt')
  put('卷', '二.txt')
  const folders = chosenFolders()
  const first = await folders.list(top)
  const second = await folders.list(join(top, '卷'))
  const index = first.files.indexOf('一.txt')
  expect(await folders.read(first.folder, index)).toMatchObject({ value: { name: '一.txt' } })
  expect(await folders.read(second.folder, 0)).toMatchObject({ value: { name: '二.txt' } })
})

it('names the file that has gone since the folder was listed', async () => {
  put('一.txt')
  const folders = chosenFolders()
  const { folder } = await folders.list(top)
  rmSync(join(top, '一.txt'))
  expect(await folders.read(folder, 0)).toMatchObject({ ok: false, fault: { file: '一.txt' } })
})

it('refuses a number that was not listed', async () => {
  put('一.txt')
  const folders = chosenFolders()
  const { folder } = await folders.list(top)
  await expect(folders.read(folder, 1)).rejects.toThrow('no text 1')
  await expect(folders.read(folder + 1, 0)).rejects.toThrow('no text 0')
})
