import type { Exporting, ExportTools } from './exporting.ts'

/** Exporting whose code is loaded at the first call, because a start does not need it. */
export function exportingLater(tools: ExportTools): Exporting {
  const loaded = async () => (await import('./exporting.ts')).createExporting(tools)
  return {
    offers: async () => (await loaded()).offers(),
    marksInUse: async book => (await loaded()).marksInUse(book),
    preview: async (...what) => (await loaded()).preview(...what),
    copy: async (...what) => (await loaded()).copy(...what),
    exportMarks: async (...what) => (await loaded()).exportMarks(...what),
    export: async (...what) => (await loaded()).export(...what),
  }
}
