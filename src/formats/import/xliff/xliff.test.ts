/**
 * Tests the XLIFF importer. The file is long because it has a case for each habit of translation
 * tools.
 */
import { describe, expect, it } from 'vitest'
import { besideParagraphs } from '../bilingual/imported-translation.ts'
import { outline } from '../headings/outline-testing.ts'
import { previewImport } from '../index.ts'

const preview = (text: string) => previewImport(new TextEncoder().encode(text), '稿.xlf')

function read(text: string) {
  const found = preview(text)
  if (!found.ok) throw new Error(`${found.code} ${JSON.stringify(found.xml)}`)
  const beside = found.translation ? besideParagraphs(found.text, found.translation) : []
  return {
    source: outline(found),
    translation: beside.map(({ index, text, state }) => `${index} ${state ?? '-'} ${text.text}`),
    spans: beside.flatMap(({ text }) => text.spans),
    titles: found.text.book.chapters.map(({ title }) => title),
    notices: found.notices.map(({ code, detail }) => `${code} ${detail}`),
  }
}

const space1 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'
const file1 = (units: string, languages = 'source-language="zh-CN" target-language="en"') =>
  `<?xml version="1.0"?>
<xliff version="1.2" ${space1}><file original="a.docx" datatype="plaintext" ${languages}><body>
${units}
</body></file></xliff>`
const unit1 = (source: string, target = '', id = '1') =>
  `<trans-unit id="${id}"><source>${source}</source>${target}</trans-unit>`

describe('XLIFF 1.2', () => {
  it('is a bilingual book with a paragraph for each unit, in the state of its target', () => {
    const units = [
      unit1('一', '<target state="translated">one</target>'),
      unit1('二', '<target state="needs-translation">two</target>'),
      unit1('三', '<target state="needs-review-translation">three</target>'),
      unit1('四', '<target>four</target>'),
      unit1('五', '<target/>'),
      unit1('六').replace('<trans-unit', '<trans-unit approved="yes"'),
    ]
    expect(read(file1(units.join('')))).toMatchObject({
      source: ['一', '二', '三', '四', '五', '六'],
      translation: ['0 done one', '1 draft two', '2 check three', '3 draft four'],
    })
  })

  it('takes a target that repeats the Chinese for no translation', () => {
    const found = read(file1(unit1('天地', '<target state="needs-translation">天地</target>')))
    expect(found).toMatchObject({ translation: [], notices: ['copies-left-out 1'] })
  })

  it.each([
    ['zh-CN', 'zh-TW'],
    ['en', 'fr'],
    ['zh-CN', 'en'],
  ])('from %s to %s takes a copy that needs translation for none', (source, target) => {
    const units = unit1('ABC', '<target state="needs-translation">ABC</target>')
    const other = unit1('天地', '<target state="needs-translation">heaven</target>', '2')
    const languages = `source-language="${source}" target-language="${target}"`
    expect(read(file1(units + other, languages))).toMatchObject({
      source: ['ABC', '天地'],
      translation: ['1 draft heaven'],
      notices: ['copies-left-out 1'],
    })
  })

  it.each([
    ['state-qualifier="x-draft"', 'draft'],
    ['state-qualifier="x-check"', 'check'],
    ['state="needs-review-translation"', 'check'],
    ['state="translated"', 'done'],
  ])('keeps a translation that is equal to its source with %s', (attributes, state) => {
    const found = read(file1(unit1('1949', `<target ${attributes}>1949</target>`)))
    expect(found).toMatchObject({ translation: [`0 ${state} 1949`], notices: [] })
  })

  it('takes nothing of another format for a unit', () => {
    const foreign =
      '<m:note xmlns:m="urn:m"><m:trans-unit id="9"><m:source>地</m:source></m:trans-unit></m:note>'
    const units = `<group>${foreign}${unit1('天', '<target>sky</target>')}</group>`
    expect(read(file1(units)).source).toEqual(['天'])
  })

  it('takes nothing of another format in a unit for its texts', () => {
    const foreign =
      '<m:source xmlns:m="urn:m">地</m:source><m:target xmlns:m="urn:m">earth</m:target>'
    const unit = unit1('天', '<target>sky</target>').replace('<source>', `${foreign}<source>`)
    expect(read(file1(unit))).toMatchObject({ source: ['天'], translation: ['0 draft sky'] })
  })

  it('keeps the formats that inline codes stand for', () => {
    const source =
      '山<g id="1" ctype="bold">里<mrk mtype="seg" mid="1">的</mrk></g><x id="2" ctype="lb"/>春<x id="3"/>'
    const target =
      '<target>a <bpt id="1" ctype="italic">&lt;i></bpt>b<ept id="1">&lt;/i></ept> <bx id="4" ctype="bold"/>c<ex id="4"/></target>'
    expect(read(file1(unit1(source, target)))).toMatchObject({
      source: ['山**里的**\n春'],
      spans: [
        { format: 'emphasis', start: 2, end: 3 },
        { format: 'strong', start: 4, end: 5 },
      ],
      notices: ['codes-left-out 1'],
    })
  })

  it('is read as other programs extend it, and in older versions', () => {
    const own = 'xmlns:x="urn:x"'
    const units = `<group><trans-unit id="1" x:a="1" ${own}><source>天</source><x:more>q</x:more><target>sky</target><note>n</note><alt-trans><target>z</target></alt-trans></trans-unit></group>`
    expect(read(file1(units)).translation).toEqual(['0 draft sky'])
    const old = `<xliff version="1.0"><file source-language="zh" target-language="en"><body>${unit1('天', '<target>sky</target>')}</body></file></xliff>`
    expect(read(old).translation).toEqual(['0 draft sky'])
  })

  it('has the language of its targets if the file names none', () => {
    const units = unit1('sky', '<target xml:lang="zh-TW">天</target>')
    expect(read(file1(units, 'source-language="en"')).source).toEqual(['天'])
  })

  it('has Chinese as its source if most of it is translated into Chinese', () => {
    const into = 'source-language="en" target-language="zh-CN"'
    const units = unit1('sky', '<target>天</target>') + unit1('earth')
    expect(read(file1(units, into))).toMatchObject({
      source: ['天'],
      translation: ['0 draft sky'],
      notices: ['pairs-left-out 1'],
    })
    expect(read(file1(unit1('a') + unit1('b') + unit1('c', '<target>天</target>'), into))).toEqual(
      expect.objectContaining({ source: ['a', 'b', 'c'] }),
    )
  })
})

const space2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'
const file2 = (units: string, attributes = 'trgLang="en"') =>
  `<?xml version="1.0"?>
<xliff version="2.1" srcLang="zh-Hans" ${attributes} ${space2}><file id="f">
${units}
</file></xliff>`
const unit2 = (segments: string, more = '', id = 'u') =>
  `<unit id="${id}">${more}${segments}</unit>`
const segment = (source: string, target = '', attributes = '') =>
  `<segment ${attributes}><source>${source}</source>${target && `<target>${target}</target>`}</segment>`

describe('XLIFF 2', () => {
  it('is a bilingual book: the segments of a unit are one paragraph', () => {
    const segments =
      segment('山里的春天。', 'Spring.', 'state="final"') +
      '<ignorable><source> </source></ignorable>' +
      segment('来得晚。', 'Late.', 'state="translated"')
    expect(read(file2(unit2(segments)))).toMatchObject({
      source: ['山里的春天。 来得晚。'],
      translation: ['0 done Spring. Late.'],
    })
  })

  it('has its targets in their own order', () => {
    const segments =
      '<segment><source>甲</source><target order="2">b</target></segment>' +
      '<segment><source>乙</source><target order="1">a</target></segment>'
    expect(read(file2(unit2(segments))).translation).toEqual(['0 draft ab'])
  })

  it.each([
    ['', 'draft'],
    ['state="translated"', 'done'],
    ['state="reviewed"', 'done'],
    ['state="initial" subState="dz:check"', 'check'],
    ['state="initial" subState="dz:draft"', 'draft'],
  ])('with %s is %s', (attributes, state) => {
    expect(read(file2(unit2(segment('天', 'sky', attributes)))).translation).toEqual([
      `0 ${state} sky`,
    ])
  })

  it.each([
    ['state="initial" subState="dz:draft"', ['0 draft 1949']],
    ['state="reviewed"', ['0 done 1949']],
    ['state="initial"', []],
  ])('with %s and the words of the source has %j', (attributes, translation) => {
    const found = read(file2(unit2(segment('1949', '1949', attributes))))
    const notices = translation.length === 0 ? ['copies-left-out 1'] : []
    expect(found).toMatchObject({ translation, notices })
  })

  it('takes nothing of another format for a unit', () => {
    const foreign =
      '<m:metadata xmlns:m="urn:m"><m:unit id="v"><m:segment><m:source>地</m:source></m:segment></m:unit></m:metadata>'
    expect(read(file2(foreign + unit2(segment('天', 'sky')))).source).toEqual(['天'])
  })

  it('takes nothing of another format in a unit for its segments', () => {
    const foreign =
      '<m:segment xmlns:m="urn:m"><m:source>地<m:ph dataRef="none"/></m:source></m:segment>'
    expect(read(file2(unit2(segment('天', 'sky'), foreign)))).toMatchObject({
      source: ['天'],
      translation: ['0 draft sky'],
    })
  })

  it('keeps that a paragraph without a translation needs review', () => {
    const units = unit2(segment('天', '', 'state="initial" subState="dz:check"'))
    expect(read(file2(units)).translation).toEqual([])
    const found = read(file2(units + unit2(segment('地', 'earth'), '', 'v')))
    expect(found.translation).toEqual(['0 check ', '1 draft earth'])
  })

  it('keeps the formats that overlap, and line breaks', () => {
    const data =
      '<originalData><data id="b">&lt;b></data><data id="c">&lt;/b></data></originalData>'
    const source =
      '山<sc id="1" type="fmt" subType="xlf:b"/>里<sc id="2" type="fmt" subType="xlf:i"/>的<ec startRef="1"/>春<ec startRef="2"/>天<ph id="3" type="fmt" subType="xlf:lb"/>来<pc id="4" dataRefStart="b" dataRefEnd="c">了</pc>'
    const found = read(file2(unit2(segment(source), data)))
    expect(found.source).toEqual(['山**里_的**春_天\n来**了**'])
  })

  it('makes one space of each run of white space, unless it says that space is kept', () => {
    expect(read(file2(unit2(segment('天\n   地', 'a\n  b')))).translation).toEqual(['0 draft a b'])
    const kept = unit2(segment('天\n   地', 'a\n  b')).replace(
      '<unit',
      '<unit xml:space="preserve"',
    )
    expect(read(file2(kept))).toMatchObject({
      source: ['天\n   地'],
      translation: ['0 draft a\n  b'],
    })
  })
})

describe('XLIFF that is not valid', () => {
  const good = segment('天', 'sky')
  const marked = (mark: string) => unit2(segment(mark))
  it.each([
    ['an unclosed element', '<xliff>', 'markup', ''],
    ['another version', file2(unit2(good)).replace('2.1', '2.9'), 'version', '2.9'],
    [
      'another namespace',
      file2(unit2(good)).replace('document:2.0', 'document:3.0'),
      'version',
      'urn:oasis:names:tc:xliff:document:3.0',
    ],
    [
      'no language of the source',
      file2(unit2(good)).replace('srcLang="zh-Hans"', ''),
      'missing-attribute',
      'srcLang',
    ],
    ['a target without a language', file2(unit2(good), ''), 'missing-attribute', 'trgLang'],
    [
      'a target in another language',
      file2(unit2(good.replace('<target', '<target xml:lang="fr"'))),
      'value',
      'xml:lang="fr"',
    ],
    ['no units', file2(''), 'missing-element', 'unit'],
    ['a unit without a name', file2(unit2(good).replace('id="u"', '')), 'missing-attribute', 'id'],
    ['a name used twice', file2(unit2(good) + unit2(good)), 'repeated', 'u'],
    ['a unit without segments', file2(unit2('')), 'missing-element', 'segment'],
    [
      'only what is ignored',
      file2(unit2('<ignorable><source>x</source></ignorable>')),
      'missing-element',
      'segment',
    ],
    [
      'a segment without a source',
      file2(unit2('<segment><target>x</target></segment>')),
      'missing-element',
      'source',
    ],
    ['an unknown state', file2(unit2(segment('天', 'x', 'state="done"'))), 'value', 'state="done"'],
    [
      'a part of no state',
      file2(unit2(segment('天', 'x', 'subState="a:b"'))),
      'missing-attribute',
      'state',
    ],
    [
      'an unknown attribute',
      file2(unit2(segment('天', 'x', 'approved="yes"'))),
      'attribute',
      'approved',
    ],
    ['words outside a segment', file2(unit2(good, 'x')), 'words', 'x'],
    ['an unknown code', file2(marked('<b>天</b>')), 'element', 'b'],
    ['a beginning without an end', file2(marked('<sc id="1"/>天')), 'missing-element', 'ec'],
    ['an end without a beginning', file2(marked('天<ec startRef="1"/>')), 'reference', '1'],
    ['a mark without an end', file2(marked('<sm id="1" type="a:b"/>天')), 'missing-element', 'em'],
    [
      'an isolated end with a beginning',
      file2(marked('天<ec isolated="yes"/>')),
      'missing-attribute',
      'id',
    ],
    ['two codes of one name', file2(marked('<ph id="1"/>天<ph id="1"/>')), 'repeated', '1'],
    ['a reference to no data', file2(marked('<ph id="1" dataRef="d"/>')), 'reference', 'd'],
    [
      'a reference to no note',
      file2(marked('<mrk id="1" type="comment" ref="#n=n1">天</mrk>')),
      'reference',
      'n1',
    ],
    [
      'a comment without words',
      file2(marked('<mrk id="1" type="comment">天</mrk>')),
      'missing-attribute',
      'ref',
    ],
    ['a reference to no unit', file2(marked('<ph id="1" subFlows="x"/>天')), 'reference', 'x'],
    [
      'a part of no type',
      file2(marked('<ph id="1" subType="xlf:lb"/>')),
      'missing-attribute',
      'type',
    ],
    [
      'a part of another type',
      file2(marked('<ph id="1" type="ui" subType="xlf:lb"/>')),
      'value',
      'subType="xlf:lb"',
    ],
    [
      'a fixed order without a first',
      file2(marked('<ph id="1" canReorder="no" canCopy="no" canDelete="no"/>')),
      'value',
      'canReorder="no"',
    ],
    ['a character that XML has', file2(marked('<cp hex="0041"/>')), 'value', 'hex="0041"'],
    [
      'a place twice',
      file2(unit2(good.replace('<target', '<target order="2"') + good)),
      'repeated',
      'order="2"',
    ],
    [
      'a code that is gone',
      file2(unit2(segment('<ph id="1" canDelete="no"/>天', 'x', 'state="final"'))),
      'missing-element',
      'ph',
    ],
    ['an empty skeleton', file2(`<skeleton/>${unit2(good)}`), 'missing-attribute', 'href'],
    [
      'two groups of one name',
      file2('<group id="g"/><group id="g"/>' + unit2(good)),
      'repeated',
      'g',
    ],
    ['a unit of 1.2', file2(`${unit2(good)}<trans-unit id="1"/>`), 'element', 'trans-unit'],
    [
      'no name in 1.2',
      file1('<trans-unit><source>天</source></trans-unit>'),
      'missing-attribute',
      'id',
    ],
    ['no source in 1.2', file1('<trans-unit id="1"/>'), 'missing-element', 'source'],
    ['two targets in 1.2', file1(unit1('天', '<target/><target/>')), 'element', 'target'],
    [
      'an unknown state in 1.2',
      file1(unit1('天', '<target state="done"/>')),
      'value',
      'state="done"',
    ],
    ['no language in 1.2', file1(unit1('天'), ''), 'missing-attribute', 'source-language'],
  ])('with %s is refused with the reason', (_title, text, reason, name) => {
    expect(preview(text)).toMatchObject({
      ok: false,
      code: 'import.invalid',
      xml: { reason, name },
    })
  })

  it('is refused at the line and column of the element', () => {
    expect(preview(file2(unit2(good)).replace('sky', '<b/>'))).toMatchObject({
      line: 3,
      xml: { line: 3, column: 50 },
    })
  })
})
