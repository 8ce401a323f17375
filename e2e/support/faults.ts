/** Faults of a reader's machine, caused on purpose. The disks need root and Linux. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { freshProfile, removeProfile } from './app.ts'
import { familyOf } from './process-tree.ts'

/**
 * Kills the program and all its processes at once. Finding the processes takes time, and the
 * program may save meanwhile. A test that kills at a certain moment passes `family`.
 */
export async function killTree(app: ElectronApplication, family = familyOf(app)): Promise<void> {
  const ended = app.waitForEvent('close')
  signal(family, 'SIGKILL')
  await ended
}

/** Stops the processes until `thaw` or a kill. */
export const freeze = (family: readonly number[]): void => signal(family, 'SIGSTOP')

/** Continues stopped processes. */
export const thaw = (family: readonly number[]): void => signal(family, 'SIGCONT')

function signal(family: readonly number[], name: NodeJS.Signals): void {
  for (const pid of family)
    try {
      process.kill(pid, name)
    } catch {
      // It ended with its parent.
    }
}

/** How a file is damaged. */
export const damages = ['flipped', 'cut', 'emptied', 'deleted'] as const
export type Damage = (typeof damages)[number]

/** Damages a file. `place` is the position in the file, from 0 to 1. */
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
 * Removes the locks with which Chromium and its database keep out a second program. Another host
 * sees no locks either, and a person may delete them as remains of a crash.
 */
export function unlock(userData: string): void {
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(userData, name), { force: true })
  for (const database of readdirSync(join(userData, 'IndexedDB')))
    rmSync(join(userData, 'IndexedDB', database, 'LOCK'), { force: true })
}

/**
 * Writes a program into `folder` that starts `program` under another host name, and returns its
 * path. Needs root and Linux.
 */
export function onAnotherHost(program: string, folder: string, host: string): string {
  const path = join(folder, 'elsewhere')
  const text = `#!/bin/sh\nexec unshare --uts sh -c 'hostname ${host}; exec "${program}" "$@"' sh "$@"\n`
  writeFileSync(path, text, { mode: 0o755 })
  return path
}

/** Whether this process may mount disks. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk that is small enough to be filled, mounted at `folder`. */
export interface SmallDisk {
  readonly folder: string
  /** Fills the disk except for `left` bytes. */
  readonly fill: (left?: number) => void
  /** Frees the space again. */
  readonly free: () => void
  /** Makes the disk read-only or writable. No file on it may be open. */
  readonly protect: (isReadOnly: boolean) => void
  readonly remove: () => void
}

/** Makes an empty disk of 400 MB in memory. The program warns below 200 MB. */
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
  /** Records the content of the disk at this moment, as a power cut would leave it. */
  readonly cut: () => void
  /** Puts the disk back to the moment of the cut. No file on it may be open. */
  readonly restart: () => void
  readonly remove: () => void
}

/** Makes an ext4 file system of 512 MB in a file. */
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
