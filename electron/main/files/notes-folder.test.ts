import {
  lstatSync,
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

/** Exports notes as a program does that was just started. `leaves` says which are not written. */
async function exported(notes: readonly Note[], leaves: (place: number) => boolean = () => false) {
  const folders = notesFolders()
  const { folder } = folders.add(root)
  const plan = await folders.plan(
    folder,
    notes.map(({ key, name }) => ({ key, name })),
  )
  if (!plan.ok) return { plan, faults: [] }
  const faults: string[] = []
  for (const [place, { text = 'text' }] of notes.entries()) {
    if (leaves(place)) continue
    const outcome = await folders.write(folder, place, Buffer.from(text))
    if (!outcome.ok) faults.push(outcome.fault.file)
  }
  await folders.end(folder)
  return { names: plan.value.names, changed: plan.value.changed, faults }
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
  await folders.plan(folder, [one])
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
  expect((await exported([one], () => true)).changed).toEqual([0])
  expect((await exported([one], () => true)).changed).toEqual([0])
  await exported([one])
  expect((await exported([one])).changed).toEqual([])
})

it('what a power cut left half done is ours, and asked about', async () => {
  const folders = notesFolders()
  const { folder } = folders.add(root)
  await folders.plan(folder, [one, { key: 'mark/b', name: 'Two' }])
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
  expect(await folders.plan(folder, [one])).toMatchObject({
    ok: false,
    fault: { code: 'file.not-saved' },
  })
})
