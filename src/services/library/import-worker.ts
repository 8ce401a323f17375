/**
 * Runs in a worker: does one task of an import or a backup for each message. It keeps the text that
 * it read last.
 */
import { sliceOfRows, type CollationRow } from '#domain/collation/collate'
import type { Work } from '#domain/work'
import { progressInSteps, type OnProgress } from '#domain/progress-share'
import { encodeBundle, type BundleFile } from '#formats/bundle'
import { openAsFound } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import type { FromTaskWorker, ToTaskWorker } from '../in-worker.ts'
import type { Ask, PreviewAnswer } from './importing-in-worker.ts'
import { importingHere } from './importing.ts'
import { packingHere } from '../restoring/packing.ts'
import { comparingHere } from '../restoring/comparing.ts'
import { changedRead, linesRead } from './preview-lines.ts'
import { readImport, type FilesToRead, type ReadText } from './read-import.ts'
import {
  besideRead,
  compared,
  countAlikeRead,
  countRead,
  encodeRead,
  summaryOf,
} from './text-preview.ts'

/** The library as it is now, read without the page. */
async function library(): Promise<Work> {
  const db = await openAsFound({ newId: () => crypto.randomUUID() })
  try {
    return await readWholeWork(db)
  } finally {
    db.close()
  }
}

const comparing = comparingHere(library)

/** An answer, and the memory to transfer instead of copying. */
interface Reply {
  readonly answer: unknown
  readonly transfer?: Transferable[]
}

const post = (message: FromTaskWorker<unknown>, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer })

self.onmessage = async ({ data: { id, question } }: MessageEvent<ToTaskWorker<Ask>>) => {
  const onProgress = progressInSteps(share => post({ id, share }))
  try {
    const { answer, transfer } = await replyTo(question, onProgress)
    post({ id, answer }, transfer)
  } catch (error) {
    post({ id, failed: error instanceof Error ? error.message : String(error) })
  }
}

let held: ReadText | null = null
/** The collation that was made last. */
let rows: readonly CollationRow[] = []

function heldText(): ReadText {
  if (!held) throw new Error('no text was read')
  return held
}

function preview(files: FilesToRead, onProgress: OnProgress): PreviewAnswer {
  const read = readImport(files, onProgress)
  held = read.ok ? read : null
  return read.ok ? summaryOf(read) : read
}

const bundle = (files: readonly BundleFile[]): Reply => ({
  answer: files,
  transfer: files.map(({ bytes }) => bytes.buffer),
})

async function replyTo(ask: Ask, onProgress: OnProgress): Promise<Reply> {
  switch (ask.work) {
    case 'preview':
      return { answer: preview(ask.files, onProgress) }
    case 'encodeRead':
      return bundle(encodeRead(heldText().text, ask.isUnderOwnId, { onProgress }))
    case 'beside':
      return { answer: besideRead(heldText(), ask.pairing) }
    case 'count':
      return { answer: countRead(heldText().text, ask.ids) }
    case 'countAlike':
      return { answer: await countAlikeRead(heldText().text, ask.texts) }
    case 'compared':
      return { answer: await compared(ask.texts) }
    case 'lines':
      return { answer: linesRead(heldText(), ask.from, ask.to) }
    case 'changed':
      return { answer: ask.sets.map(rules => changedRead(heldText(), rules)) }
    case 'reviewed':
      return { answer: await importingHere.readReviewed(ask.file, { onProgress }) }
    case 'encode':
      return bundle(encodeBundle(ask.text))
    case 'carry':
      return { answer: await importingHere.carryOver(ask.carrying) }
    case 'collate':
      rows = await importingHere.collate(ask.editions, { onProgress })
      return { answer: rows.length }
    case 'rows':
      return { answer: sliceOfRows(rows, ask.from) }
    case 'offer':
      return { answer: await importingHere.offerPlaces(ask.offering) }
    case 'pack':
      return { answer: await packingHere.pack(ask.backup) }
    case 'unpack':
      return { answer: await packingHere.unpack(ask.bytes) }
    case 'tally':
      return { answer: await comparing.tally(ask.kind, ask.there, ask.now) }
    case 'differences':
      return { answer: await comparing.differences(ask.book, ask.there, ask.now) }
    case 'earlier':
      return { answer: await comparing.workOf(ask.there) }
  }
}
