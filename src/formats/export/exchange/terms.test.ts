import { describe, expect, it } from 'vitest'
import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId } from '#domain/ids'
import type { KindFields } from '#domain/kinds/index'
import { plain } from '#domain/rich-text'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import { outline } from '../../import/headings/outline-testing.ts'
import { previewImport } from '../../import/index.ts'
import { bytesWritten, written } from '../written-testing.ts'
import { surveyAtOnce } from '../survey-testing.ts'
import { tbx2, tbx3 } from './tbx.ts'
import { termsOf } from './terms.ts'

const [, second, third] = sampleProject.chapters.flat()
const [sample] = sampleProject.annotations

function marked(
  id: string,
  words: string,
  fields: KindFields & Partial<Pick<Annotation, 'note' | 'counterpart'>>,
): Annotation {
  const { text, id: paragraph } = second!.text.includes(words) ? second! : third!
  const start = text.indexOf(words)
  const anchors = [anchorAt(paragraph, text, start, start + words.length)]
  const base = { ...sample!, id: annotationId(id), side: 'source' as const, note: [], tags: [] }
  return { ...base, anchors, ...fields }
}

const english = () => {
  const text = sampleProject.translations.get(second!.id)!.content.text
  const start = text.indexOf('Spring')
  return [anchorAt(second!.id, text, start, start + 6)] as const
}

const project = {
  ...sampleProject,
  annotations: [
    marked('t1', '雪水', {
      kind: 'term',
      reading: 'xuěshuǐ',
      rendering: 'melt',
      note: [plain('n')],
    }),
    marked('t2', '雪水', { kind: 'term', reading: '', rendering: 'snow melt & <ice>' }),
    marked('t3', '钟声', { kind: 'term', reading: '', rendering: '' }),
    marked('t4', '春天', { kind: 'highlight', counterpart: { index: 1, anchors: english() } }),
    marked('t5', '祥', { kind: 'highlight' }),
  ],
}

describe('the terms of a book', () => {
  it('are its terms with a rendering and its linked words, each once', () => {
    const terms = termsOf(surveyAtOnce(project), project)
    expect(terms).toEqual([
      {
        source: '春天',
        reading: '',
        translations: ['Spring'],
        notes: [],
        context: second!.text,
      },
      {
        source: '雪水',
        reading: 'xuěshuǐ',
        translations: ['melt', 'snow melt & <ice>'],
        notes: ['n'],
        context: second!.text,
      },
    ])
  })

  it.each([
    ['TBX 2', tbx2],
    ['TBX 3', tbx3],
  ])('are read back from %s', (_name, exporter) => {
    const preview = previewImport(bytesWritten(exporter, project, sampleLabels), 'a.tbx')
    expect(outline(preview)).toEqual(['春天', '雪水'])
    expect(preview.ok && preview.translation?.texts.map(({ text }) => text)).toEqual([
      'Spring',
      'melt; snow melt & <ice>',
    ])
  })

  it('are in a file of version 2 without the elements of version 3', () => {
    expect(written(tbx2, project, sampleLabels)).not.toMatch(/conceptEntry|langSec/)
  })
})
