import { categoryId, paragraphId } from '#domain/ids'
import { sentOf, writtenSent } from '#domain/reviewing/sent'
import { plain } from '#domain/rich-text'
import { untranslated } from '#domain/translation'
import { expect, it } from 'vitest'
import { book, library, saved } from '../restoring/testing.ts'
import { markOn, sampleBook } from '../testing.ts'
import type { ReviewPlan } from './reviewing.ts'

type Under = Awaited<ReturnType<typeof library>>

const table = (...rows: readonly (readonly [paragraph: number, translation: string])[]) => ({
  name: 'pairs.tsv',
  bytes: new TextEncoder().encode(
    [
      'source\ttranslation\tlink',
      ...rows.map(([n, words]) => `第${n}段。\t${words}\tduizhao:book/${book}/paragraph/p${n}`),
    ].join('\n'),
  ),
})

async function planned(
  { services }: Pick<Under, 'services'>,
  file: Parameters<Under['services']['reviewing']['plan']>[1],
): Promise<ReviewPlan> {
  const plan = await services.reviewing.plan(sampleBook(), file)
  if (!plan.ok) throw new Error(plan.fault.code)
  return plan.value
}

const cases = ({ pairs }: ReviewPlan) =>
  pairs
    .map(({ case: found, index }) => `${index}: ${found}`)
    .filter(one => !one.includes('missing'))

it('a file is compared with what the reader wrote last, saved or not', async () => {
  const under = await library()
  await under.translate(0, 'Mine')
  await under.translate(1, 'The same')
  const plan = await planned(under, table([0, 'Theirs'], [1, 'The same'], [2, 'New']))
  expect(cases(plan)).toEqual(['0: differs', '2: there'])
  expect(plan.unchanged).toBe(1)
})

it('a file without paragraphs of a book is refused by name', async () => {
  const { services } = await library()
  const file = { name: 'a.txt', bytes: new TextEncoder().encode('山里') }
  expect(await services.reviewing.plan(sampleBook(), file)).toEqual({
    ok: false,
    fault: { code: 'reviewed.not-reviewed', file: 'a.txt', place: '' },
  })
})

it('a broken backup is refused as by restoring', async () => {
  const { services } = await library()
  const file = { name: 'a.duizhao', bytes: new Uint8Array(4) }
  expect(await services.reviewing.plan(sampleBook(), file)).toMatchObject({
    ok: false,
    fault: { code: 'backup.not-a-backup', file: 'a.duizhao' },
  })
})

it('another library is compared by what both had, and its notes are comments', async () => {
  const theirs = await library()
  const mine = await library()
  for (const one of [theirs, mine]) {
    await one.translate(0, 'Both had this')
    await one.translate(1, 'And this')
    await one.services.autosave.flush()
    // Words that stayed for a while are kept in the history.
    await one.clock.pass(86_400_000)
  }
  await theirs.translate(0, 'They went on')
  await mine.translate(1, 'I went on')
  await theirs.translate(2, 'Only theirs')
  const marks = await theirs.services.marking.open(book)
  const quote = { exact: '第0', prefix: '', suffix: '段。' }
  const anchors = [{ paragraphId: paragraphId('p0'), start: 0, end: 2, quote }]
  markOn(marks, {
    side: 'source',
    index: 0,
    anchors,
    category: categoryId('term'),
    note: [plain('Why?')],
  })
  await saved(theirs)
  const file = theirs.files.at(-1)
  if (!file) throw new Error('no file')
  const plan = await planned(mine, file)
  expect(cases(plan)).toEqual(['0: there', '1: here', '2: there'])
  expect(plan.notes).toMatchObject([{ index: 0, comment: { text: 'Why?' } }])
  const [note] = plan.notes
  if (!note) throw new Error('no note')
  expect(plan.noteAt(note, untranslated)).toMatchObject({
    side: 'source',
    anchors: [{ paragraphId: 'p0', start: 0, end: 2 }],
    note: [{ text: 'Why?' }],
  })
})

it('the words that were sent are found in the history if both sides have changed them', async () => {
  const under = await library()
  await under.translate(0, 'Sent')
  await under.services.autosave.flush()
  await under.clock.pass(86_400_000)
  await under.translate(0, 'Mine')
  const sums = writtenSent(sentOf('第0段。', { content: plain('Sent'), state: 'draft' }))
  const bytes = new TextEncoder().encode(
    `source\ttranslation\tlink\tsent\n第0段。\tTheirs\tduizhao:book/${book}/paragraph/p0\t${sums}`,
  )
  const plan = await planned(under, { name: 'pairs.tsv', bytes })
  expect(plan.pairs[0]).toMatchObject({ case: 'both', original: 'Sent' })
})
