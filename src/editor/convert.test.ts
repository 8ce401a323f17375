import { fromRuns, plain, textFormats, type RichText } from '#domain/rich-text'
import { translationStates } from '#domain/translation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineContent, richTextOf, sourceDoc, translationDoc, translationOf } from './convert.ts'
import { translationSchema } from './schema/translation.ts'
import { paragraphsOf } from './testing/line.ts'

const run = fc.record({
  text: fc.string({ unit: fc.constantFrom('航', '天', '𠮷', 'a', ' ', '\n', '，'), minLength: 1 }),
  formats: fc.subarray([...textFormats]),
})
const richText: fc.Arbitrary<RichText> = fc.array(run, { maxLength: 6 }).map(fromRuns)

describe('rich text as a node', () => {
  it('converts back to the same text, with any formats and line breaks', () => {
    fc.assert(
      fc.property(richText, rich => {
        const node = translationSchema.node(
          'translation',
          null,
          inlineContent(translationSchema, rich),
        )
        node.check()
        expect(richTextOf(node)).toEqual(rich)
      }),
    )
  })

  it('has a position for every UTF-16 offset of the text', () => {
    fc.assert(
      fc.property(richText, rich => {
        const node = translationSchema.node(
          'translation',
          null,
          inlineContent(translationSchema, rich),
        )
        expect(node.content.size).toBe(rich.text.length)
        for (let at = 0; at <= rich.text.length; at++)
          expect(node.textBetween(0, at)).toBe(rich.text.slice(0, at))
      }),
    )
  })

  it('merges spans of one format that touch or overlap', () => {
    const rich: RichText = {
      text: '航天事业',
      spans: [
        { format: 'strong', start: 0, end: 2 },
        { format: 'strong', start: 1, end: 4 },
      ],
    }
    const node = translationSchema.node('translation', null, inlineContent(translationSchema, rich))
    expect(richTextOf(node).spans).toEqual([{ format: 'strong', start: 0, end: 4 }])
  })
})

describe('the source column', () => {
  it('splits its text only where a printer’s mark begins or ends', () => {
    const [paragraph] = paragraphsOf(['（上接第一版）中国的航天'])
    const doc = sourceDoc([
      { ...paragraph!, kind: 'body', inlines: [{ kind: 'marker', start: 0, end: 7 }] },
    ])
    doc.check()
    const node = doc.child(0)
    expect(node.textContent).toBe('（上接第一版）中国的航天')
    expect(node.childCount).toBe(2)
    expect(node.child(0).text).toBe('（上接第一版）')
    expect(node.child(0).marks.map(({ type }) => type.name)).toEqual(['marker'])
  })

  it('gives both marks to the overlap of two inline ranges', () => {
    const [paragraph] = paragraphsOf(['一二三四'])
    const doc = sourceDoc([
      {
        ...paragraph!,
        inlines: [
          { kind: 'strong', start: 0, end: 3 },
          { kind: 'emphasis', start: 2, end: 4 },
        ],
      },
    ])
    const cut: string[] = []
    doc.child(0).forEach(({ text = '', marks }) => {
      cut.push(`${text} ${marks.map(({ type }) => type.name).join('+')}`)
    })
    expect(cut).toEqual(['一二 strong', '三 strong+emphasis', '四 emphasis'])
  })

  it('adds no character to the text for readings, note references and names of missing characters', () => {
    const [paragraph] = paragraphsOf(['人人①好〓〓'])
    const doc = sourceDoc([
      {
        ...paragraph!,
        inlines: [
          { kind: 'ruby', start: 0, end: 1, reading: 'rén' },
          { kind: 'ruby', start: 1, end: 2, reading: 'rén' },
          { kind: 'strong', start: 1, end: 2 },
          { kind: 'noteReference', start: 2, end: 3, note: paragraph!.id },
          { kind: 'interlinearNote', start: 3, end: 4 },
          { kind: 'missingCharacter', start: 4, end: 5, name: 'KR0001' },
          { kind: 'missingCharacter', start: 5, end: 6, name: 'KR0001' },
        ],
      },
    ])
    doc.check()
    expect(doc.textContent).toBe('人人①好〓〓')
    const marks = doc.firstChild!.children.map(node => [
      node.text,
      node.marks.map(({ type, attrs }) => `${type.name} ${Object.values(attrs).join(' ')}`.trim()),
    ])
    expect(marks).toEqual([
      ['人', ['ruby rén 0']],
      ['人', ['ruby rén 1', 'strong']],
      ['①', [`noteReference ${paragraph!.id} 2`]],
      ['好', ['interlinearNote']],
      ['〓', ['missingCharacter KR0001 4']],
      ['〓', ['missingCharacter KR0001 5']],
    ])
  })

  it('keeps an empty paragraph', () => {
    const doc = sourceDoc(paragraphsOf(['', '一']))
    doc.check()
    expect(doc.childCount).toBe(2)
  })
})

describe('the translation column', () => {
  it('converts back to the same translations, with every state', () => {
    const translation = fc.record({
      content: richText,
      state: fc.constantFrom(...translationStates),
    })
    fc.assert(
      fc.property(fc.array(translation, { minLength: 1, maxLength: 5 }), translations => {
        const doc = translationDoc(paragraphsOf(translations.map(() => '一')), translations)
        doc.check()
        translations.forEach((kept, i) => expect(translationOf(doc.child(i))).toEqual(kept))
      }),
    )
  })

  it('has an empty pair if no translation is stored', () => {
    const doc = translationDoc(paragraphsOf(['一', '二']), [
      { content: plain('one'), state: 'done' },
    ])
    expect(translationOf(doc.child(1))).toEqual({ content: plain(''), state: 'empty' })
  })
})
