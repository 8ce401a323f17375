import { expect, it } from 'vitest'
import { folderLimits, textsInFolder, type FolderEntry } from './folder-texts.ts'

const isText = (name: string) => name.endsWith('.txt')
const file = (name: string): FolderEntry<string> => ({
  name,
  kind: 'file',
  file: name,
  entries: async () => [],
})
const link = (name: string): FolderEntry<string> => ({ ...file(name), kind: 'link' })
const folder = (name: string, ...inside: readonly FolderEntry<string>[]): FolderEntry<string> => ({
  ...file(name),
  kind: 'folder',
  entries: async () => inside,
})
const names = ({ texts }: { readonly texts: readonly { readonly name: string }[] }) =>
  texts.map(({ name }) => name)

it('finds the texts of a folder and of those in it, in the order of a reader', async () => {
  const found = await textsInFolder(
    folder('top', file('第10回.txt'), file('第9回.txt'), folder('附录', file('年表.txt'))),
    isText,
  )
  expect(names(found)).toEqual(['第9回.txt', '第10回.txt', '年表.txt'])
})

it('counts hidden files and links, and names files of unknown formats', async () => {
  const { texts, leftOut } = await textsInFolder(
    folder(
      'top',
      file('.DS_Store'),
      file('~$稿.txt'),
      link('外.txt'),
      file('a.pdf'),
      file('b.jpg'),
    ),
    isText,
  )
  expect(texts).toEqual([])
  expect(leftOut).toEqual({
    hidden: 2,
    unknown: 2,
    unknownNames: ['a.pdf', 'b.jpg'],
    links: 1,
    folders: 0,
    hasMore: false,
  })
})

it('goes no deeper and takes no more than its limits, and says so', async () => {
  const deep = folder('1', file('一.txt'), folder('2', file('二.txt'), folder('3', file('三.txt'))))
  const shallow = await textsInFolder(deep, isText, { ...folderLimits, depth: 1 })
  expect(names(shallow)).toEqual(['一.txt', '二.txt'])
  expect(shallow.leftOut.folders).toBe(1)
  const few = await textsInFolder(deep, isText, { ...folderLimits, texts: 2 })
  expect(names(few)).toHaveLength(2)
  expect(few.leftOut.hasMore).toBe(true)
  const short = await textsInFolder(deep, isText, { ...folderLimits, entries: 2 })
  expect(short.leftOut.hasMore).toBe(true)
})

it('goes on when a folder cannot be read', async () => {
  const closed: FolderEntry<string> = {
    ...folder('closed'),
    entries: () => Promise.reject(new Error('EACCES')),
  }
  const { texts, leftOut } = await textsInFolder(folder('top', closed, file('一.txt')), isText)
  expect(texts).toHaveLength(1)
  expect(leftOut.folders).toBe(1)
})
