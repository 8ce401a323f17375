/** What a file of the library holds. */
export type KeptFileKind = 'witness' | 'journal' | 'snapshot' | 'database'

/** The kind of the file `name`. The main process reports only the names of files. */
export function kindOfFile(name: string): KeptFileKind {
  if (name === 'witness.json') return 'witness'
  if (name.endsWith('.jsonl')) return 'journal'
  return name.endsWith('.json.gz') ? 'snapshot' : 'database'
}
