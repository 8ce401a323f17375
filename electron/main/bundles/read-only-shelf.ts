import { fault } from '../keeping/fault.ts'
import type { BundleShelf } from './shelf.ts'

/** `shelf` for a library that is only read: nothing can be saved or removed. */
export function readOnlyShelf(shelf: BundleShelf): BundleShelf {
  const refused = async () => fault('keeping.read-only', '')
  return {
    ...shelf,
    keep: refused,
    stopKeeping: async () => {},
    remove: refused,
    bringBack: refused,
  }
}
