/**
 * A disk that forgets what it was not told to keep. It records every `fsync`: of a file its bytes, of a folder its names.
 * What a power cut would leave is made from those alone, in a folder of its own: nothing that was only written, and
 * nothing that was only renamed.
 */
import { syncBuiltinESMExports } from 'node:module'
import fs, { type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Where folders cannot be told to keep their names, what this holds cannot be asked. */
export const canSyncFolders = process.platform !== 'win32'

export interface WatchedDisk {
  /** Puts into `to` what would be left of `folder`, which itself would be there. */
  readonly survivors: (folder: string, to: string) => Promise<void>
}

/** Watches what is told to the disk until the test is over. */
export async function watchDisk(): Promise<WatchedDisk> {
  /** What is safe, by the number that the system gives a file or folder. */
  const bytes = new Map<number, Buffer>()
  const names = new Map<number, ReadonlyMap<string, number>>()
  const paths = new WeakMap<FileHandle, string>()
  const real = { open: fs.open, readFile: fs.readFile, readdir: fs.readdir, stat: fs.stat }

  async function keep(handle: FileHandle): Promise<void> {
    const found = await handle.stat()
    if (!found.isDirectory()) {
      const whole = Buffer.alloc(found.size)
      await handle.read(whole, 0, found.size, 0)
      bytes.set(found.ino, whole)
      return
    }
    const folder = paths.get(handle) ?? ''
    const inside = new Map<string, number>()
    for (const name of await real.readdir(folder))
      inside.set(name, (await real.stat(join(folder, name))).ino)
    names.set(found.ino, inside)
  }

  fs.open = async (path, flags, mode) => {
    // What is written is read through the same handle: by then the file may have another name.
    const handle = await real.open(path, flags === 'wx' ? 'wx+' : flags, mode)
    paths.set(handle, String(path))
    for (const call of ['sync', 'datasync'] as const) {
      const done = handle[call].bind(handle)
      handle[call] = async () => {
        await done()
        await keep(handle)
      }
    }
    return handle
  }
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.open = real.open
    syncBuiltinESMExports()
  })

  async function survivors(folder: string, to: string): Promise<void> {
    await fs.mkdir(to, { recursive: true })
    const found = await real.stat(folder).catch(() => null)
    const inside = names.get(found?.ino ?? -1) ?? new Map<string, number>()
    for (const [name, number] of inside) {
      const there = await real.stat(join(folder, name)).catch(() => null)
      if (there?.isDirectory()) await survivors(join(folder, name), join(to, name))
      // A file whose bytes were never asked for is there, and empty.
      else await fs.writeFile(join(to, name), bytes.get(number) ?? Buffer.alloc(0))
    }
  }
  return { survivors }
}
