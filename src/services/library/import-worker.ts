/** Runs in a worker: does one piece of an import's or a backup's work for each message, and answers it. */
import type { Work } from '#domain/work'
import { progressInSteps } from '#domain/progress-share'
import { openAsFound } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import type { Said } from '../in-worker.ts'
import type { Ask } from './importing-in-worker.ts'
import { importingHere } from './importing.ts'
import { packingHere } from '../restoring/packing.ts'
import { comparingHere } from '../restoring/comparing.ts'

/** The library as it is now, read past the page. */
async function library(): Promise<Work> {
  const db = await openAsFound({ newId: () => crypto.randomUUID() })
  try {
    return await readWholeWork(db)
  } finally {
    db.close()
  }
}

const comparing = comparingHere(library)

const say = (said: Said<unknown>) => self.postMessage(said)
const tell = () => progressInSteps(share => say({ share }))

self.onmessage = async ({ data }: MessageEvent<Ask>) => say({ answer: await answerTo(data) })

function answerTo(ask: Ask): Promise<unknown> {
  switch (ask.work) {
    case 'preview':
      return importingHere.preview(ask.file, ask.choices, { onProgress: tell() })
    case 'encode':
      return importingHere.encode(ask.text, { onProgress: tell() })
    case 'pair':
      return importingHere.pair(ask.source, ask.translation, { onProgress: tell() })
    case 'carry':
      return importingHere.carryOver(ask.carrying)
    case 'pack':
      return packingHere.pack(ask.backup)
    case 'unpack':
      return packingHere.unpack(ask.bytes)
    case 'tally':
      return comparing.tally(ask.kind, ask.there, ask.now)
    case 'differences':
      return comparing.differences(ask.book, ask.there, ask.now)
    case 'earlier':
      return comparing.workOf(ask.there)
  }
}
