import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { notesFolders, recordName } from './notes-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'duizhao-notes-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
})

interface Note {
  readonly key: string
  readonly name: string
  readonly text?: string
}

interface Way {
  /** Which notes are not written. */
  readonly leaves?: (place: number) => boolean
  /** The keys of deleted notes. */
  readonly gone?: readonly string[]
  /** The keys of removed books and of their notes. */
  readonly ofRemoved?: readonly string[]
}

/** Exports notes as a program does that was just started. */
async function exported(
  notes: readonly Note[],
  { leaves = () => false, gone = [], ofRemoved = [] }: Way = {},
) {
  const folders = notesFolders()
  const { folder } = folders.add(root)
  const plan = await folders.plan(
    folder,
    notes.map(({ key, name }) => ({ key, name })),
    ofRemoved,
  )
  if (!plan.ok) return { plan, faults: [] }
  const faults: string[] = []
  for (const [place, { text = 'text' }] of notes.entries()) {
    if (leaves(place)) continue
    const outcome = await folders.write(folder, place, Buffer.from(text))
    if (!outcome.ok) faults.push(outcome.fault.file)
  }
  const ended = await folders.end(folder, gone)
  if (!ended.ok) faults.push(ended.fault.file)
  const { removed, stayed } = ended.ok ? ended.value : { removed: 0, stayed: [] }
  const { names, changed, ofRemoved: counted } = plan.value
  return { names, changed, counted, faults, removed, stayed }
}
const files = () =>
  readdirSync(root)
    .filter(name => name !== recordName)
    .toSorted()
const textOf = (name: string) => readFileSync(join(root, name), 'utf8')
const one = { key: 'mark/a', name: 'One' }

it('notes get names that are safe everywhere and differ on every system', async () => {
  const wanted = ['One', 'one', 'a/b\\c', 'con', '..', 'é', 'e\u0301', '[x]#y^z|', '']
  const { names } = await exported(wanted.map((name, i) => ({ key: `mark/${i}`, name })))
  expect(names).toEqual(['One', 'one 2', 'a b c', '_con', '_', 'é', 'e\u0301 2', 'x y z', '_ 2'])
  expect(files()).toHaveLength(wanted.length)
})

it('a second export writes over its own files and keeps their names', async () => {
  await exported([{ ...one, text: 'first' }])
  const { names, changed } = await exported([
    { key: 'mark/b', name: 'One', text: 'new' },
    { key: 'mark/a', name: 'Another title', text: 'second' },
  ])
  expect(names).toEqual(['One 2', 'One'])
  expect(changed).toEqual([])
  expect(textOf('One.md')).toBe('second')
  expect(files()).toEqual(['One 2.md', 'One.md'])
})

it('a file that the program did not write is never written over', async () => {
  writeFileSync(join(root, 'ONE.md'), 'mine')
  const { names } = await exported([one])
  expect(names).toEqual(['One 2'])
  expect(textOf('ONE.md')).toBe('mine')
})

it('a file that appears while the export runs is not written over', async () => {
  const folders = notesFolders()
  const { folder } = folders.add(root)
  await folders.plan(folder, [one], [])
  writeFileSync(join(root, 'One.md'), 'mine')
  const outcome = await folders.write(folder, 0, Buffer.from('text'))
  expect(outcome).toEqual({
    ok: false,
    fault: { code: 'file.not-saved', file: 'One.md', place: '' },
  })
  expect(textOf('One.md')).toBe('mine')
})

it('a note that was changed since is reported, also if it was left before', async () => {
  await exported([one, { key: 'mark/b', name: 'Two' }])
  writeFileSync(join(root, 'One.md'), 'changed')
  expect((await exported([one], { leaves: () => true })).changed).toEqual([0])
  expect((await exported([one], { leaves: () => true })).changed).toEqual([0])
  await exported([one])
  expect((await exported([one])).changed).toEqual([])
})

it('what a power cut left half done is ours, and asked about', async () => {
  const folders = notesFolders()
  const { folder } = folders.add(root)
  await folders.plan(folder, [one, { key: 'mark/b', name: 'Two' }], [])
  await folders.write(folder, 0, Buffer.from('text'))
  const { names, changed } = await exported([one, { key: 'mark/b', name: 'Two' }])
  expect(names).toEqual(['One', 'Two'])
  expect(changed).toEqual([0])
})

it('a note that the reader deleted is written again under its name', async () => {
  await exported([one])
  rmSync(join(root, 'One.md'))
  expect((await exported([{ ...one, name: 'Other' }])).names).toEqual(['One'])
})

it('a link in the place of a note is not followed', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'duizhao-outside-'))
  onTestFinished(() => rmSync(outside, { recursive: true }))
  writeFileSync(join(outside, 'victim.md'), 'mine')
  await exported([one])
  rmSync(join(root, 'One.md'))
  symlinkSync(join(outside, 'victim.md'), join(root, 'One.md'))
  const { names } = await exported([one])
  expect(names).toEqual(['One 2'])
  expect(lstatSync(join(root, 'One.md')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(outside, 'victim.md'), 'utf8')).toBe('mine')
})

it('no record makes a note leave the folder or take a file that is not a note', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      '../x.md',
      '/etc/x.md',
      'a/b.md',
      '..',
      '.md',
      'x',
      'x.exe',
      'C:x.md',
      'con.md',
      '.x.md',
    ),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(name, async wrong => {
      for (const file of readdirSync(root)) rmSync(join(root, file))
      const record = {
        format: 'duizhao-notes',
        version: 1,
        files: { 'mark/a': { name: wrong, hash: null } },
      }
      writeFileSync(join(root, recordName), JSON.stringify(record))
      const { names = [] } = await exported([one])
      expect(files()).toEqual(names.map(stem => `${stem}.md`))
      expect(names[0]).toMatch(/^[^/\\:#^[\]|%]+$/)
    }),
    { numRuns: 60 },
  )
})

it('a record that cannot be read makes all files somebody else’s', async () => {
  await exported([one])
  writeFileSync(join(root, recordName), '{"format"')
  expect((await exported([one])).names).toEqual(['One 2'])
})

it('a folder that is gone is a fault', async () => {
  const folders = notesFolders()
  const { folder } = folders.add(join(root, 'gone'))
  expect(await folders.plan(folder, [one], [])).toMatchObject({
    ok: false,
    fault: { code: 'file.not-saved' },
  })
})

const two = { key: 'mark/b', name: 'Two' }
const three = { key: 'mark/c', name: 'Three' }

it('the file of a deleted note goes, and one that is only not in the list stays', async () => {
  await exported([one, two, three])
  const { removed, stayed } = await exported([one], { gone: [two.key, 'mark/never'] })
  expect({ removed, stayed }).toEqual({ removed: 1, stayed: [] })
  expect(files()).toEqual(['One.md', 'Three.md'])
  expect(readFileSync(join(root, recordName), 'utf8')).not.toContain('Two')
  expect((await exported([one], { gone: [two.key] })).removed).toBe(0)
})

it('nothing but the file of a deleted note may be to do', async () => {
  await exported([one, two])
  expect((await exported([one], { leaves: () => true, gone: [two.key] })).removed).toBe(1)
  expect(readFileSync(join(root, recordName), 'utf8')).not.toContain('Two')
})

it('the file of a deleted note that was changed stays, and is named again the next time', async () => {
  await exported([one, two, three])
  writeFileSync(join(root, 'Two.md'), 'changed')
  rmSync(join(root, 'Three.md'))
  const gone = [two.key, three.key]
  for (let time = 0; time < 2; time++)
    expect(await exported([one], { gone })).toMatchObject({ removed: 0, stayed: ['Two'] })
  expect(textOf('Two.md')).toBe('changed')
})

it('a note that was brought back while it was exported keeps its file', async () => {
  await exported([one, two])
  expect(await exported([one, two], { gone: [two.key] })).toMatchObject({ removed: 0, stayed: [] })
  expect(files()).toEqual(['One.md', 'Two.md'])
})

it('the files of removed books are counted, and nothing is removed by counting them', async () => {
  const book = { key: 'book/a', name: 'Book' }
  const other = { key: 'book/b', name: 'Other' }
  const removed = [book.key, two.key, three.key, 'book/never']
  await exported([one, two, three, book, other])
  rmSync(join(root, 'Three.md'))
  writeFileSync(join(root, 'Two.md'), 'changed')
  expect(await exported([one, other], { ofRemoved: removed })).toMatchObject({ counted: 2 })
  expect(await exported([one, other, book], { ofRemoved: removed })).toMatchObject({ counted: 1 })
  expect(await exported([one, other], { ofRemoved: removed, gone: removed })).toMatchObject({
    counted: 2,
    removed: 1,
    stayed: ['Two'],
  })
  expect(files()).toEqual(['One.md', 'Other.md', 'Two.md'])
})

it('a link or a folder in the place of a deleted note stays', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'duizhao-outside-'))
  onTestFinished(() => rmSync(outside, { recursive: true }))
  await exported([one, two, three])
  for (const name of ['Two.md', 'Three.md']) rmSync(join(root, name))
  writeFileSync(join(outside, 'Two.md'), 'text')
  symlinkSync(join(outside, 'Two.md'), join(root, 'Two.md'))
  mkdirSync(join(root, 'Three.md'))
  const { removed, stayed } = await exported([one], { gone: [two.key, three.key] })
  expect({ removed, stayed }).toEqual({ removed: 0, stayed: ['Two', 'Three'] })
  expect(files()).toEqual(['One.md', 'Three.md', 'Two.md'])
  expect(readdirSync(outside)).toEqual(['Two.md'])
})

it.each([
  ['a path out of the folder', { 'mark/b': '../victim.md' }],
  ['a whole path', { 'mark/b': '/tmp/victim.md' }],
  ['a file that is no note', { 'mark/b': 'victim.txt' }],
  ['the file of a note that is there', { 'mark/b': 'one.md', 'mark/a': 'One.md' }],
])('a hostile record removes nothing: %s', async (_, names) => {
  const inner = join(root, 'inner')
  mkdirSync(inner)
  for (const name of ['victim.md', 'victim.txt']) writeFileSync(join(root, name), 'text')
  for (const name of ['One.md', 'victim.txt']) writeFileSync(join(inner, name), 'text')
  const hash = createHash('sha256').update('text').digest('hex')
  const listed = Object.entries(names).map(([key, name]) => [key, { name, hash }])
  const record = { format: 'duizhao-notes', version: 1, files: Object.fromEntries(listed) }
  writeFileSync(join(inner, recordName), JSON.stringify(record))
  const folders = notesFolders()
  const { folder } = folders.add(inner)
  await folders.plan(folder, [one], [])
  await folders.write(folder, 0, Buffer.from('text'))
  await folders.end(folder, ['mark/b'])
  expect(readdirSync(root)).toEqual(['inner', 'victim.md', 'victim.txt'])
  expect(readdirSync(inner)).toEqual(expect.arrayContaining(['One.md', 'victim.txt']))
})
