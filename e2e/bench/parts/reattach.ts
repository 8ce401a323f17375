/**
 * Transfers 10,000 marks to a new edition of their book in the running program, and judges the
 * result. Hypothesis's matcher transfers some of the same marks.
 */
import type { Page } from '@playwright/test'
import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { EditionPlace } from '#domain/editions/match'
import type { BookText } from '#formats/import/importer'
import { programFolder } from '../../support/app.ts'
import { newEdition } from '../editions/edition-edits.ts'
import { marksOn, sampleOf } from '../editions/edition-marks.ts'
import { oldEdition } from '../editions/edition-prose.ts'
import { followed, Judge, type Mark } from '../editions/edition-truth.ts'
import { start } from '../electron-runs.ts'
import { Matcher } from '../editions/hypothesis.ts'
import { importOf, mark, putRows, shelve } from '../long-book.ts'
import { median, notMoreThan, told, within, type Findings } from '../measure.ts'
import { askAgain, keepQuestion } from '../workers.ts'

const characters = 1_000_000
const count = 10_000
/** The share of the old edition's paragraphs that an editor works on. */
const worked = 0.05
const seed = 7
/**
 * The number of marks that Hypothesis's matcher looks for too. It needs seconds for some of them.
 */
const sampled = 1000
const rounds = 5
/**
 * The longest wait for a preview of the whole book, or for writing 10,000 rows twice, in
 * milliseconds.
 */
const patience = 300_000

export async function reattaching(): Promise<Findings> {
  const written = oldEdition(characters)
  const [old, fresh] = [written.blocks, newEdition(written, worked, seed)].map(followed)
  if (!old || !fresh) throw new Error('no edition was made')
  const judge = new Judge(old, fresh)
  const marks = marksOn(written, count)
  const { answers, times, floors } = await inProgram(old.texts, fresh.texts, marks)
  const verdicts = marks.map((one, k) => judge.verdict(one, answers[k] ?? []))
  const sample = sampleOf(marks, one => judge.fate(one), sampled)
  const begun = performance.now()
  const matcher = new Matcher(old.texts, fresh.texts)
  const peer = sample.map(one => judge.verdict(one, matcher.placesOf(one)))
  const peerTook = performance.now() - begun
  const ours = sample.flatMap(one => verdicts[marks.indexOf(one)] ?? [])

  const exact = verdicts.filter(({ fate }) => fate === 'exact')
  const changed = verdicts.filter(({ fate }) => fate === 'there')
  const isThere = peer.filter(({ fate }) => fate === 'exact' || fate === 'there').length
  const lost = (some: typeof verdicts) => some.filter(({ isLost }) => isLost).length
  const wrong = (some: typeof verdicts) => some.filter(({ isWrong }) => isWrong).length
  const ofSample = `of ${sampled.toLocaleString('en')}, half on changed words`
  const all = marks.length.toLocaleString('en')
  const time = { name: `${all} marks to a new edition`, value: median(times), unit: 'ms' } as const
  const matcherOf = (value: number) => ({ name: 'Hypothesis’s matcher', value })
  return {
    measures: [
      within(time, 2000),
      told(time, { name: 'a worker that only receives them', value: median(floors) }),
      within(
        { name: `marks in a wrong place, of ${all}`, value: wrong(verdicts), unit: 'marks' },
        0,
      ),
      within(
        {
          name: `marks lost, of ${exact.length.toLocaleString('en')} on unchanged words`,
          value: (100 * lost(exact)) / exact.length,
          unit: '%',
        },
        1,
      ),
      told({
        name: `marks lost, of ${changed.length} on changed words that are still there`,
        value: (100 * lost(changed)) / changed.length,
        unit: '%',
      }),
      notMoreThan(
        { name: `marks lost, ${ofSample}`, value: (100 * lost(ours)) / isThere, unit: '%' },
        matcherOf((100 * lost(peer)) / isThere),
        0,
      ),
      told(
        { name: `marks in a wrong place, ${ofSample}`, value: wrong(ours), unit: 'marks' },
        matcherOf(wrong(peer)),
      ),
      told({ name: `Hypothesis’s matcher on ${sampled} marks`, value: peerTook, unit: 'ms' }),
    ],
    curves: [],
  }
}

interface Answered {
  /** The places of each mark in the new edition. An orphan has no place. */
  readonly answers: readonly (readonly EditionPlace[])[]
  /**
   * Milliseconds of the worker: `times` for transferring all marks, `floors` for receiving the same
   * data and doing nothing.
   */
  readonly times: readonly number[]
  readonly floors: readonly number[]
}

/** Imports the new edition and transfers the marks of the old one to it, as a reader does. */
async function inProgram(
  oldTexts: readonly string[],
  freshTexts: readonly string[],
  marks: readonly Mark[],
): Promise<Answered> {
  const [old, fresh] = [imported(oldTexts, '旧版.txt'), imported(freshTexts, '新版.txt')]
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, old))
  const shelved = page.locator(`[data-book-id="${old.book.id}"]`)
  await shelved.waitFor()
  const paragraphs = old.chapters.flat()
  const annotations = marks.flatMap(({ index, start: from, end }, n): readonly Annotation[] => {
    const paragraph = paragraphs[index]
    if (!paragraph) return []
    const anchor = anchorAt(paragraph.id, paragraph.text, from, end)
    return [mark(n, old.book.id, { side: 'source', index, anchor })]
  })
  await putRows(page, { translations: [], annotations })
  await keepQuestion(page, 'carry')
  await shelved.waitFor({ timeout: patience })
  await drop(page, freshTexts.join('\n'), '新版.txt')
  const confirm = page.locator('[data-action="import.confirm"]')
  await confirm.waitFor({ timeout: patience })
  await page.locator('[role="dialog"] select[id$="-from"]').selectOption(String(old.book.id))
  await confirm.click()
  await page.locator('[data-action="edition.undo"]').waitFor({ timeout: patience })
  const answers = await placesIn(page, fresh, marks.length)
  const [times, floors]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    floors.push(await askAgain(page, 'nothing'))
    times.push(await askAgain(page))
  }
  await close()
  return { answers, times, floors }
}

/** Imports a text in which each line is a paragraph. Throws if the book has other paragraphs. */
function imported(texts: readonly string[], file: string): BookText {
  const text = importOf(texts.join('\n'), file)
  const paragraphs = text.chapters.flat()
  const isSame = texts.length === paragraphs.length
  if (!isSame || !texts.every((line, index) => line === paragraphs[index]?.text))
    throw new Error(`${file} was imported with other paragraphs`)
  return text
}

const drop = (page: Page, words: string, name: string): Promise<void> =>
  page.evaluate(
    ([text, title]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], title, { type: 'text/plain' }))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    },
    [words, name] as const,
  )

/**
 * Reads where each of `most` marks is in a book from the library's database, in the order of the
 * marks' numbers.
 */
async function placesIn(
  page: Page,
  { book, chapters }: BookText,
  most: number,
): Promise<readonly (readonly EditionPlace[])[]> {
  const indices = new Map(chapters.flat().map(({ id }, index) => [String(id), index]))
  const rows = await page.evaluate(async (id): Promise<readonly Annotation[]> => {
    const opening = indexedDB.open('duizhao')
    const db = await new Promise<IDBDatabase>(resolve => {
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const asked = db.transaction('annotations').objectStore('annotations').getAll()
    const all = await new Promise<readonly Annotation[]>(resolve => {
      asked.addEventListener('success', () => resolve(asked.result))
    })
    db.close()
    return all.filter(({ bookId }) => bookId === id)
  }, book.id)
  if (rows.length !== most) throw new Error(`${rows.length} of ${most} marks were transferred`)
  const byNumber = new Map(rows.map(row => [row.createdAt, row]))
  return Array.from({ length: most }, (_, n) =>
    (byNumber.get(n)?.anchors ?? []).flatMap(({ paragraphId, start: from, end }) => {
      const index = indices.get(paragraphId)
      return index === undefined ? [] : [{ index, start: from, end }]
    }),
  )
}
