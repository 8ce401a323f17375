/**
 * Only its owner may look into the profile: folders have mode 700 and files 600. Modes mean nothing
 * on Windows, where the system protects each user's folder.
 */
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

export const ownerOnly = { folder: 0o700, file: 0o600 } as const

/**
 * Makes `path` and its missing parent folders, for the owner only. An existing folder is not
 * changed.
 */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: ownerOnly.folder })
}

/**
 * Corrects the modes of `folder`, and of each of `names` in it with everything below. An older
 * program made them readable for others, and copying a profile can too. Returns how many were
 * corrected. Links are not followed; what cannot be changed is skipped.
 */
export async function closeToOthers(folder: string, names: readonly string[]): Promise<number> {
  if (process.platform === 'win32') return 0
  let corrected = (await closed(folder)).corrected
  for (const name of names) corrected += await closeTree(join(folder, name))
  return corrected
}

async function closeTree(path: string): Promise<number> {
  const { isFolder, corrected } = await closed(path)
  let all = corrected
  if (isFolder) {
    for (const name of await readdir(path).catch(() => [])) all += await closeTree(join(path, name))
  }
  return all
}

async function closed(path: string): Promise<{ isFolder: boolean; corrected: number }> {
  try {
    const found = await lstat(path)
    const isFolder = found.isDirectory()
    if (!isFolder && !found.isFile()) return { isFolder, corrected: 0 }
    const wanted = isFolder ? ownerOnly.folder : ownerOnly.file
    if ((found.mode & 0o777) === wanted) return { isFolder, corrected: 0 }
    await chmod(path, wanted)
    return { isFolder, corrected: 1 }
  } catch {
    return { isFolder: false, corrected: 0 }
  }
}
