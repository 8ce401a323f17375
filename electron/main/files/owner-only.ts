/**
 * What is kept in the profile only its owner may look into: folders 700, files 600. On Windows these say nothing, and
 * the system keeps each user's folder from the others.
 */
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

export const ownerOnly = { folder: 0o700, file: 0o600 } as const

/** Makes `path`, and what folders above it are missing, for its owner only. One that is there stays as it is. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: ownerOnly.folder })
}

/**
 * Corrects `folder` itself, and each of `names` in it with everything below: an older program made them for everybody,
 * and so does who copies a profile. Answers how many were corrected. Links are not followed, and what cannot be changed is passed over.
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
