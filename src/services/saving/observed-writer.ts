import type { Operation } from '#domain/operation'
import type { Writer } from './writer.ts'

/** `writer`, telling `wrote` of all that it is given, as soon as it has it. */
export const observedWriter = (
  writer: Writer,
  wrote: (operations: readonly Operation[]) => void,
): Writer => ({
  ...writer,
  put: (operations, patience) => {
    writer.put(operations, patience)
    wrote(operations)
  },
  writeWhole: async (operations, ...how) => {
    await writer.writeWhole(operations, ...how)
    wrote(operations)
  },
})
