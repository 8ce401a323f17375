/** Exports of a book. The file is long because each choice of the dialog has its own cases. */
import { usualChoices } from '#domain/exporting/export-choices'
import type { ExportLabels } from '#formats/export/exporter'
import { sectionLimit } from '#domain/book'
import { categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import type { WrittenOptions } from './exporting.ts'
import { fakeApi, sampleBook, servicesUnderTest, markOn } from '../testing.ts'

const labels: ExportLabels = {
  language: 'en',
  source: 'Source',
  translation: 'Translation',
  notes: 'Notes',
  untranslated: 'Not translated',
  state: 'State',
  kindWord: name => name,
  kindState: state => state.split('.').toReversed().join(' '),
  states: { empty: 'empty', draft: 'draft', done: 'done', check: 'needs review' },
  category: ({ name, id }) => name ?? id,
  place: ({ scope }) => scope ?? '',
  orphan: 'Orphan',
  contents: 'Contents',
  tags: 'Tags:',
}

const { signal } = new AbortController()
const options = { labels, onProgress: () => {}, signal } as const
const chosen = (change: Partial<WrittenOptions['choices']>): WrittenOptions => ({
  ...options,
  choices: { ...usualChoices, format: 'docxTranslation', ...change },
})
const book = sampleBook()

const typed = (n: number, text: string) => ({
  bookId: book.id,
  translations: [
    { paragraphId: paragraphId(`p${n}`), index: n, content: plain(text), state: 'done' as const },
  ],
  annotations: [],
})

it.each([
  ['markdown', '网络空间.md'],
  ['html', '网络空间.html'],
] as const)('an export as %s has the whole book and the reader’s work', async (format, name) => {
  const { services, shell } = await servicesUnderTest()
  services.autosave.changed(typed(0, 'The first paragraph.'))
  services.autosave.changed(typed(4, 'The last paragraph.'))
  const marks = await services.marking.open(book.id)
  const mark = {
    side: 'source',
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p0'),
        start: 0,
        end: 2,
        quote: { exact: '第0', prefix: '', suffix: '段。' },
      },
    ],
    category: categoryId('term'),
  } as const
  markOn(marks, { ...mark, note: [plain('counted from nought')] })
  marks.remove(markOn(marks, { ...mark, note: [plain('thought better of')] }).id)

  const outcome = await services.exporting.export(book, chosen({ format }))
  expect(outcome).toMatchObject({ ok: true, value: { name } })
  const [file] = shell.savedFiles
  expect(file?.name).toBe(name)
  for (const words of [
    '段。',
    'The first paragraph',
    'The last paragraph',
    'counted from nought',
  ]) {
    expect(file?.text).toContain(words)
  }
  expect(file?.text).not.toContain('thought better of')
})

it('an export of a selection has its paragraphs, both sides and the marks on them, and nothing else', async () => {
  const { services, shell } = await servicesUnderTest()
  for (const n of [0, 1, 2, 3, 4]) services.autosave.changed(typed(n, `Translation ${n}.`))
  const marks = await services.marking.open(book.id)
  const on = (n: number) => ({
    side: 'source' as const,
    index: n,
    anchors: [
      {
        paragraphId: paragraphId(`p${n}`),
        start: 0,
        end: 2,
        quote: { exact: `第${n}`, prefix: '', suffix: '段。' },
      },
    ],
    category: categoryId('term'),
  })
  for (const n of [0, 2]) markOn(marks, { ...on(n), note: [plain(`note ${n}`)] })
  const selection = {
    side: 'translation' as const,
    anchor: { index: 3, offset: 2 },
    head: { index: 1, offset: 5 },
  }
  await services.exporting.export(book, {
    ...chosen({ format: 'markdown', range: 'selection' }),
    selection,
  })
  const [file] = shell.savedFiles
  expect(file?.name).toBe('网络空间 2–4.md')
  expect(file?.text.match(/Translation \d/g)).toEqual([1, 2, 3].map(n => `Translation ${n}`))
  expect(file?.text.match(/^第\d/gm)).toEqual([1, 2, 3].map(n => `第${n}`))
  expect(file?.text).toContain('note 2')
  expect(file?.text).not.toContain('note 0')
})

it('a long title is cut in the name of the file, and the paragraphs of a selection stay in it', async () => {
  const { services, shell } = await servicesUnderTest()
  const place = { index: 2, offset: 1 }
  const selection = { side: 'source' as const, anchor: place, head: { index: 4, offset: 2 } }
  const long = { ...book, title: '长'.repeat(70) }
  await services.exporting.export(long, {
    ...chosen({ format: 'markdown', range: 'selection' }),
    selection,
  })
  expect(shell.savedFiles[0]?.name).toBe(`${'长'.repeat(60)} 3–5.md`)
})

it('an export contains text that could not be saved', async () => {
  const { services, shell, turn } = await servicesUnderTest()
  turn('full')
  services.autosave.changed(typed(1, 'Not saved, and not lost.'))
  await services.exporting.export(book, chosen({ format: 'markdown' }))
  expect(shell.savedFiles[0]?.text).toContain('Not saved, and not lost')
})

it('an export reports its progress and stops between chapters when it is aborted', async () => {
  const long = sampleBook('long', Array(4).fill(sectionLimit))
  const { services, shell } = await servicesUnderTest([long])
  const steps: string[] = []
  const stop = new AbortController()
  const progress = (done: number, total: number) => {
    steps.push(`${done}/${total}`)
    if (done === 2) stop.abort()
  }
  const outcome = await services.exporting.export(long, {
    ...chosen({ format: 'html' }),
    onProgress: progress,
    signal: stop.signal,
  })
  expect(outcome).toEqual({ ok: true, value: 'cancelled' })
  expect(steps).toEqual(['0/4', '1/4', '2/4'])
  expect(shell.savedFiles).toEqual([])
})

it('an export of an unreadable bundle returns its fault', async () => {
  const { services } = await servicesUnderTest([])
  const outcome = await services.exporting.export(book, chosen({ format: 'html' }))
  expect(outcome).toMatchObject({ ok: false, fault: { code: 'bundle.not-found' } })
})

it.each([
  ['《三国》: 第1/2册?', '《三国》 第1 2册.md'],
  ['...', 'duizhao.md'],
  ['字'.repeat(100), `${'字'.repeat(60)}.md`],
])('the suggested name for %s is valid on every file system', async (title, name) => {
  const named = { ...book, title }
  const shell = fakeApi([named])
  const { services } = await servicesUnderTest([named], { api: shell.api })
  await services.exporting.export(named, chosen({ format: 'markdown' }))
  expect(shell.savedFiles[0]?.name).toBe(name)
})

it('a file is named after the title that leads', async () => {
  const named = { ...book, translatedTitle: 'Cyberspace' }
  const shell = fakeApi([named])
  const { services } = await servicesUnderTest([named], { api: shell.api })
  for (const leads of ['translation', 'source'] as const)
    await services.exporting.export(named, chosen({ leads, format: 'markdown' }))
  await services.exporting.export(named, chosen({ format: 'docxTranslation' }))
  expect(shell.savedFiles.map(({ name }) => name)).toEqual([
    'Cyberspace.md',
    '网络空间.md',
    'Cyberspace.docx',
  ])
})

it('an export of chapters has them and nothing else, and its file is named after their paragraphs', async () => {
  const parts = sampleBook('parts', [3, 2, 2])
  const shell = fakeApi([parts])
  const { services } = await servicesUnderTest([parts], { api: shell.api })
  const range = { range: 'chapters', fromChapter: 1, toChapter: 1 } as const
  await services.exporting.export(parts, chosen({ format: 'plainText', ...range }))
  const [file] = shell.savedFiles
  expect(file?.name).toBe('网络空间 4–5.txt')
  expect(file?.text.match(/^第\d/gm)).toEqual(['第3', '第4'])
})

it('a chapter is exported with the entries that continue it', async () => {
  const [first, second, third] = sampleBook('parts', [3, 2, 2]).chapters
  const parts = {
    ...sampleBook('parts', [3, 2, 2]),
    chapters: [first!, second!, { ...third!, continues: true as const }],
  }
  const shell = fakeApi([parts])
  const { services } = await servicesUnderTest([parts], { api: shell.api })
  const range = { range: 'chapters', fromChapter: 1, toChapter: 1 } as const
  await services.exporting.export(parts, chosen({ format: 'plainText', ...range }))
  expect(shell.savedFiles[0]?.text.match(/^第\d/gm)).toEqual(['第3', '第4', '第5', '第6'])
})

it('paragraphs are chosen by the state of their translation', async () => {
  const { services, shell } = await servicesUnderTest()
  services.autosave.changed(typed(1, 'Done.'))
  await services.exporting.export(
    book,
    chosen({ format: 'markdown', withoutStates: ['empty', 'draft', 'check'] }),
  )
  expect(shell.savedFiles[0]?.text.match(/^第\d/gm)).toEqual(['第1'])
})

it('an export asks for several sections at once, and has each paragraph in its place', async () => {
  const long = sampleBook('long', [sectionLimit * 11, 3])
  const { services, shell } = await servicesUnderTest([long])
  const last = sectionLimit * 11 + 2
  services.autosave.changed({ ...typed(sectionLimit * 10, 'Late.'), bookId: long.id })
  services.autosave.changed({ ...typed(last, 'The last.'), bookId: long.id })
  await services.exporting.export(long, chosen({ format: 'pairsTsv' }))
  expect(shell.sections).toEqual(['long 0.0-400', 'long 0.400-440', 'long 1.0-3'])
  const rows = shell.savedFiles[0]?.text.split('\n').map(row => row.split('\t')) ?? []
  expect(rows.slice(1, -1).map(([number]) => Number(number))).toEqual(
    Array.from({ length: last + 1 }, (_, i) => i + 1),
  )
  expect(rows.flatMap(([number, , , text]) => (text?.endsWith('.') ? [number, text] : []))).toEqual(
    [String(sectionLimit * 10 + 1), 'Late.', String(last + 1), 'The last.'],
  )
})

it('a preview shows the beginning and reads no more of a long book than it needs', async () => {
  const long = sampleBook('long', [sectionLimit * 50])
  const { services, shell } = await servicesUnderTest([long])
  const { choices } = chosen({ format: 'docxBilingual' })
  const shown = await services.exporting.preview(long, { choices, labels, signal })
  if (!shown?.ok || shown.value.kind === 'text') throw new Error('no page')
  expect(shown.value.pairs).toHaveLength(24)
  expect(shown.value.pairs[0]?.texts.map(({ side }) => side)).toEqual(['source', 'translation'])
  expect(shell.sections).toHaveLength(1)
})

it('a preview of few of the paragraphs reads on until it has enough, and counts none twice', async () => {
  const long = sampleBook('long', [sectionLimit * 20])
  const { services, shell } = await servicesUnderTest([long])
  services.autosave.changed({ ...typed(sectionLimit * 19, 'Late.'), bookId: long.id })
  let asked = 0
  const withoutStates = new Proxy<WrittenOptions['choices']['withoutStates']>(['empty'], {
    get(states, name) {
      if (name === 'includes') asked++
      return Reflect.get(states, name)
    },
  })
  const { choices } = chosen({ format: 'markdown', withoutStates })
  const shown = await services.exporting.preview(long, { choices, labels, signal })
  if (!shown?.ok || shown.value.kind !== 'text') throw new Error('no text')
  expect(shown.value.text).toContain('Late.')
  expect(shell.sections).toHaveLength(20)
  // Once to count it, and once to choose it.
  expect(asked).toBeLessThanOrEqual(2 * sectionLimit * 20)
})

it('a preview of a form that is text is the beginning of the file', async () => {
  const { services } = await servicesUnderTest()
  const { choices } = chosen({ format: 'markdown' })
  const shown = await services.exporting.preview(book, { choices, labels, signal })
  expect(shown).toMatchObject({ ok: true, value: { kind: 'text' } })
  if (!shown?.ok || shown.value.kind !== 'text') throw new Error('no text')
  expect(shown.value.text).toMatch(/^# 网络空间/)
})

it('a preview that is not wanted any more is null', async () => {
  const { services } = await servicesUnderTest()
  const stop = new AbortController()
  stop.abort()
  const { choices } = chosen({ format: 'markdown' })
  const shown = await services.exporting.preview(book, { choices, labels, signal: stop.signal })
  expect(shown).toBeNull()
})

it('paragraphs are copied with both sides, the selected one first, as text and with formats', async () => {
  const { services } = await servicesUnderTest()
  services.autosave.changed(typed(1, 'One <1>.'))
  const selection = {
    side: 'translation' as const,
    anchor: { index: 1, offset: 2 },
    head: { index: 2, offset: 0 },
  }
  const copied = (leads: 'source' | 'translation') =>
    services.exporting.copy(book, {
      choices: { ...usualChoices, range: 'selection', leads },
      labels,
      selection,
      signal,
    })
  expect(await copied('translation')).toEqual({
    ok: true,
    value: {
      text: 'One <1>.\n第1段。\n\n第2段。',
      html: '<p lang="en">One &lt;1&gt;.</p><p lang="zh-Hans">第1段。</p><p lang="zh-Hans">第2段。</p>',
    },
  })
  expect(await copied('source')).toMatchObject({ value: { text: '第1段。\nOne <1>.\n\n第2段。' } })
})
