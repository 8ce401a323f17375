/**
 * `npm run bench -- [--only PART,...] [--json FILE] [--svg FILE]` measures the built program in a
 * real Electron and writes RESULTS.md. Each figure and its peer are measured in the same run. A
 * part replaces only its own rows in RESULTS.md. Exits with 1 if a limit is not met.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wordCard } from './parts/card.ts'
import { coldStart } from './parts/cold-start.ts'
import { concordance } from './parts/concordance.ts'
import { buildPeers } from './electron-runs.ts'
import { exports } from './parts/exports.ts'
import { growth } from './parts/growth.ts'
import { importing } from './parts/import-speed.ts'
import { jumping } from './parts/jump.ts'
import { longContents, manyNotes } from './parts/lists.ts'
import { notebookLists } from './parts/notebook-lists.ts'
import { longParagraph } from './parts/long-paragraph.ts'
import { longWork } from './long-work.ts'
import { asJson, columns, rowOf, table, type Findings } from './measure.ts'
import { manyBooks } from './parts/many-books.ts'
import { memory } from './parts/memory.ts'
import { opening } from './parts/open.ts'
import { pageSize } from './parts/page-size.ts'
import { pinyin } from './parts/pinyin.ts'
import { paper } from './parts/paper.ts'
import { plot } from './plot.ts'
import { reattaching } from './parts/reattach.ts'
import { scrolling } from './parts/scroll.ts'
import { searching } from './parts/search.ts'
import { selecting } from './parts/select.ts'
import { keysWhileSnapshot } from './parts/snapshot.ts'
import { typing } from './parts/typing.ts'
import { words } from './parts/words.ts'
import { circumstances, writeResults } from '../support/results.ts'

interface Part {
  readonly says: string
  readonly run: (peers: string) => Findings | Promise<Findings>
}

const parts: Readonly<Record<string, Part>> = {
  size: { says: 'the JavaScript of the page at start', run: pageSize },
  start: { says: 'cold starts, beside an empty window', run: coldStart },
  typing: {
    says: 'keys and compositions in a book of 20,000 pairs, beside a raw paragraph, CodeMirror and a plain ProseMirror',
    run: typing,
  },
  growth: { says: 'keys in books of 1,000 to 50,000 pairs', run: growth },
  paragraph: {
    says: 'keys in one Chinese paragraph of 20,000 characters, beside a raw paragraph',
    run: longParagraph,
  },
  work: {
    says: 'the longest tasks during replacing, exports and viewing a snapshot',
    run: longWork,
  },
  snapshot: { says: 'keys while a snapshot of 20,000 pairs is made', run: keysWhileSnapshot },
  open: { says: 'opening books of 10,000 to 5,000,000 characters', run: opening },
  scroll: {
    says: 'scrolling books of every length at 12,000 pixels a second, beside plain HTML',
    run: scrolling,
  },
  jump: { says: 'jumps to random places in books of every length', run: jumping },
  select: { says: 'selecting and copying 5,000,000 characters', run: selecting },
  memory: {
    says: 'the heap of the page after reading books of every length once and twice',
    run: memory,
  },
  search: { says: 'searches of 3,000,000 characters, beside brute force and grep', run: searching },
  words: {
    says: 'the dictionary, words and readings, beside jieba, pinyin-pro and Intl.Segmenter',
    run: words,
  },
  card: { says: 'the card of a word, from the key to its frame', run: wordCard },
  concordance: {
    says: 'the longest tasks while the concordance lists words in 6,100,000 characters',
    run: concordance,
  },
  pinyin: {
    says: 'scrolling, jumps and keys with readings above 5,000,000 characters, and without',
    run: pinyin,
  },
  shelf: { says: 'a library of 500 books, as a list and as covers', run: manyBooks },
  contents: {
    says: 'contents of 20,000 headings, and keys while they are open',
    run: longContents,
  },
  notes: { says: 'a panel of 2,000 notes, and keys before one of 10,000 marks', run: manyNotes },
  notebook: {
    says: 'the notebook with 20,000 notes, and Recently Deleted with 2,000',
    run: notebookLists,
  },
  paper: { says: '2,000 pairs set on pages and saved as a PDF', run: paper },
  exports: { says: 'exports of 20,000 pairs, form by form', run: exports },
  import: { says: 'imports of 10,000 to 5,000,000 characters', run: importing },
  reattach: {
    says: '10,000 marks transferred to a new edition, beside the matcher of Hypothesis',
    run: reattaching,
  },
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const from = process.env['INIT_CWD'] ?? '.'

function wanted() {
  try {
    return parseArgs({
      options: { only: { type: 'string' }, json: { type: 'string' }, svg: { type: 'string' } },
    }).values
  } catch {
    return null
  }
}

const values = wanted()
const names = values?.only?.split(',') ?? Object.keys(parts)
const chosen = names.flatMap(name => parts[name] ?? [])
if (!values || chosen.length < names.length) {
  say('Usage: npm run bench -- [--only PART,...] [--json FILE] [--svg FILE]\n\nParts:')
  for (const [name, { says }] of Object.entries(parts)) say(`  ${name.padEnd(9)} ${says}`)
  process.exit(2)
}
const peers = await buildPeers()
const found: Findings[] = []
for (const { says, run } of chosen) {
  const begun = performance.now()
  say(`Measuring ${says} …`)
  const part = await run(peers)
  found.push(part)
  say(
    `${table(part.measures)}\n  This part took ${Math.round((performance.now() - begun) / 1000)} s.\n`,
  )
}

const measures = found.flatMap(part => part.measures)
const curves = found.flatMap(part => part.curves)
const under = circumstances()
writeResults(
  resolve(import.meta.dirname, 'RESULTS.md'),
  [...columns, ...Object.keys(under)],
  measures.map(measure => ({ ...rowOf(measure), ...under })),
)
if (chosen.length > 1) say(table(measures))
if (values.json) writeFileSync(resolve(from, values.json), asJson(measures))
if (values.svg)
  writeFileSync(resolve(from, values.svg), plot(curves, `Duizhao: cost and length, ${under.date}`))
process.exitCode = measures.every(({ pass }) => pass) ? 0 : 1
