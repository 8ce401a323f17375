/** What a file is to the reader's work. */
export type KeptFileKind = 'witness' | 'journal' | 'snapshot' | 'database'

/** What the file called `name` is: its name is all that main tells of it. */
export function kindOfFile(name: string): KeptFileKind {
  if (name === 'witness.json') return 'witness'
  if (name.endsWith('.jsonl')) return 'journal'
  return name.endsWith('.json.gz') ? 'snapshot' : 'database'
}
