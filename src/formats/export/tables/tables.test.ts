import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import { written } from '../written-testing.ts'
import { anki } from './anki.ts'
import { pairsCsv, pairsTsv } from './pairs-table.ts'

const [first] = sampleProject.chapters.flat()
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', ',', '\t', '\n', '\\', '\\n', '=1+1', "'", '𠮷', '中'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  )
  .map(parts => withoutControls(parts.join('')).replaceAll('\r', ''))
const withTranslation = (text: string) => ({
  ...sampleProject,
  chapters: [[first!]],
  annotations: [],
  translations: new Map([[first!.id, { content: plain(text), state: 'draft' as const }]]),
})

/** The cells of CSV, as RFC 4180 has them. */
const cellsOf = (csv: string): readonly string[] =>
  Array.from(csv.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g), ([, cell = '']) =>
    cell.replaceAll('""', '"'),
  )

describe('the table of paragraphs', () => {
  it('as CSV has every cell as it is, except that none is a formula', () => {
    fc.assert(
      fc.property(hostile, text => {
        const csv = written(pairsCsv, withTranslation(text), sampleLabels)
        expect(csv.startsWith('\ufeff"number"')).toBe(true)
        const cell = cellsOf(csv)[8 + 3]
        expect(cell).toBe(/^[=+\-@＝＋－＠\t\n]/.test(text) ? `'${text}` : text)
      }),
    )
  })

  it('as TSV has one line for each paragraph, with escapes', () => {
    fc.assert(
      fc.property(hostile, text => {
        const lines = written(pairsTsv, withTranslation(text), sampleLabels).split('\n')
        expect(lines).toHaveLength(3)
        const cell = lines[1]!.split('\t')[3]!
        const meant = { t: '\t', n: '\n', r: '\r', '\\': '\\' } as const
        const plain = cell.replaceAll(/\\([tnr\\])/g, (_, sign: keyof typeof meant) => meant[sign])
        expect(plain).toBe(text)
      }),
    )
  })
})

describe('cards for Anki', () => {
  const lines = written(anki, sampleProject, sampleLabels).split('\n')

  it('have a head that names no fields, and a name that stays', () => {
    expect(lines.slice(0, 5)).toEqual([
      '#separator:tab',
      '#html:true',
      '#deck:Duizhao::山居 <札记>',
      '#guid column:1',
      '#tags column:4',
    ])
    expect(lines.filter(line => line.startsWith('duizhao-a2\t'))).toHaveLength(1)
  })

  it('show the words, and behind them their paragraphs with the words in bold', () => {
    const [, front, back, tags] = lines.find(line => line.startsWith('duizhao-a3\t'))!.split('\t')
    expect(front).toBe('drop by drop')
    expect(back).toContain('*<b>drop by drop</b>*, like bells')
    expect(back).toContain('山里的春天来得晚')
    expect(back).toContain('duizhao:book/2b5663290d951cf1/mark/a3')
    expect(tags).toBe('duizhao 拟声 a_*bold*_<tag>_&_#more')
  })
})
