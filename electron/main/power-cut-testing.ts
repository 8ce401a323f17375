/**
 * A disk that forgets whatever was not synced. It records every `fsync`: for a file its bytes, for
 * a folder its names. From those alone it makes what a power cut would leave, in a folder of its
 * own: without anything that was only written or only renamed.
 */
import { syncBuiltinESMExports } from 'node:module'
import fs, { type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Without folder syncs, as on Windows, these tests have nothing to check. */
export const canSyncFolders = process.platform !== 'win32'

export interface WatchedDisk {
  /** Writes into `to` what a power cut would leave of `folder`, which itself survives. */
  readonly survivors: (folder: string, to: string) => Promise<void>
}

/** Records all syncs until the test ends. */
export async function watchDisk(): Promise<WatchedDisk> {
  /** What is synced, by inode. */
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
    // Reads the file through the same handle, because it may have another name by then.
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
      // A file whose bytes were never synced exists, and is empty.
      else await fs.writeFile(join(to, name), bytes.get(number) ?? Buffer.alloc(0))
    }
  }
  return { survivors }
}
