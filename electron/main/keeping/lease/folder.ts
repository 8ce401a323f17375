/** The numbers by which the system knows a folder. A folder put in its place has others. */
import { stat } from 'node:fs/promises'

export interface FolderNumbers {
  readonly device: string
  readonly inode: string
}
export const nowhere: FolderNumbers = { device: '', inode: '' }

export async function folderAt(path: string): Promise<FolderNumbers> {
  const { dev, ino } = await stat(path, { bigint: true })
  return { device: String(dev), inode: String(ino) }
}

export const isSameFolder = (a: FolderNumbers, b: FolderNumbers) =>
  a.device === b.device && a.inode === b.inode

export const folderOrNowhere = (path: string): Promise<FolderNumbers> =>
  folderAt(path).catch(() => nowhere)
