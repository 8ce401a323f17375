import type { ExportTools } from './exporting.ts'
import type { Printing } from './printing.ts'

/** Printing whose code is loaded at the first call, because a start does not need it. */
export function printingLater(tools: ExportTools): Printing {
  const loaded = async () => (await import('./printing.ts')).createPrinting(tools)
  return {
    text: async (...what) => (await loaded()).text(...what),
    save: async (...what) => (await loaded()).save(...what),
    saveTitled: async (...what) => (await loaded()).saveTitled(...what),
    print: async (...what) => (await loaded()).print(...what),
  }
}
