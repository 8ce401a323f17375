import { isAbsolute, relative, sep } from 'node:path'

/** Whether `path` is in the folder `base`. Both must be absolute, with links resolved. */
export function isInside(base: string, path: string): boolean {
  const way = relative(base, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
