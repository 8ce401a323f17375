import { bookId, paragraphId } from '#domain/ids'
import { halvesOf } from '#domain/marking/halves'
import { placeOfName } from '#domain/structure/paragraph-change'
import { readWholeWork } from '#storage/whole'
import { expect, it } from 'vitest'
import { importingHere } from '../library/importing.ts'
import { divideOften, openedPaper, worked } from '../structure/testing.ts'

/** The paragraphs of another edition: every tenth has another word, every fifteenth is gone. */
function revised(texts: readonly string[]) {
  return texts.flatMap((text, i) => {
    if (i % 15 === 14) return []
    const changed = i % 10 === 9 ? [text.replace('，', '，也')] : [text]
    const added = i % 20 === 19 ? [`这一段是新版增加的第${i}段，旧版里没有，读者也没有译过。`] : []
    return [...changed, ...added].map(one => ({ from: i, text: one }))
  })
}

it('after fifty joins and splits of the white paper an edition with edits has all work at its words', async () => {
  const opened = await openedPaper()
  const { services, db } = opened
  const marks = await worked(opened)
  await divideOften(opened, 50)
  await services.autosave.flush()
  const stored = marks.all.get().length
  const { rows } = await readWholeWork(db)
  const old = opened.chapters.flat()
  const fresh = revised(old.map(({ text }) => text)).map(({ from, text }, i) => ({
    id: paragraphId(`new${i}`),
    from,
    text,
  }))
  const nothing = {
    translations: [],
    annotations: [],
    history: [],
    position: null,
    record: null,
    sentences: [],
    ownWords: [],
  }
  const { changes, report } = await importingHere.carryOver({
    old,
    fresh,
    book: bookId('new'),
    language: 'zh-Hans',
    work: { ...nothing, ...rows, history: [], position: null, record: null },
    present: { ...nothing, structure: [] },
    now: 1,
  })
  const texts = new Map<string, string>(fresh.map(({ id, text }) => [id, text]))
  const from = new Map<string, number>(fresh.map(one => [one.id, one.from]))
  const written = new Map<string, string>()
  for (const change of changes) {
    if (change.table !== 'translations' || !change.becomes) continue
    const { paragraphId: id, content, state } = change.becomes
    written.set(id, content.text)
    const number = from.get(placeOfName(id).paragraph)
    // The word that only the translation of this paragraph has is beside this paragraph.
    for (const [, word] of content.text.matchAll(/word(\d+)/g))
      if (state !== 'check') expect(Number(word)).toBe(number)
  }
  let found = 0
  for (const change of changes) {
    if (change.table !== 'annotations' || !change.becomes) continue
    for (const { side, anchors } of halvesOf(change.becomes))
      for (const { paragraphId: id, start, end, quote } of anchors) {
        if (start === end) continue
        const text = side === 'source' ? texts.get(id) : written.get(id)
        expect(text?.slice(start, end)).toBe(quote.exact)
        found++
      }
  }
  let linked = 0
  for (const change of changes) {
    if (change.table !== 'sentences' || !change.becomes || change.becomes.waits) continue
    const { kind, says, side, anchors, counterpart } = change.becomes
    for (const half of halvesOf(change.becomes))
      for (const { paragraphId: id, start, end, quote } of half.anchors) {
        const text = half.side === 'source' ? texts.get(id) : written.get(id)
        expect(text?.slice(start, end)).toBe(quote.exact)
      }
    if (kind === 'border') expect({ side, says }).toEqual({ side: 'translation', says: true })
    const number = from.get(anchors[0]?.paragraphId ?? '')
    const beside = counterpart?.anchors.map(({ quote }) => quote.exact).join(' ')
    if (kind === 'link') expect(beside).toContain(`word${number}`)
    linked++
  }
  const sentences = rows.sentences.filter(({ deletedAt }) => deletedAt === null).length
  expect(report.sentences.kept).toBe(linked)
  expect(linked + report.sentences.left.length).toBe(sentences)
  expect(linked).toBeGreaterThan(sentences * 0.7)
  const { kept, standing, left } = report.structure
  const made = rows.structure.filter(({ begins }) => begins !== null).length
  expect(kept + standing + left.length).toBe(made)
  expect(kept).toBeGreaterThan(made / 2)
  expect(stored - report.annotations.orphans.length).toBeGreaterThan(stored * 0.85)
  expect(found).toBeGreaterThanOrEqual(stored - report.annotations.orphans.length)
  const carriedWords = [...written.values()].join(' ').match(/word\d+/g) ?? []
  const lostWords = report.translations.lost.flatMap(
    ({ translation }) => translation.content.text.match(/word\d+/g) ?? [],
  )
  expect([...carriedWords, ...lostWords].sort()).toEqual(old.map((_, i) => `word${i}`).sort())
  marks.close()
})
