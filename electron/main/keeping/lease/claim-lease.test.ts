import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Hold } from '#contract/keeping'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { claimLease, type Claim, type Pace } from './claim-lease.ts'
import { readLease } from './lease-file.ts'
import { thisProcess, type ProcessName } from './process-name.ts'
import { mountSmallDisk } from '../testing.ts'

const quick: Pace = { look: 5, ask: 5, patience: 400 }
/** No process has this number: systems count up to about four million. */
const ended = { pid: 999_999_999 }

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const release of open.splice(0)) await release()
})

const freshLibrary = async () => join(await mkdtemp(join(tmpdir(), '对照 lease ')), 'library')
const leaseIn = (library: string) => join(library, 'lease.json')

/** Claims `library`. `heard` gets each change that is reported. */
async function claim(library: string, as: Partial<ProcessName> = {}, pace = quick) {
  const heard: Hold[] = []
  const claimed = await claimLease({
    library,
    pace,
    self: { ...thisProcess(), ...as },
    changed: hold => heard.push(hold),
  })
  if (claimed.may === 'write') open.push(() => claimed.lease.release())
  return { claimed, heard }
}

function leaseOf(claimed: Claim) {
  if (claimed.may !== 'write') throw new Error('it may not write')
  return claimed.lease
}

/** A program that held the lease and was killed: its file remains, and nobody looks after it. */
async function killed(library: string, as: Partial<ProcessName>) {
  const { claimed } = await claim(library, as)
  const bytes = await readFile(leaseIn(library))
  await leaseOf(claimed).release()
  await writeFile(leaseIn(library), bytes)
}

describe('a library', () => {
  it('a library belongs to the first program; a second may only read it, on this host and on another', async () => {
    const library = await freshLibrary()
    const first = await claim(library)
    expect(first.claimed).toMatchObject({ may: 'write', isCopy: false })
    const here = thisProcess()
    for (const as of [{}, { host: 'other' }, { machine: 'other' }, { pidSpace: 'pid:[1]' }]) {
      expect((await claim(library, as)).claimed).toEqual({
        may: 'read',
        why: 'elsewhere',
        host: here.host,
      })
    }
    expect(await leaseOf(first.claimed).check()).toBe('ours')
    expect(first.heard).toEqual([])
  })

  it('a library is free when its holder has ended by itself', async () => {
    const library = await freshLibrary()
    await leaseOf((await claim(library, { host: 'other' })).claimed).release()
    const next = await claim(library, {}, { ...quick, patience: 1e9 })
    expect(next.claimed).toMatchObject({ may: 'write', isCopy: false })
  })

  it.each([
    ['was killed, and its process is gone', ended],
    ['was killed, and its number is another process’s now', { pid: process.ppid, born: '1' }],
    ['ran before this machine was started again', { boot: 'the one before' }],
  ])('a library is free at once when its holder %s', async (_how, as) => {
    const library = await freshLibrary()
    await killed(library, as)
    const next = await claim(library, {}, { ...quick, patience: 1e9 })
    expect(next.claimed).toMatchObject({ may: 'write' })
  })

  it.each([
    ['another host', { host: 'other', ...ended }],
    ['a container that counts its processes by itself', { pidSpace: 'pid:[1]', ...ended }],
  ])(
    'a library is free after a silence when its holder, on %s, does not reply',
    async (_where, as) => {
      const library = await freshLibrary()
      await killed(library, as)
      expect((await claim(library)).claimed).toMatchObject({ may: 'write' })
    },
  )

  it.each([
    ['nothing', ''],
    ['half of it', '{"version":1,"own'],
    ['zeros', '\0'.repeat(2048)],
  ])('a library is free at once when a power cut left %s of its lease', async (_what, text) => {
    const library = await freshLibrary()
    await mkdir(library, { recursive: true })
    await writeFile(leaseIn(library), text)
    expect((await claim(library, {}, { ...quick, patience: 1e9 })).claimed).toMatchObject({
      may: 'write',
    })
  })

  it('a library belongs to one program when twenty ask at once', async () => {
    const library = await freshLibrary()
    await killed(library, ended)
    const all = await Promise.all(Array.from({ length: 20 }, () => claim(library)))
    const holds = await Promise.all(
      all.map(async ({ claimed }) =>
        claimed.may === 'write' ? await claimed.lease.check() : 'reads',
      ),
    )
    expect(holds.filter(hold => hold === 'ours')).toHaveLength(1)
  })
})

describe('a program that was silent', () => {
  it('a silent holder finds out that another has the library, for good, and takes nothing back', async () => {
    const library = await freshLibrary()
    // Stopped like a machine that sleeps: it looks at nothing.
    const first = await claim(library, { host: 'asleep' }, { ...quick, look: 1e9 })
    const second = await claim(library)
    expect(second.claimed).toMatchObject({ may: 'write' })

    const lease = leaseOf(first.claimed)
    expect(await lease.check()).toBe('taken')
    expect(first.heard).toEqual(['taken'])
    await leaseOf(second.claimed).release()
    expect(await lease.check()).toBe('taken')
    await lease.release()
    const left = await readLease(leaseIn(library))
    expect(left?.terms).toMatchObject({ held: false, host: thisProcess().host })
  })
})

describe('the folder of a library', () => {
  it('a folder put in the place of the library is noticed, and so is the return of the first', async () => {
    const library = await freshLibrary()
    const { claimed, heard } = await claim(library, {}, { ...quick, look: 1e9 })
    const lease = leaseOf(claimed)
    await rename(library, `${library}-away`)
    await mkdir(library)
    expect(await lease.check()).toBe('moved')
    await rm(library, { recursive: true })
    await rename(`${library}-away`, library)
    expect(await lease.check()).toBe('ours')
    expect(heard).toEqual(['moved', 'ours'])
  })

  it('a library that is gone with its whole profile is noticed', async () => {
    const library = await freshLibrary()
    const lease = leaseOf((await claim(library)).claimed)
    const profile = join(library, '..')
    await rename(profile, `${profile}-away`)
    await mkdir(profile)
    expect(await lease.check()).toBe('moved')
    await expect(readFile(leaseIn(library))).rejects.toThrow('ENOENT')
  })

  it('a deleted library folder, or only its lease, is made again', async () => {
    const library = await freshLibrary()
    const lease = leaseOf((await claim(library)).claimed)
    await rm(library, { recursive: true })
    expect(await lease.check()).toBe('ours')
    await rm(leaseIn(library))
    expect(await lease.check()).toBe('ours')
    expect((await claim(library)).claimed).toMatchObject({ may: 'read', why: 'elsewhere' })
  })

  it('a copied library is recognised as a copy, once', async () => {
    const library = await freshLibrary()
    await leaseOf((await claim(library)).claimed).release()
    const copy = await freshLibrary()
    await cp(library, copy, { recursive: true })
    const first = await claim(copy)
    expect(first.claimed).toMatchObject({ may: 'write', isCopy: true })
    await leaseOf(first.claimed).release()
    expect((await claim(copy)).claimed).toMatchObject({ may: 'write', isCopy: false })
    expect((await claim(library)).claimed).toMatchObject({ may: 'write', isCopy: false })
  })

  // A place where even root can make no folder.
  it.runIf(process.platform === 'linux')(
    'a library in which nothing can be written is only read',
    async () => {
      expect((await claim('/sys/library')).claimed).toEqual({ may: 'read', why: 'unwritable' })
    },
  )
})

describe('a disk without space for a lease', () => {
  it('a disk without space for a lease keeps nobody out, is left without a trace, and gets the lease as soon as there is space', async ({
    skip,
  }) => {
    const disk = await mkdtemp(join(tmpdir(), '对照 full '))
    skip(!mountSmallDisk(disk), 'a small disk cannot be mounted here')
    try {
      const library = join(disk, 'library')
      const filler = join(disk, 'filler')
      await mkdir(library)
      await writeFile(filler, Buffer.alloc(64 * 1024))
      await expect(writeFile(join(disk, 'more'), 'more')).rejects.toThrow('ENOSPC')
      const lease = leaseOf((await claim(library, {}, { ...quick, look: 1e9 })).claimed)
      expect(await lease.check()).toBe('ours')
      expect(await readdir(library)).toEqual([])

      await rm(filler)
      expect(await lease.check()).toBe('ours')
      expect(await readdir(library)).toEqual(['lease.json'])
      // It replies when it next looks.
      const second = claim(library, {}, { ...quick, patience: 1e9 })
      await expect.poll(async () => (await readLease(leaseIn(library)))?.asked).not.toBe('')
      await lease.check()
      expect((await second).claimed).toMatchObject({ may: 'read', why: 'elsewhere' })
      await lease.release()
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it('a part of a lease on a full disk does not get in the way of the next', async () => {
    const library = await freshLibrary()
    await mkdir(library)
    const self = thisProcess()
    await writeFile(join(library, `.lease-${self.owner}`), '')
    expect((await claim(library, self)).claimed).toMatchObject({ may: 'write' })
    expect(await readdir(library)).toEqual(['lease.json'])
  })
})
