import { describe, expect, it } from 'vitest'
import { besideParagraphs } from '../bilingual/imported-translation.ts'
import { outline } from '../headings/outline-testing.ts'
import { previewImport } from '../index.ts'

const preview = (text: string) => previewImport(new TextEncoder().encode(text), '术语.tbx')

const martif = (entries: string) =>
  `<?xml version="1.0"?>\n<martif type="TBX"><text><body>\n${entries}\n</body></text></martif>`
const entry = (chinese: string, english: string) =>
  `<termEntry><langSet xml:lang="en">${english}</langSet><langSet xml:lang="zh">${chinese}</langSet></termEntry>`
const tig = (words: string) => `<tig><term>${words}</term></tig>`

describe('TBX', () => {
  it('is a bilingual book with a paragraph for each entry, and a notice says why', () => {
    const definition = '<descripGrp><descrip type="definition">山中之居。</descrip></descripGrp>'
    const found = preview(
      martif(entry(definition + tig('山居'), tig('mountain dwelling') + tig('hut'))),
    )
    expect(outline(found)).toEqual(['山居\n山中之居。'])
    expect(found).toMatchObject({ ok: true, notices: [{ code: 'terms-as-text', detail: '1' }] })
    const beside = found.ok && found.translation && besideParagraphs(found.text, found.translation)
    expect(beside && beside[0]?.text.text).toBe('mountain dwelling; hut')
  })

  it('of version 3 is read too', () => {
    const found = preview(
      '<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body><conceptEntry id="c"><langSec xml:lang="zh"><termSec><term>天</term></termSec></langSec><langSec xml:lang="en"><termSec><term>sky</term></termSec></langSec></conceptEntry></body></text></tbx>',
    )
    expect(outline(found)).toEqual(['天'])
  })

  it.each([
    ['no text', '<martif type="TBX"/>', 'missing-element', 'text'],
    ['an entry without languages', martif('<termEntry/>'), 'missing-element', 'langSet'],
    ['a language without a term', martif(entry('', tig('x'))), 'missing-element', 'term'],
    [
      'a section without a term',
      martif(entry(`${tig('天')}<tig><note>x</note></tig>`, tig('x'))),
      'missing-element',
      'term',
    ],
    [
      'two entries of one name',
      martif(entry(tig('天'), tig('x')).replace('<termEntry', '<termEntry id="a"').repeat(2)),
      'repeated',
      'a',
    ],
    [
      'an unnamed language',
      martif('<termEntry><langSet/></termEntry>'),
      'missing-attribute',
      'xml:lang',
    ],
    ['something else in its body', martif('<p>x</p>'), 'element', 'p'],
    ['an unclosed element', '<martif><text>', 'markup', ''],
  ])('with %s is refused with the reason', (_title, text, reason, name) => {
    expect(preview(text)).toMatchObject({ code: 'import.invalid', xml: { reason, name } })
  })
})
