/** What may befall a reader's machine, done on purpose. Disks of our own need root and Linux. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { freshProfile, removeProfile } from './app.ts'
import { familyOf } from './process-tree.ts'

/**
 * Ends the program and every process it has started, at once and without a word. Looking for them
 * takes time in which much may be saved: who wants to kill at a moment hands the `family` in.
 */
export async function killTree(app: ElectronApplication, family = familyOf(app)): Promise<void> {
  const ended = app.waitForEvent('close')
  signal(family, 'SIGKILL')
  await ended
}

/** Lets the program do nothing more, until it is killed. */
export const freeze = (family: readonly number[]): void => signal(family, 'SIGSTOP')

/** Lets it go on. */
export const thaw = (family: readonly number[]): void => signal(family, 'SIGCONT')

function signal(family: readonly number[], name: NodeJS.Signals): void {
  for (const pid of family)
    try {
      process.kill(pid, name)
    } catch {
      // It ended with its parent.
    }
}

/** Ways in which a file is found damaged. */
export const damages = ['flipped', 'cut', 'emptied', 'deleted'] as const
export type Damage = (typeof damages)[number]

/** Damages a file; `place` is where in it, from 0 to 1. */
export function damageFile(path: string, damage: Damage, place: number): void {
  const bytes = damage === 'deleted' ? Buffer.alloc(0) : readFileSync(path)
  const at = Math.floor(bytes.length * place)
  const changes: Record<Damage, () => void> = {
    flipped() {
      if (at < bytes.length) bytes.writeUInt8((bytes[at] ?? 0) ^ 0xff, at)
      writeFileSync(path, bytes)
    },
    cut: () => truncateSync(path, at),
    emptied: () => truncateSync(path, 0),
    deleted: () => rmSync(path),
  }
  changes[damage]()
}

/**
 * Takes away what Chromium and its database keep a second program off with: so a profile looks to another host, and to who
 * tidies up what a crash is thought to have left.
 */
export function unlock(userData: string): void {
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(userData, name), { force: true })
  for (const database of readdirSync(join(userData, 'IndexedDB')))
    rmSync(join(userData, 'IndexedDB', database, 'LOCK'), { force: true })
}

/** Starts `program` as on a machine of another name; the path of what does that, in `folder`. Needs root, and Linux. */
export function onAnotherHost(program: string, folder: string, host: string): string {
  const path = join(folder, 'elsewhere')
  const text = `#!/bin/sh\nexec unshare --uts sh -c 'hostname ${host}; exec "${program}" "$@"' sh "$@"\n`
  writeFileSync(path, text, { mode: 0o755 })
  return path
}

/** Whether this process may mount disks of its own. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk that is small enough to be filled, with a folder where it is. */
export interface SmallDisk {
  readonly folder: string
  /** Takes all the room there is but `left` bytes. */
  readonly fill: (left?: number) => void
  /** Gives the room back. */
  readonly free: () => void
  /** Whether it can be written. Nothing may have a file of it open for that. */
  readonly protect: (isReadOnly: boolean) => void
  readonly remove: () => void
}

/** A new empty disk in memory, of 400 MB: below 200 the program warns. */
export function smallDisk(): SmallDisk {
  const folder = freshProfile()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder])
  const filler = (n: number | string) => join(folder, `fill-${n}`)
  let n = 0
  return {
    folder,
    fill(left = 0) {
      if (left > 0) writeFileSync(filler('left'), Buffer.alloc(left))
      for (let size = 64 * 1024 * 1024; size >= 4096;) {
        try {
          writeFileSync(filler(n++), Buffer.alloc(size))
        } catch {
          size = Math.floor(size / 2)
        }
      }
      rmSync(filler('left'), { force: true })
    },
    free: () => execFileSync('sh', ['-c', 'rm -f "$0"/fill-*', folder]),
    protect: isReadOnly =>
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder]),
    remove: () => unmount(folder),
  }
}

/** A disk whose power can be cut. */
export interface FrailDisk {
  readonly folder: string
  /** Keeps what is on the disk at this moment, as a power cut would leave it. */
  readonly cut: () => void
  /** Puts the disk back to the moment of the cut. Nothing may have a file of it open. */
  readonly restart: () => void
  readonly remove: () => void
}

/** A new ext4 file system of 512 MB in a file. */
export function frailDisk(): FrailDisk {
  const place = freshProfile()
  const folder = freshProfile()
  const image = join(place, 'disk')
  const left = join(place, 'left')
  const mount = () => execFileSync('mount', ['-o', 'loop', image, folder])
  execFileSync('truncate', ['-s', '512M', image])
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  mount()
  return {
    folder,
    cut: () => execFileSync('cp', ['--sparse=always', image, left]),
    restart() {
      execFileSync('umount', [folder])
      execFileSync('mv', [left, image])
      mount()
    },
    remove() {
      unmount(folder)
      removeProfile(place)
    },
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder])
  removeProfile(folder)
}
