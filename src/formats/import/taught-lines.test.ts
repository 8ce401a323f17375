import type { TaughtRule } from '#domain/library/taught'
import { describe, expect, it } from 'vitest'
import { previewImport } from './index.ts'
import type { ImportChoices } from './importer.ts'

const prose = '山水之间，有一个人走了很远的路，到了晚上才看见一户人家的灯火。'

function read(lines: readonly string[], choices: ImportChoices = {}, name = '书.txt') {
  const preview = previewImport(new TextEncoder().encode(lines.join('\n\n')), name, choices)
  if (!preview.ok) throw new Error(preview.code)
  const paragraphs = preview.text.chapters.flat()
  expect(preview.origins).toHaveLength(paragraphs.length)
  return {
    id: preview.text.book.id,
    chapters: preview.text.book.chapters.map(({ title }) => title),
    headings: paragraphs.filter(({ kind }) => kind === 'heading').map(({ text }) => text),
    texts: paragraphs.map(({ text }) => text),
    lineOf: (text: string) => preview.origins[paragraphs.findIndex(one => one.text === text)],
    findings: preview.findings,
    notices: preview.notices,
  }
}

const html = (of: (line: string) => string, lines: readonly string[]) => lines.map(of)
const asPage = (line: string) => (line.startsWith('第') ? `<h2>${line}</h2>` : `<p>${line}</p>`)
const taught = (...rules: readonly TaughtRule[]): ImportChoices => ({ taught: rules })
const novel = [
  '第一章 山',
  prose,
  '花之一 茶',
  prose,
  '第二章 水',
  prose,
  '本书由山水网整理',
  '花之二 兰',
  prose,
]

describe.each([
  ['a plain text', novel, '书.txt'],
  ['a page', html(asPage, novel), '页.html'],
])('in %s', (_name, lines, name) => {
  it('lines that the reader teaches are headings on the level of the chapters', () => {
    const before = read(lines, {}, name)
    expect(before.chapters).toEqual(['第一章 山', '第二章 水'])
    const after = read(lines, taught({ what: 'heading', pattern: '花之# *' }), name)
    expect(after.chapters).toEqual(['第一章 山', '花之一 茶', '第二章 水', '花之二 兰'])
    expect(after.findings.taught).toEqual([{ what: 'heading', pattern: '花之# *', count: 2 }])
    expect(after.findings.reasons.filter(reason => reason === 'reader')).toHaveLength(2)
    expect(after.id).not.toBe(before.id)
  })

  it('lines that the reader teaches to be text are no headings', () => {
    const after = read(lines, taught({ what: 'plain', pattern: '第二章 *' }), name)
    expect(after.headings).toEqual(['第一章 山'])
    expect(after.texts).toHaveLength(lines.length)
  })

  it('lines that the reader teaches to be left out are left out and counted', () => {
    const after = read(lines, taught({ what: 'drop', pattern: '本书由*整理' }), name)
    expect(after.texts).toHaveLength(lines.length - 1)
    expect(after.findings.removed.lines).toBe(1)
  })

  it('the last rule that meets a line decides', () => {
    const rules: readonly TaughtRule[] = [
      { what: 'drop', pattern: '花之# *' },
      { what: 'heading', pattern: '花之一 *' },
    ]
    expect(read(lines, taught(...rules), name).headings).toContain('花之一 茶')
    expect(read(lines, taught(...rules), name).texts).not.toContain('花之二 兰')
    expect(read(lines, taught(...rules.toReversed()), name).texts).not.toContain('花之一 茶')
  })

  it('a line goes on the line before, which keeps its kind', () => {
    const { lineOf } = read(lines, {}, name)
    const joined = [lineOf(prose), lineOf('花之一 茶')].flatMap(one => (one ? [one] : []))
    expect(joined.map(({ line }) => line)).toEqual([1, 2])
    const after = read(lines, { joined }, name)
    expect(after.headings[0]).toBe(`第一章 山${prose}花之一 茶`)
    expect(after.texts).toHaveLength(lines.length - 2)
    // The reader joined it, and not the program.
    expect(after.notices).toEqual([])
  })

  it('a rule that cannot be used changes nothing, and its fault is found', () => {
    const rules: readonly TaughtRule[] = [
      { what: 'heading', pattern: '/(/' },
      { what: 'drop', pattern: '*' },
      { what: 'plain', pattern: '没有这行' },
    ]
    const after = read(lines, taught(...rules), name)
    expect(after.findings.taught?.map(({ fault, count }) => fault ?? count)).toEqual([
      'pattern.broken',
      'pattern.everything',
      0,
    ])
    expect(after.id).toBe(read(lines, {}, name).id)
  })
})

it('a paragraph in pieces has its place in the file once, so no piece takes the others along', () => {
  const page = ['<p>甲。</p>', `<p>${prose.repeat(500)}</p>`]
  const preview = previewImport(new TextEncoder().encode(page.join('')), '页.html', {})
  if (!preview.ok) throw new Error(preview.code)
  expect(preview.text.chapters.flat()).toHaveLength(3)
  expect(preview.origins?.map(origin => origin?.line)).toEqual([0, 1, undefined])
})

it('a line of a printed page goes on the line before, and its own next lines go on it', () => {
  const wide = '山水之间有一个人走了很远的路，到了晚上才看见一户人家，'
  const page = [`　　${wide.slice(2)}`, wide, '灯火。', `　　${wide.slice(2)}`, wide, '水边。']
  const lines = Array.from({ length: 6 }, () => page).flat()
  const text = (choices: ImportChoices) => {
    const preview = previewImport(new TextEncoder().encode(lines.join('\n')), '书.txt', choices)
    if (!preview.ok) throw new Error(preview.code)
    return { paragraphs: preview.text.chapters.flat(), origins: preview.origins }
  }
  const before = text({})
  expect(before.paragraphs).toHaveLength(12)
  const second = before.origins[1]
  const after = text({ joined: second ? [second] : [] })
  expect(after.paragraphs).toHaveLength(11)
  expect(after.paragraphs[0]?.text).toBe(
    (before.paragraphs[0]?.text ?? '') + (before.paragraphs[1]?.text ?? ''),
  )
})

it('the title of a text is no heading if the reader says so, and goes over two lines', () => {
  const lines = ['山居', '沈从文 著', '第一章', prose, '第二章', prose]
  expect(read(lines).headings[0]).toBe('山居')
  expect(read(lines, taught({ what: 'plain', pattern: '山居' })).headings[0]).toBe('第一章')
  const joined = [{ line: 1, text: '沈从文 著' }]
  expect(read(lines, { joined }).headings[0]).toBe('山居沈从文 著')
})
