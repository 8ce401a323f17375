/**
 * The constraints of XLIFF 2.1 and its modules, one by one: a file that keeps each is read, and one
 * that breaks it alone is refused at its line. The file is long because it is a table of them.
 */
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'

const spaces = [
  'xmlns="urn:oasis:names:tc:xliff:document:2.0"',
  ...[
    ['mtc', 'matches'],
    ['gls', 'glossary'],
    ['fs', 'fs'],
    ['mda', 'metadata'],
    ['res', 'resourcedata'],
    ['ctr', 'changetracking'],
    ['slr', 'sizerestriction'],
    ['val', 'validation'],
  ].map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}:2.0"`),
  'xmlns:my="urn:my"',
].join(' ')

/** A file whose line 2 is `inFile`; the rest of `file` is on line 3. */
const file = (units: string, inFile = '', version = '2.1') =>
  `<xliff version="${version}" srcLang="zh" trgLang="en" ${spaces}><file id="f">\n${inFile}\n${units}</file></xliff>`
const unit = (inside: string, attributes = '') => `<unit id="u" ${attributes}>${inside}</unit>`
const segment = (source: string, target?: string, attributes = '') =>
  `<segment ${attributes}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`
const other = '<unit id="v"><segment><source>地</source></segment></unit>'
const plain = segment('天', 'sky')

const source = (words: string) => file(unit(segment(words)))
const data = '<originalData><data id="d">x</data><data id="e">y</data></originalData>'
const withData = (words: string) => file(unit(data + segment(words)))
const noted = (words: string) => file(unit(`<notes><note id="n">x</note></notes>${segment(words)}`))
const inUnit = (module: string) => file(unit(module + segment('<mrk id="m" type="a:b">天</mrk>')))
const inFile = (module: string) => file(unit(plain), module)
const match = (attributes: string, inside = '<source>天</source><target>sky</target>') =>
  inUnit(`<mtc:matches><mtc:match ref="#m" ${attributes}>${inside}</mtc:match></mtc:matches>`)
const entry = (inside: string, attributes = '') =>
  inUnit(`<gls:glossary><gls:glossEntry ${attributes}>${inside}</gls:glossEntry></gls:glossary>`)
const term = '<gls:term>天</gls:term>'
const sky = '<gls:translation>sky</gls:translation>'
const item = (inside: string, attributes = '') =>
  inFile(
    `<res:resourceData><res:resourceItem id="r" ${attributes}>${inside}</res:resourceItem></res:resourceData>`,
  )
const away = '<res:source href="a.png"/>'
const rule = (attributes: string) =>
  inUnit(`<val:validation><val:rule ${attributes}/></val:validation>`)
const metaGroup = (inside: string, attributes = '') =>
  inUnit(`<mda:metadata><mda:metaGroup ${attributes}>${inside}</mda:metaGroup></mda:metadata>`)
const meta = '<mda:meta type="a">x</mda:meta>'
const fixed = 'canCopy="no" canDelete="no"'

type Case = readonly [
  rule: string,
  good: string,
  bad: string,
  reason: string,
  name: string,
  /** Where it is refused, if that is not the last line that differs. */
  line?: number,
]

const structure: readonly Case[] = [
  [
    'a file has a name',
    file(unit(plain)),
    file(unit(plain)).replace('id="f"', ''),
    'missing-attribute',
    'id',
  ],
  [
    'names of files differ',
    file(unit(plain)).replace('</xliff>', `<file id="g">${unit(plain)}</file></xliff>`),
    file(unit(plain)).replace('</xliff>', `<file id="f">${unit(plain)}</file></xliff>`),
    'repeated',
    'f',
  ],
  [
    'names of groups differ, at any depth',
    file(`<group id="g"><group id="h"/></group>${unit(plain)}`),
    file(`<group id="g"><group id="g"/></group>${unit(plain)}`),
    'repeated',
    'g',
  ],
  [
    'a group has a name',
    file(`<group id="g"/>${unit(plain)}`),
    file(`<group/>${unit(plain)}`),
    'missing-attribute',
    'id',
  ],
  [
    'names of units differ in a file, also in groups',
    file(`<group id="u">${unit(plain)}</group>${other}`),
    file(`<group id="g">${unit(plain)}</group>${unit(plain)}`),
    'repeated',
    'u',
  ],
  [
    'a name has no spaces',
    file(unit(plain)),
    file(unit(plain)).replace('id="u"', 'id="u 1"'),
    'value',
    'id="u 1"',
  ],
  [
    'names of segments differ from those of codes',
    file(unit(segment('<ph id="b"/>天', undefined, 'id="a"'))),
    file(unit(segment('<ph id="a"/>天', undefined, 'id="a"'))),
    'repeated',
    'a',
  ],
  [
    'names of segments differ',
    file(unit(segment('天', undefined, 'id="a"') + segment('地', undefined, 'id="b"'))),
    file(unit(segment('天', undefined, 'id="a"') + segment('地', undefined, 'id="a"'))),
    'repeated',
    'a',
  ],
  [
    'a target shares a name only with the same code',
    file(unit(segment('<pc id="1">天</pc>', '<sc id="1"/>sky<ec startRef="1"/>'))),
    file(unit(segment('<pc id="1">天</pc>', '<ph id="1"/>sky'))),
    'repeated',
    '1',
  ],
  [
    'names of notes differ in a unit',
    file(unit(`<notes><note id="a">x</note><note id="b">y</note></notes>${plain}`)),
    file(unit(`<notes><note id="a">x</note><note id="a">y</note></notes>${plain}`)),
    'repeated',
    'a',
  ],
  [
    'names of notes differ in a file',
    inFile('<notes><note id="a">x</note><note>y</note></notes>'),
    inFile('<notes><note id="a">x</note><note id="a">y</note></notes>'),
    'repeated',
    'a',
  ],
  [
    'names of notes differ in a group',
    file(`<group id="g"><notes><note id="a">x</note></notes>${unit(plain)}</group>`),
    file(
      `<group id="g"><notes><note id="a">x</note><note id="a">x</note></notes>${unit(plain)}</group>`,
    ),
    'repeated',
    'a',
  ],
  [
    'notes have a note',
    inFile('<notes><note/></notes>'),
    inFile('<notes/>'),
    'missing-element',
    'note',
  ],
  [
    'a note has a priority from 1 to 10',
    inFile('<notes><note priority="10">x</note></notes>'),
    inFile('<notes><note priority="11">x</note></notes>'),
    'value',
    'priority="11"',
  ],
  [
    'a note is about one side',
    inFile('<notes><note appliesTo="target">x</note></notes>'),
    inFile('<notes><note appliesTo="both">x</note></notes>'),
    'value',
    'appliesTo="both"',
  ],
  [
    'a note has no elements',
    inFile('<notes><note>x</note></notes>'),
    inFile('<notes><note><b/></note></notes>'),
    'element',
    'b',
  ],
  [
    'a note refers to nothing before version 2.2',
    file(unit(plain), '<notes><note ref="#n=a">x</note></notes>').replace('2.1', '2.2'),
    inFile('<notes><note ref="#n=a">x</note></notes>'),
    'attribute',
    'ref',
    2,
  ],
  [
    'names of native data differ',
    withData('天'),
    withData('天').replace('id="e"', 'id="d"'),
    'repeated',
    'd',
  ],
  [
    'native data keeps its space',
    withData('天').replace('id="d"', 'id="d" xml:space="preserve"'),
    withData('天').replace('id="d"', 'id="d" xml:space="default"'),
    'value',
    'xml:space="default"',
  ],
  [
    'a skeleton is in the file or elsewhere',
    inFile('<skeleton href="a.skl"/>'),
    inFile('<skeleton href="a.skl">x</skeleton>'),
    'attribute',
    'href',
  ],
  [
    'a skeleton has something',
    inFile('<skeleton>x</skeleton>'),
    inFile('<skeleton></skeleton>'),
    'missing-attribute',
    'href',
  ],
  [
    'a type has a prefix',
    file(unit(plain, 'type="my:a"')),
    file(unit(plain, 'type="a"')),
    'value',
    'type="a"',
  ],
  [
    'a type is not the standard’s own',
    file(unit(plain, 'type="my:a"')),
    file(unit(plain, 'type="xlf:a"')),
    'value',
    'type="xlf:a"',
  ],
  [
    'whether to translate is said by a unit',
    file(unit(plain, 'translate="no"')),
    file(unit(segment('天', 'sky', 'translate="no"'))),
    'attribute',
    'translate',
  ],
  [
    'a direction is one of three',
    file(unit(plain, 'srcDir="rtl"')),
    file(unit(plain, 'srcDir="up"')),
    'value',
    'srcDir="up"',
  ],
  [
    'a state is one of four',
    file(unit(segment('天', 'sky', 'state="final"'))),
    file(unit(segment('天', 'sky', 'state="signed-off"'))),
    'value',
    'state="signed-off"',
  ],
  [
    'a part of a state has a prefix',
    file(unit(segment('天', 'sky', 'state="final" subState="my:a"'))),
    file(unit(segment('天', 'sky', 'state="final" subState="a"'))),
    'value',
    'subState="a"',
  ],
  [
    'what is translated has a target',
    file(unit(segment('天', '', 'state="translated"'))),
    file(unit(segment('天', undefined, 'state="translated"'))),
    'missing-element',
    'target',
  ],
  [
    'a place is from 1 to the number of segments',
    file(unit(segment('天', 'sky').replace('<target', '<target order="1"'))),
    file(unit(segment('天', 'sky').replace('<target', '<target order="2"'))),
    'value',
    'order="2"',
  ],
  [
    'a place is no zero',
    file(unit(segment('天', 'sky').replace('<target', '<target order="1"'))),
    file(unit(segment('天', 'sky').replace('<target', '<target order="0"'))),
    'value',
    'order="0"',
  ],
  [
    'the language of a source is declared',
    source('天').replace('<source', '<source xml:lang="zh"'),
    source('天').replace('<source', '<source xml:lang="ja"'),
    'value',
    'xml:lang="ja"',
  ],
  [
    'a language that is inherited is declared',
    source('天').replace('<unit', '<unit xml:lang="zh"'),
    file(unit(plain, 'xml:lang="zh"')),
    'value',
    'xml:lang="zh"',
  ],
  [
    'a language that a file passes on is declared',
    source('天').replace('<file', '<file xml:lang="zh"'),
    source('天').replace('<file', '<file xml:lang="fr"'),
    'value',
    'xml:lang="fr"',
    3,
  ],
  [
    'the language of the source is a tag',
    file(unit(plain)),
    file(unit(plain)).replace('srcLang="zh"', 'srcLang="zh_CN"'),
    'value',
    'srcLang="zh_CN"',
  ],
  [
    'an extension is before the notes of its unit',
    file(unit(`<my:a/><notes><note>x</note></notes>${plain}`)),
    file(unit(`<notes><note>x</note></notes><my:a/>${plain}`)),
    'element',
    'a',
  ],
  [
    'an extension is before the units of its file',
    inFile('<my:a/>'),
    file(unit(plain) + '<my:a/>'),
    'element',
    'a',
  ],
  [
    'an extension is in no segment',
    file(unit(`<my:a/>${plain}`)),
    file(unit(segment('天<my:a/>'))),
    'element',
    'a',
  ],
  [
    'an extension is in no native data',
    withData('天'),
    withData('天').replace('>x<', '><my:a/><'),
    'element',
    'a',
  ],
  [
    'an extension is in a file',
    inFile('<my:a/>'),
    file(unit(plain)).replace('<file', '<my:a/><file'),
    'element',
    'a',
    1,
  ],
  [
    'an extension names its elements once',
    inFile('<my:a id="1"/><my:a id="2"/>'),
    inFile('<my:a id="1"/><my:b id="1"/>'),
    'repeated',
    '1',
  ],
  [
    'no attribute of an extension is on a segment',
    file(unit(plain, 'my:a="1"')),
    file(unit(segment('天', 'sky', 'my:a="1"'))),
    'attribute',
    'a',
  ],
  [
    'no attribute of an extension is on a source',
    file(unit(plain, 'my:a="1"')),
    file(unit(plain)).replace('<source', '<source my:a="1"'),
    'attribute',
    'a',
  ],
  [
    'no attribute of an extension is on native data',
    withData('天'),
    withData('天').replace('<data', '<data my:a="1"'),
    'attribute',
    'a',
  ],
]

const codes: readonly Case[] = [
  [
    'a beginning and an end are in one unit',
    source('<sc id="1"/>天<ec startRef="1"/>'),
    source('<sc id="1"/>天'),
    'missing-element',
    'ec',
  ],
  [
    'an end is after its beginning',
    source('<sc id="1"/>天<ec startRef="1"/>'),
    source('<ec startRef="1"/>天<sc id="1"/>'),
    'reference',
    '1',
  ],
  [
    'a beginning has one end',
    source('<sc id="1"/>天<ec startRef="1"/>'),
    source('<sc id="1"/>天<ec startRef="1"/><ec startRef="1"/>'),
    'reference',
    '1',
  ],
  [
    'an isolated beginning has no end here',
    source('<sc id="1" isolated="yes"/>天'),
    source('<sc id="1" isolated="yes"/>天<ec startRef="1"/>'),
    'reference',
    '1',
  ],
  [
    'an isolated end has a name',
    source('天<ec id="1" isolated="yes"/>'),
    source('天<ec isolated="yes"/>'),
    'missing-attribute',
    'id',
  ],
  [
    'an isolated end refers to nothing',
    source('天<ec id="1" isolated="yes"/>'),
    source('<sc id="2"/>天<ec id="1" startRef="2" isolated="yes"/>'),
    'attribute',
    'startRef',
  ],
  [
    'an end that is not isolated has no name',
    source('<sc id="1"/>天<ec startRef="1"/>'),
    source('<sc id="1"/>天<ec id="2" startRef="1"/>'),
    'attribute',
    'id',
  ],
  [
    'an end that is not isolated has no direction',
    source('天<ec id="1" isolated="yes" dir="ltr"/>'),
    source('<sc id="1"/>天<ec startRef="1" dir="ltr"/>'),
    'attribute',
    'dir',
  ],
  ...['canCopy', 'canDelete', 'canOverlap'].map((name): Case => [
    `both ends have one ${name}`,
    source(`<sc id="1" ${name}="no"/>天<ec startRef="1" ${name}="no"/>`),
    source(`<sc id="1" ${name}="no"/>天<ec startRef="1"/>`),
    'value',
    `${name}="yes"`,
  ]),
  [
    'both ends may be moved alike',
    source(
      `<sc id="1" canReorder="firstNo" ${fixed}/>天<ec startRef="1" canReorder="no" ${fixed}/>`,
    ),
    source(
      `<sc id="1" canReorder="firstNo" ${fixed}/>天<ec startRef="1" canReorder="firstNo" ${fixed}/>`,
    ),
    'value',
    'canReorder="firstNo"',
  ],
  [
    'a code that is fixed is not copied',
    source(`<ph id="1" canReorder="firstNo" ${fixed}/>天`),
    source('<ph id="1" canReorder="firstNo" canDelete="no"/>天'),
    'value',
    'canCopy="yes"',
  ],
  [
    'a code that is fixed is not deleted',
    source(`<ph id="1" canReorder="firstNo" ${fixed}/>天`),
    source('<ph id="1" canReorder="firstNo" canCopy="no"/>天'),
    'value',
    'canDelete="yes"',
  ],
  [
    'a fixed order has a first',
    source(`<ph id="1" canReorder="firstNo" ${fixed}/><ph id="2" canReorder="no" ${fixed}/>天`),
    source(`<ph id="2" canReorder="no" ${fixed}/>天`),
    'value',
    'canReorder="no"',
  ],
  [
    'a code that stays is in a last target',
    file(
      unit(
        segment('<ph id="1" canDelete="no"/>天', '<ph id="1" canDelete="no"/>sky', 'state="final"'),
      ),
    ),
    file(unit(segment('<ph id="1" canDelete="no"/>天', 'sky', 'state="final"'))),
    'missing-element',
    'ph',
  ],
  [
    'a code that stays is in a translated target of 2.0',
    file(unit(segment('<ph id="1" canDelete="no"/>天', 'sky', 'state="translated"'))),
    file(unit(segment('<ph id="1" canDelete="no"/>天', 'sky', 'state="translated"')), '', '2.0'),
    'missing-element',
    'ph',
    3,
  ],
  [
    'a code has a known type',
    source('<ph id="1" type="image"/>天'),
    source('<ph id="1" type="bold"/>天'),
    'value',
    'type="bold"',
  ],
  [
    'a part of a type has a prefix',
    source('<ph id="1" type="fmt" subType="my:a"/>天'),
    source('<ph id="1" type="fmt" subType="a"/>天'),
    'value',
    'subType="a"',
  ],
  [
    'a variable is of the interface',
    source('<ph id="1" type="ui" subType="xlf:var"/>天'),
    source('<ph id="1" type="fmt" subType="xlf:var"/>天'),
    'value',
    'subType="xlf:var"',
  ],
  [
    'the standard’s own parts are known',
    source('<ph id="1" type="fmt" subType="xlf:u"/>天'),
    source('<ph id="1" type="fmt" subType="xlf:sup"/>天'),
    'value',
    'subType="xlf:sup"',
  ],
  [
    'native data is of the unit',
    withData('<pc id="1" dataRefStart="d" dataRefEnd="e">天</pc>'),
    withData('<pc id="1" dataRefStart="d" dataRefEnd="f">天</pc>'),
    'reference',
    'f',
  ],
  [
    'native data of a pair is of both ends since 2.1',
    file(unit(data + segment('<pc id="1" dataRefStart="d">天</pc>')), '', '2.0'),
    withData('<pc id="1" dataRefStart="d">天</pc>'),
    'missing-attribute',
    'dataRefEnd',
    3,
  ],
  [
    'the words for a pair are for both ends',
    source('<pc id="1" equivStart="" equivEnd="">天</pc>'),
    source('<pc id="1" equivEnd="">天</pc>'),
    'missing-attribute',
    'equivStart',
  ],
  [
    'texts within a code are units',
    file(unit(segment('<ph id="1" subFlows="v"/>天')) + other),
    file(unit(segment('<ph id="1" subFlows="v w"/>天')) + other),
    'reference',
    'w',
  ],
  [
    'a copy is of a code',
    source('<ph id="1"/>天<ph id="2" copyOf="1"/>'),
    source('<ph id="1"/>天<ph id="2" copyOf="3"/>'),
    'reference',
    '3',
  ],
  [
    'a copy in a target may be of a code in the source',
    file(unit(segment('<ph id="1"/>天', 'sky<ph id="2" copyOf="1"/>'))),
    file(unit(segment('<ph id="1"/>天', 'sky<ph id="2" copyOf="0"/>'))),
    'reference',
    '0',
  ],
  [
    'a copy is of a code that may be copied',
    source('<ph id="1"/>天<ph id="2" copyOf="1"/>'),
    source('<ph id="1" canCopy="no"/>天<ph id="2" copyOf="1"/>'),
    'value',
    'copyOf="1"',
  ],
  [
    'a copy is of a code without native data',
    source('<ph id="1"/>天<ph id="2" copyOf="1"/>'),
    withData('<ph id="1" dataRef="d"/>天<ph id="2" copyOf="1"/>'),
    'value',
    'copyOf="1"',
  ],
  [
    'a copy has no native data',
    source('<ph id="1"/>天<ph id="2" copyOf="1"/>'),
    withData('<ph id="1"/>天<ph id="2" copyOf="1" dataRef="d"/>'),
    'value',
    'copyOf="1"',
  ],
  [
    'a code that is no pair is not isolated',
    source('<ph id="1"/>天'),
    source('<ph id="1" isolated="yes"/>天'),
    'attribute',
    'isolated',
  ],
  ['a placeholder is empty', source('<ph id="1"/>天'), source('<ph id="1">天</ph>'), 'words', '天'],
  [
    'a character is one that XML has not',
    source('天<cp hex="001b"/>'),
    source('天<cp hex="5929"/>'),
    'value',
    'hex="5929"',
  ],
  [
    'a character is of Unicode',
    source('天<cp hex="FFFE"/>'),
    source('天<cp hex="110000"/>'),
    'value',
    'hex="110000"',
  ],
  [
    'a code has a name',
    source('<pc id="1">天</pc>'),
    source('<pc>天</pc>'),
    'missing-attribute',
    'id',
  ],
]

const marks: readonly Case[] = [
  [
    'marks may cross, and each has an end',
    source(
      '<sm id="1" type="my:a"/>天<sm id="2" type="my:a"/>地<em startRef="1"/><em startRef="2"/>',
    ),
    source('<sm id="1" type="my:a"/>天<sm id="2" type="my:a"/>地<em startRef="1"/>'),
    'missing-element',
    'em',
  ],
  [
    'the end of a mark is after it',
    source('<sm id="1" type="my:a"/>天<em startRef="1"/>'),
    source('<em startRef="1"/>天<sm id="1" type="my:a"/>'),
    'reference',
    '1',
  ],
  [
    'an end of a mark refers to it',
    source('<sm id="1" type="my:a"/>天<em startRef="1"/>'),
    source('天<em/>'),
    'missing-attribute',
    'startRef',
  ],
  [
    'a general mark says whether to translate',
    source('<mrk id="1" translate="no">天</mrk>'),
    source('<mrk id="1">天</mrk>'),
    'missing-attribute',
    'translate',
  ],
  [
    'a general mark says so by name, too',
    source('<mrk id="1" type="generic" my:a="1">天</mrk>'),
    source('<mrk id="1" type="generic">天</mrk>'),
    'missing-attribute',
    'translate',
  ],
  [
    'a mark has a known type',
    source('<mrk id="1" type="term">天</mrk>'),
    source('<mrk id="1" type="bold">天</mrk>'),
    'value',
    'type="bold"',
  ],
  [
    'a comment has words or a note',
    noted('<mrk id="1" type="comment" ref="#n=n">天</mrk>'),
    noted('<mrk id="1" type="comment">天</mrk>'),
    'missing-attribute',
    'ref',
  ],
  [
    'a comment has not both',
    source('<mrk id="1" type="comment" value="x">天</mrk>'),
    noted('<mrk id="1" type="comment" value="x" ref="#n=n">天</mrk>'),
    'attribute',
    'value',
  ],
  [
    'the note of a comment is in its unit',
    noted('<mrk id="1" type="comment" ref="#f=f/u=u/n=n">天</mrk>'),
    file(
      unit(segment('<mrk id="1" type="comment" ref="#n=n">天</mrk>')),
      '<notes><note id="n">x</note></notes>',
    ),
    'reference',
    'n',
  ],
  [
    'a comment leads into its file',
    noted('<mrk id="1" type="comment" ref="#n">天</mrk>'),
    noted('<mrk id="1" type="comment" ref="other.xlf">天</mrk>'),
    'reference',
    'other.xlf',
  ],
  [
    'a comment leads to a note',
    noted('<mrk id="1" type="comment" ref="#/f=f/u=u/n=n">天</mrk>'),
    noted('<mrk id="1" type="comment" ref="#d=n">天</mrk>'),
    'reference',
    'n',
  ],
  [
    'a candidate’s mark has no reference',
    source('<mrk id="1" type="mtc:match">天</mrk>'),
    source('<mrk id="1" type="mtc:match" ref="#1">天</mrk>'),
    'attribute',
    'ref',
  ],
  [
    'a reference goes from the file inward',
    source('<mrk id="1" type="term" ref="#f=f/g=g/u=u/gls=a">天</mrk>'),
    source('<mrk id="1" type="term" ref="#u=u/f=f/gls=a">天</mrk>'),
    'value',
    'ref="#u=u/f=f/gls=a"',
  ],
  [
    'a reference names each thing once',
    source('<mrk id="1" type="term" ref="#f=f/u=u">天</mrk>'),
    source('<mrk id="1" type="term" ref="#f=f/f=g">天</mrk>'),
    'value',
    'ref="#f=f/f=g"',
  ],
  [
    'a reference ends at one thing',
    source('<mrk id="1" type="term" ref="#u=u/1">天</mrk>'),
    source('<mrk id="1" type="term" ref="#u=u/n=1/d=2">天</mrk>'),
    'value',
    'ref="#u=u/n=1/d=2"',
  ],
  [
    'a prefix of an extension has two letters',
    source('<mrk id="1" type="term" ref="#u=u/my=1">天</mrk>'),
    source('<mrk id="1" type="term" ref="#u=u/m=1">天</mrk>'),
    'value',
    'ref="#u=u/m=1"',
  ],
  [
    'a reference has a name in each part',
    source('<mrk id="1" type="term" ref="#u=u/1">天</mrk>'),
    source('<mrk id="1" type="term" ref="#u=u//1">天</mrk>'),
    'value',
    'ref="#u=u//1"',
  ],
]

const inModules: readonly Case[] = [
  [
    'a candidate is about words of its unit',
    match(''),
    match('').replace('#m', '#x'),
    'reference',
    'x',
  ],
  [
    'a candidate has a source',
    match(''),
    match('', '<target>sky</target>'),
    'missing-element',
    'source',
  ],
  [
    'a candidate has a target',
    match(''),
    match('', '<source>天</source>'),
    'missing-element',
    'target',
  ],
  [
    'a candidate has one target',
    match(''),
    match('', '<source>天</source><target>a</target><target>b</target>'),
    'element',
    'target',
  ],
  [
    'a likeness is from 0 to 100',
    match('similarity="100.0"'),
    match('similarity="101"'),
    'value',
    'similarity="101"',
  ],
  ['a candidate has a known type', match('type="mt"'), match('type="x"'), 'value', 'type="x"'],
  [
    'a part of a candidate’s type has a type',
    match('type="mt" subType="my:a"'),
    match('subType="my:a"'),
    'missing-attribute',
    'type',
  ],
  [
    'names of candidates differ',
    match('id="a"'),
    match('id="a"').replace(
      '</mtc:matches>',
      '<mtc:match id="a" ref="#m"><source/><target/></mtc:match></mtc:matches>',
    ),
    'repeated',
    'a',
  ],
  [
    'native data of a candidate is its own',
    match('', `${data}<source><ph id="1" dataRef="d"/></source><target/>`),
    match('', '<source><ph id="1" dataRef="d"/></source><target/>'),
    'reference',
    'd',
  ],
  ['candidates are in a unit', match(''), inFile('<mtc:matches/>'), 'element', 'matches', 2],
  ['an entry has a term', entry(term + sky), entry(sky), 'missing-element', 'term'],
  [
    'an entry has a translation or a definition',
    entry(`${term}<gls:definition>x</gls:definition>`),
    entry(term),
    'missing-element',
    'translation',
  ],
  [
    'an entry is about words of its unit',
    entry(term + sky, 'ref="#m"'),
    entry(term + sky, 'ref="#x"'),
    'reference',
    'x',
  ],
  [
    'names in a glossary differ',
    entry(term + sky, 'id="a"'),
    entry(`${term}<gls:translation id="a">x</gls:translation>`, 'id="a"'),
    'repeated',
    'a',
  ],
  [
    'a glossary is in a unit',
    entry(term + sky),
    inFile('<gls:glossary/>'),
    'element',
    'glossary',
    2,
  ],
  [
    'metadata has a type',
    metaGroup(meta),
    metaGroup('<mda:meta>x</mda:meta>'),
    'missing-attribute',
    'type',
  ],
  [
    'a group of metadata has something',
    metaGroup(meta),
    metaGroup(''),
    'missing-element',
    'metaGroup',
  ],
  [
    'a group of metadata is about a known part',
    metaGroup(meta, 'appliesTo="ignorable"'),
    metaGroup(meta, 'appliesTo="unit"'),
    'value',
    'appliesTo="unit"',
  ],
  [
    'names of metadata differ',
    metaGroup(meta, 'id="a"'),
    metaGroup(`<mda:metaGroup id="a">${meta}</mda:metaGroup>`, 'id="a"'),
    'repeated',
    'a',
  ],
  [
    'a resource that is elsewhere has a type',
    item(away, 'mimeType="image/png"'),
    item(away),
    'missing-attribute',
    'mimeType',
  ],
  [
    'a resource has something',
    item('<res:reference href="a"/>'),
    item('', 'mimeType="a/b"'),
    'missing-element',
    'source',
  ],
  [
    'a resource is here or elsewhere',
    item('<res:source><my:a/></res:source>'),
    item('<res:source href="a"><my:a/></res:source>'),
    'attribute',
    'href',
  ],
  [
    'a resource is in the language of the file',
    item('<res:source xml:lang="zh"><my:a/></res:source>'),
    item('<res:source xml:lang="fr"><my:a/></res:source>'),
    'value',
    'xml:lang="fr"',
  ],
  [
    'a reference to a resource leads to one of the file',
    file(
      unit(`<res:resourceData><res:resourceItemRef ref="r"/></res:resourceData>${plain}`),
      '<res:resourceData><res:resourceItem id="r"><res:reference href="a"/></res:resourceItem></res:resourceData>',
    ),
    inUnit('<res:resourceData><res:resourceItemRef ref="r"/></res:resourceData>'),
    'reference',
    'r',
  ],
  [
    'a revision is about something',
    inUnit(
      '<ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>',
    ),
    inUnit(
      '<ctr:changeTrack><ctr:revisions><ctr:revision><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>',
    ),
    'missing-attribute',
    'appliesTo',
  ],
  [
    'a change has a property',
    inUnit(
      '<ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>',
    ),
    inUnit(
      '<ctr:changeTrack><ctr:revisions appliesTo="source"><ctr:revision><ctr:item>x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>',
    ),
    'missing-attribute',
    'property',
  ],
  [
    'profiles of sizes are of a file',
    inFile('<slr:profiles generalProfile="xliff:codepoints"/>'),
    inUnit('<slr:profiles generalProfile="xliff:codepoints"/>'),
    'element',
    'profiles',
  ],
  [
    'data on sizes has a profile',
    inUnit('<slr:data profile="a"/>'),
    inUnit('<slr:data/>'),
    'missing-attribute',
    'profile',
  ],
  [
    'a size is here or elsewhere',
    file(unit(plain, 'slr:sizeInfo="1"')),
    file(unit(plain, 'slr:sizeInfo="1" slr:sizeInfoRef="a"')),
    'attribute',
    'sizeInfoRef',
  ],
  [
    'a rule tests something',
    rule('isPresent="a"'),
    rule('caseSensitive="no"'),
    'missing-attribute',
    'isPresent',
  ],
  [
    'a rule tests one thing',
    rule('endsWith="a"'),
    rule('startsWith="a" endsWith="a"'),
    'attribute',
    'endsWith',
  ],
  [
    'a count is of what is present',
    rule('isPresent="a" occurs="2"'),
    rule('startsWith="a" occurs="2"'),
    'missing-attribute',
    'isPresent',
  ],
  [
    'a count is a number',
    rule('isPresent="a" occurs="2"'),
    rule('isPresent="a" occurs="0"'),
    'value',
    'occurs="0"',
  ],
  [
    'what is in the source is present',
    rule('endsWith="a" existsInSource="yes"'),
    rule('isNotPresent="a" existsInSource="yes"'),
    'missing-attribute',
    'isPresent',
  ],
  [
    'validation has a rule',
    rule('isPresent="a"'),
    inUnit('<val:validation/>'),
    'missing-element',
    'rule',
  ],
  [
    'a format is an element of HTML',
    source('<pc id="1" fs:fs="b">天</pc>'),
    source('<pc id="1" fs:fs="bold">天</pc>'),
    'value',
    'fs="bold"',
  ],
  [
    'details of a format have a format',
    file(unit(plain, 'fs:fs="img" fs:subFs="src,a.png"')),
    file(unit(plain, 'fs:subFs="src,a.png"')),
    'missing-attribute',
    'fs',
  ],
  [
    'the end of a pair has no format',
    source('天<ec id="1" isolated="yes" fs:fs="b"/>'),
    source('<sc id="1"/>天<ec startRef="1" fs:fs="b"/>'),
    'attribute',
    'fs',
  ],
]

const preview = (text: string) => previewImport(new TextEncoder().encode(text), 'a.xlf')

describe.each([
  ['structure', structure],
  ['codes', codes],
  ['marks', marks],
  ['modules', inModules],
])('XLIFF 2.1, %s', (_group, cases) => {
  const named = cases.map(([rule, ...rest]) => [rule, rest] as const)
  it.each(named)('reads a file in which %s', (_rule, [good]) => {
    expect(preview(good)).toMatchObject({ ok: true })
  })

  it.each(named)(
    'refuses one in which it is not so that %s',
    (_rule, [good, bad, reason, name, line]) => {
      expect(preview(bad)).toMatchObject({
        ok: false,
        code: 'import.invalid',
        line: line ?? changedLine(good, bad),
        xml: { reason, name },
      })
    },
  )
})

/** Returns the number of the last line of `bad` that `good` has not. */
function changedLine(good: string, bad: string): number {
  const before = good.split('\n')
  return bad.split('\n').findLastIndex((line, i) => line !== before[i]) + 1
}
