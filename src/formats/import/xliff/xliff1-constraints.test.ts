/**
 * The constraints of XLIFF 1.2, one by one: a file that keeps each is read, and one that breaks it
 * alone is refused at its line.
 */
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'

/** A file whose header is line 2 and whose units are line 3. */
const file = (units: string, header = '', attributes = '') =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my"><file original="a" datatype="html" source-language="zh" target-language="en" ${attributes}>\n<header>${header}</header>\n<body>${units}</body></file></xliff>`
const unit = (inside: string, attributes = '') =>
  file(`<trans-unit id="1" ${attributes}>${inside}</trans-unit>`)
const pair = '<source>天</source><target>sky</target>'
const source = (words: string) => unit(`<source>${words}</source>`)
const target = (attributes: string) => unit(`<source>天</source><target ${attributes}>sky</target>`)
const about = (inside: string) => unit(pair + inside)
const header = (inside: string) => file(`<trans-unit id="1">${pair}</trans-unit>`, inside)
const bin = (inside: string, attributes = 'mime-type="image/png"') =>
  file(`<bin-unit id="b" ${attributes}>${inside}</bin-unit><trans-unit id="1">${pair}</trans-unit>`)
const external = '<bin-source><external-file href="a"/></bin-source>'
const segment = (mid: string, words: string) => `<mrk mtype="seg" mid="${mid}">${words}</mrk>`
const segmented = (there: string, mids = ['1', '2']) =>
  unit(
    `<source>天地</source><seg-source>${mids.map(mid => segment(mid, '天')).join('')}</seg-source><target>${segment(there, 'sky')}</target>`,
  )

type Case = readonly [rule: string, good: string, bad: string, reason: string, name: string]

const cases: readonly Case[] = [
  ['a unit has a name', unit(pair), unit(pair).replace('id="1"', ''), 'missing-attribute', 'id'],
  [
    'a unit has a source first',
    unit(pair),
    unit('<target>sky</target><source>天</source>'),
    'missing-element',
    'source',
  ],
  ['a unit has one target', unit(pair), unit(`${pair}<target>x</target>`), 'element', 'target'],
  [
    'a note is after the texts',
    about('<note>x</note>'),
    unit(`<note>x</note>${pair}`),
    'missing-element',
    'source',
  ],
  [
    'a unit is approved or not',
    unit(pair, 'approved="yes"'),
    unit(pair, 'approved="true"'),
    'value',
    'approved="true"',
  ],
  [
    'space is kept or not',
    unit(pair, 'xml:space="preserve"'),
    unit(pair, 'xml:space="keep"'),
    'value',
    'xml:space="keep"',
  ],
  [
    'a place has four numbers',
    unit(pair, 'coord="1;2;#;4"'),
    unit(pair, 'coord="1,2"'),
    'value',
    'coord="1,2"',
  ],
  [
    'a state is known, or begins with x-',
    target('state="x-mine"'),
    target('state="mine"'),
    'value',
    'state="mine"',
  ],
  [
    'a reason of a state is known',
    target('state-qualifier="fuzzy-match"'),
    target('state-qualifier="fuzzy"'),
    'value',
    'state-qualifier="fuzzy"',
  ],
  ['words are in texts', unit(pair), unit(`x${pair}`), 'words', 'x'],
  ['a code has a name', source('<g id="1">天</g>'), source('<g>天</g>'), 'missing-attribute', 'id'],
  ['a code is known', source('<x id="1"/>天'), source('<br id="1"/>天'), 'element', 'br'],
  ['a placeholder is empty', source('<x id="1"/>天'), source('<x id="1">天</x>'), 'words', '天'],
  [
    'native code has no codes',
    source('<ph id="1">&lt;br></ph>天'),
    source('<ph id="1"><x id="2"/></ph>天'),
    'element',
    'x',
  ],
  [
    'a code may be copied or not',
    source('<x id="1" clone="no"/>天'),
    source('<x id="1" clone="never"/>天'),
    'value',
    'clone="never"',
  ],
  [
    'half of a code is its beginning or its end',
    source('<it id="1" pos="open"/>天'),
    source('<it id="1" pos="begin"/>天'),
    'value',
    'pos="begin"',
  ],
  [
    'an end is that of a beginning',
    source('<bpt id="1" rid="1"/>天<ept id="2" rid="1"/>'),
    source('<bpt id="1" rid="1"/>天<ept id="2" rid="2"/>'),
    'reference',
    '2',
  ],
  [
    'beginnings differ',
    source('<bx id="1" rid="1"/>天<bx id="2" rid="2"/>'),
    source('<bx id="1" rid="1"/>天<bx id="2" rid="1"/>'),
    'repeated',
    '1',
  ],
  [
    'a mark has a type',
    source('<mrk mtype="term">天</mrk>'),
    source('<mrk>天</mrk>'),
    'missing-attribute',
    'mtype',
  ],
  ['names of segments differ', segmented('1'), segmented('1', ['1', '1']), 'repeated', '1'],
  ['a segment of a target is one of the source', segmented('2'), segmented('3'), 'reference', '3'],
  [
    'another translation has a target',
    about('<alt-trans><target>x</target></alt-trans>'),
    about('<alt-trans><source>x</source></alt-trans>'),
    'missing-element',
    'target',
  ],
  [
    'a note has a priority from 1 to 10',
    about('<note priority="2">x</note>'),
    about('<note priority="0">x</note>'),
    'value',
    'priority="0"',
  ],
  [
    'a note is about a side',
    about('<note annotates="source">x</note>'),
    about('<note annotates="both">x</note>'),
    'value',
    'annotates="both"',
  ],
  [
    'a context has a type',
    about('<context-group><context context-type="x-a">x</context></context-group>'),
    about('<context-group><context>x</context></context-group>'),
    'missing-attribute',
    'context-type',
  ],
  [
    'a group of counts has a name',
    about('<count-group name="a"/>'),
    about('<count-group/>'),
    'missing-attribute',
    'name',
  ],
  ['another format is anywhere about a unit', about('<my:a/>'), about('<a/>'), 'element', 'a'],
  [
    'a tool has a name',
    header('<tool tool-id="a" tool-name="b"/>'),
    header('<tool tool-id="a"/>'),
    'missing-attribute',
    'tool-name',
  ],
  [
    'a phase has a process',
    header('<phase-group><phase phase-name="a" process-name="b"/></phase-group>'),
    header('<phase-group><phase phase-name="a"/></phase-group>'),
    'missing-attribute',
    'process-name',
  ],
  [
    'a skeleton is somewhere',
    header('<skl><external-file href="a"/></skl>'),
    header('<skl/>'),
    'missing-element',
    'internal-file',
  ],
  [
    'a file elsewhere has an address',
    header('<skl><external-file href="a"/></skl>'),
    header('<skl><external-file/></skl>'),
    'missing-attribute',
    'href',
  ],
  ['what is no text has a source', bin(external), bin(''), 'missing-element', 'bin-source'],
  [
    'what is no text has a type',
    bin(external),
    bin(external, ''),
    'missing-attribute',
    'mime-type',
  ],
  [
    'a file has a body',
    unit(pair),
    unit(pair).replace(/<body>.*<\/body>/, ''),
    'missing-element',
    'body',
  ],
  [
    'a file says what it is',
    unit(pair),
    unit(pair).replace('datatype="html"', ''),
    'missing-attribute',
    'datatype',
  ],
  [
    'a file says where it is from',
    unit(pair),
    unit(pair).replace('original="a"', ''),
    'missing-attribute',
    'original',
  ],
  [
    'a language is a tag',
    unit(pair),
    unit(pair).replace('"zh"', '"zh CN"'),
    'value',
    'source-language="zh CN"',
  ],
]

/** Where the cases are refused whose fault is in the file and not in a line of it alone. */
const lines: Readonly<Record<string, number>> = { 'a file has a body': 1 }

const preview = (text: string) => previewImport(new TextEncoder().encode(text), 'a.xlf')

describe('XLIFF 1.2', () => {
  it.each(cases)('reads a file in which %s', (_rule, good) => {
    expect(preview(good)).toMatchObject({ ok: true })
  })

  it.each(cases)('refuses one in which it is not so that %s', (rule, good, bad, reason, name) => {
    const before = good.split('\n')
    const changed = bad.split('\n').findLastIndex((line, i) => line !== before[i]) + 1
    expect(preview(bad)).toMatchObject({
      ok: false,
      code: 'import.invalid',
      line: lines[rule] ?? changed,
      xml: { reason, name },
    })
  })
})
