import { expect, it } from 'vitest'
import { mergedResults } from './results.ts'

const columns = ['what', 'measured', 'date']

it('mergedResults replaces rows of the same name, adds new rows and leaves the rest as it is', () => {
  const text = `# Results

| what | measured | date |
| ---- | -------- | ---- |
| key  | 5 ms     | then |
| open | 40 ms    | then |

A note.
`
  const rows = [
    { what: 'open', measured: '38 ms', date: 'now' },
    { what: 'jump', measured: '52 ms', date: 'now' },
  ]
  expect(mergedResults(text, columns, rows)).toBe(`# Results

| what | measured | date |
| ---- | -------- | ---- |
| key  | 5 ms     | then |
| open | 38 ms    | now  |
| jump | 52 ms    | now  |

A note.
`)
})

it('mergedResults begins a table if the file has none', () => {
  expect(mergedResults('', columns, [{ what: 'key', measured: '5 ms' }])).toContain('| key  | 5 ms')
})
