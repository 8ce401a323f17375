import { fault } from '../keeping/fault.ts'
import type { BundleShelf } from './shelf.ts'

/** `shelf` as far as it can be read: nothing is added to it or taken from it. */
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
