import { isAbsolute, relative, sep } from 'node:path'

/** Whether `path` lies in the folder `base`; both must be absolute, links resolved. */
export function isInside(base: string, path: string): boolean {
  const way = relative(base, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
