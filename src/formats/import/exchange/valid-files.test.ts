/**
 * Files that the standards allow and that tools write, however unusual, are read. The file is long
 * because it is a table of them.
 */
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'

const preview = (text: string, name: string) => previewImport(new TextEncoder().encode(text), name)

type Case = readonly [what: string, text: string]

const spaces = [
  ['mtc', 'matches:2.0'],
  ['gls', 'glossary:2.0'],
  ['fs', 'fs:2.0'],
  ['mda', 'metadata:2.0'],
  ['res', 'resourcedata:2.0'],
  ['ctr', 'changetracking:2.0'],
  ['slr', 'sizerestriction:2.0'],
  ['val', 'validation:2.0'],
  ['itsm', 'itsm:2.1'],
].map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}"`)

const xliff2 = (inFile: string, version = '2.1') =>
  `<?xml version="1.0"?>\n<!-- a --><?pi b?><xliff xmlns="urn:oasis:names:tc:xliff:document:${version === '2.2' ? '2.2' : '2.0'}" xmlns:my="urn:my" xmlns:its="http://www.w3.org/2005/11/its" ${spaces.join(' ')} version="${version}" srcLang="zh" trgLang="en"><file id="f">${inFile}</file></xliff><!-- c -->\n`
const unit2 = (inside: string, attributes = '') =>
  `<unit id="u" ${attributes}>${inside}</unit><unit id="v"><segment><source>地</source></segment></unit>`
const two = (first: string, second: string, attributes = '') =>
  `<segment ${attributes}>${first}</segment><segment>${second}</segment>`

const inXliff2: readonly Case[] = [
  [
    'a pair of codes whose end is in a segment without a target',
    xliff2(
      unit2(
        two(
          '<source><sc id="1"/>天</source><target><sc id="1"/>sky</target>',
          '<source>地<ec startRef="1"/></source>',
        ),
      ),
    ),
  ],
  [
    'a pair of codes whose beginning is in a segment without a target',
    xliff2(
      unit2(
        two(
          '<source><sm id="1" type="my:a"/>天</source>',
          '<source>地<em startRef="1"/></source><target>earth<em startRef="1"/></target>',
        ),
      ),
    ),
  ],
  [
    'targets in an order of their own, whose codes are in that order',
    xliff2(
      unit2(
        two(
          '<source><sc id="1"/>天</source><target order="2">sky<ec startRef="1"/></target>',
          '<source>地<ec startRef="1"/></source><target order="1"><sc id="1"/>earth</target>',
        ),
      ),
    ),
  ],
  [
    'a fixed order that begins in a segment without a target',
    xliff2(
      unit2(
        two(
          '<source><ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/>天</source>',
          '<source>地<ph id="2" canReorder="no" canCopy="no" canDelete="no"/></source><target>earth<ph id="2" canReorder="no" canCopy="no" canDelete="no"/></target>',
        ),
      ),
    ),
  ],
  [
    'an end that says another type than its beginning',
    xliff2(
      unit2(
        '<segment><source><sc id="1" type="fmt"/>天<ec startRef="1" type="ui"/></source></segment>',
      ),
    ),
  ],
  [
    'a pair that is one code in the final target',
    xliff2(
      unit2(
        '<segment state="final"><source><sc id="1" canDelete="no"/>天<ec startRef="1" canDelete="no"/></source><target><pc id="1" canDelete="no">sky</pc></target></segment>',
      ),
    ),
  ],
  [
    'a code that went to the target of another segment',
    xliff2(
      unit2(
        two(
          '<source><ph id="1" canDelete="no"/>天</source><target>sky</target>',
          '<source>地</source><target>earth<ph id="1" canDelete="no"/></target>',
          'state="final"',
        ),
      ),
    ),
  ],
  [
    'a copy of a code that was copied for the target',
    xliff2(
      unit2(
        '<segment><source><pc id="1">天地</pc></source><target><pc id="1">sky</pc> <pc id="2" copyOf="1">earth</pc></target></segment>',
      ),
    ),
  ],
  [
    'native data of codes, also the same for two',
    xliff2(
      unit2(
        '<originalData><data id="d1">&lt;b></data><data id="d2" xml:space="preserve">a<cp hex="0007"/></data></originalData><segment><source><pc id="1" dataRefStart="d1" dataRefEnd="d2" dispStart="b">天</pc><pc id="2" dataRefStart="d1" dataRefEnd="d2" equivStart="" equivEnd="">地</pc></source></segment>',
      ),
    ),
  ],
  [
    'native data of a beginning alone, in version 2.0',
    xliff2(
      unit2(
        '<originalData><data id="d1">x</data></originalData><segment><source><pc id="1" dataRefStart="d1">天</pc></source></segment>',
      ),
      '2.0',
    ),
  ],
  [
    'lines and spaces in what is empty',
    xliff2(
      `<skeleton href="a.skl">\n</skeleton><res:resourceData>\n<res:resourceItem id="r" mimeType="image/png">\n<res:source href="a.png">\n</res:source>\n</res:resourceItem>\n</res:resourceData>${unit2('<segment>\n<source>天</source>\n</segment>')}`,
    ),
  ],
  [
    'a source elsewhere beside a target that is here',
    xliff2(
      `<res:resourceData><res:resourceItem id="r"><res:source href="a.png"/><res:target><my:a/></res:target></res:resourceItem></res:resourceData>${unit2('<segment><source>天</source></segment>')}`,
    ),
  ],
  [
    'a rule that is off in its whole file',
    xliff2(
      `<val:validation><val:rule isPresent="a" disabled="yes"/></val:validation>${unit2('<segment><source>天</source></segment>')}`,
    ),
  ],
  [
    'every module, with elements and attributes of other namespaces',
    xliff2(
      `<skeleton><my:a>x</my:a></skeleton><slr:profiles generalProfile="xliff:codepoints"/><my:a id="1"><my:b id="2" xml:lang="fr"/></my:a><mda:metadata my:a="1"><mda:metaGroup category="a" appliesTo="source"><mda:metaGroup><mda:meta type="b">x</mda:meta></mda:metaGroup></mda:metaGroup></mda:metadata><notes><note id="n" priority="10" my:a="1" category="x">y</note></notes><group id="f"/><group id="g" my:a="1" fs:fs="div">${unit2(
        `<ctr:changeTrack><ctr:revisions appliesTo="target" ref="1"><ctr:revision author="a" datetime="2020-01-01"><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><my:a id="1"/><mtc:matches><mtc:match ref="#m" matchQuality="90.5" my:a="1"><mda:metadata><mda:metaGroup><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata><source>天</source><target xml:lang="en">sky</target><my:a/></mtc:match></mtc:matches><gls:glossary><gls:glossEntry ref="#t=m"><gls:term source="a">天</gls:term><gls:definition>x</gls:definition></gls:glossEntry></gls:glossary><val:validation><val:rule my:test="1"/><val:rule startsWith="a" normalization="nfd" caseSensitive="no"/></val:validation><segment id="s" state="reviewed" subState="my:a"><source xml:lang="zh" xml:space="preserve"><mrk id="m" type="mtc:match">天</mrk><mrk id="k" its:term="yes">地</mrk></source><target><mrk id="m" type="term" ref="http://example.org/a">sky</mrk></target></segment><ignorable><source> </source></ignorable>`,
        'slr:sizeRestriction="9" translate="no" srcDir="auto" name="a b" type="my:a"',
      )}</group>`,
    ),
  ],
  [
    'data of the whole file, in version 2.2',
    xliff2(unit2('<segment><source>天</source><target>sky</target></segment>'), '2.2').replace(
      '<file',
      '<notes><note>x</note></notes><mda:metadata><mda:metaGroup><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata><my:a/><file',
    ),
  ],
]

const xliff1 = (inBody: string, head = '', version = '1.2') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/committees/xliff/documents/xliff.dtd"><xliff version="${version}" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 xliff-core-1.2-strict.xsd" xmlns:my="urn:my"><file original="a" datatype="x-text" source-language="zh-CN" target-language="en-us" my:a="1">${head}<body>${inBody}</body></file></xliff>`.replace(
    version === '1.1' ? / xmlns="[^"]*"/ : /$^/,
    '',
  )
const unit1 = (inside: string) => `<trans-unit id="1" my:a="b">${inside}</trans-unit>`

const inXliff1: readonly Case[] = [
  [
    'nothing but an empty group before its unit',
    xliff1(`<group/><group id="g"><group/></group>${unit1('<source>天</source>')}`),
  ],
  [
    'a header with everything, and elements of other namespaces',
    xliff1(
      unit1(
        '<source xml:lang="zh">天</source><target state="x-mine" my:a="1"/><my:a><my:b/></my:a><alt-trans match-quality="90%"><target xml:lang="en">sky</target><my:c/></alt-trans>',
      ),
      '<header><skl><external-file href="a"/></skl><phase-group><phase phase-name="a" process-name="b"><note/></phase></phase-group><glossary><internal-file form="text">x</internal-file></glossary><reference><external-file href="a"/></reference><count-group name="a"><count count-type="total" unit="word">3</count></count-group><tool tool-id="a" tool-name="b"><my:a/></tool><note>x</note><my:a/></header>',
    ),
  ],
  [
    'segments, of which only one is translated',
    xliff1(
      unit1(
        '<source>天。地。</source><seg-source><mrk mtype="seg" mid="1">天。</mrk><mrk mtype="seg" mid="2">地。</mrk></seg-source><target><mrk mtype="seg" mid="2">Earth.</mrk></target>',
      ),
    ),
  ],
  [
    'codes of all kinds, also inside one another',
    xliff1(
      unit1(
        '<source><g id="1" ctype="bold">天<x id="2"/></g><bpt id="3" rid="1">&lt;b></bpt>地<ept id="4" rid="1">&lt;/b></ept><bx id="5" rid="2"/>人<ex id="6" rid="2"/><it id="7" pos="open">&lt;i><sub>x</sub></it><ph id="8" assoc="both">y</ph><bpt id="9">(</bpt><ept id="9">)</ept></source>',
      ),
    ),
  ],
  [
    'version 1.1 without a namespace',
    xliff1(
      '<trans-unit id="1"><source>天</source><target>sky</target></trans-unit>',
      '',
      '1.1',
    ).replaceAll(/ my:a="1"/g, ''),
  ],
]

const tmx = (inBody: string, header = '<header srclang="zh"/>', doctype = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}<!-- a --><tmx version="1.4">${header}<body><?x y?>${inBody}</body></tmx>`
const tu = (more = '', inSeg = '天', attributes = '') =>
  `<tu ${attributes}>${more}<tuv xml:lang="zh-CN"><seg>${inSeg}</seg></tuv><tuv xml:lang="EN-US" creationid="a"><seg>sky</seg></tuv></tu>`

const inTmx: readonly Case[] = [
  ['a header that says only its language', tmx(tu())],
  [
    'what Trados writes',
    tmx(
      `<tu creationdate="20200101T000000Z" creationid="A" lastusagedate="20200101T000000Z" usagecount="0"><prop type="x-LastUsedBy">A</prop><prop type="x-Context">-1, -2</prop><prop type="x-Origin">TM</prop><prop type="x-ConfirmationLevel">Translated</prop><tuv xml:lang="zh-CN"><seg><bpt i="1" type="6" x="1" />天<ept i="1" /><ph x="2" type="7"/></seg></tuv><tuv xml:lang="en-US"><seg><bpt i="1" type="6" x="1" />sky<ept i="1" /></seg></tuv></tu>`,
      '<header creationtool="SDL Language Platform" creationtoolversion="8.0" o-tmf="SDL TM8 Format" datatype="xml" segtype="sentence" adminlang="en-US" srclang="zh-CN" creationdate="20200101T000000Z" creationid="A"><prop type="x-Recognizers">RecognizeAll</prop><prop type="x-TMName">a</prop></header>',
      '',
    ),
  ],
  [
    'what OmegaT writes',
    tmx(
      `<!-- Default translations --><tu changeid="a">${''}<note>x</note><tuv lang="zh"><seg>天</seg></tuv><tuv lang="en" changeid="a" changedate="20200101T000000Z" creationid="a"><seg>sky</seg></tuv></tu><!-- Alternative translations -->`,
      '<header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="5.7" segtype="paragraph" srclang="zh"/>',
      '<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n',
    ),
  ],
  [
    'what Wordfast writes, for any language',
    tmx(
      tu(),
      '<header creationtool="Wordfast Pro" srclang="*ALL*" o-tmf="wf" adminlang="none" segtype="sentence"><ude name="a"><map unicode="#xE000"/></ude></header>',
      '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n',
    ),
  ],
  [
    'what memoQ writes',
    tmx(
      tu(
        '<prop type="client">a</prop><prop type="x-context-pre">&lt;seg&gt;x&lt;/seg&gt;</prop>',
        '<ph>&lt;cf bold="on"&gt;</ph>天<ut>x</ut>',
        'changedate="20200101T000000Z" creationid="a"',
      ),
    ),
  ],
  [
    'what Weblate and the Translate Toolkit write',
    tmx(
      tu('', '天', 'o-encoding="UTF-8"'),
      '<header creationtool="Translate Toolkit" creationtoolversion="3.9" segtype="sentence" o-tmf="UTF-8" adminlang="en" srclang="zh" datatype="PO"/>',
      "<!DOCTYPE tmx\n  SYSTEM 'tmx14.dtd'>\n",
    ),
  ],
  [
    'elements of other namespaces',
    tmx(
      tu('<my:a xmlns:my="urn:my" my:b="1">x</my:a>'),
      '<header srclang="zh"><my:a xmlns:my="urn:my"/></header>',
    ),
  ],
  ['a namespace of its own', tmx(tu()).replace('<tmx ', '<tmx xmlns="http://www.lisa.org/tmx14" ')],
  [
    'kept spaces, marked words and codes in codes',
    tmx(
      `<tu xml:space="preserve" segtype="block" srclang="zh">${''}<tuv xml:lang="zh" xml:space="preserve"><note xml:lang="en">x</note><prop type="a" xml:lang="en"/><seg xml:space="preserve"><hi type="b">天<hi><ph assoc="p">x<sub>y</sub></ph></hi></hi><it pos="begin" x="1">z</it></seg></tuv></tu>`,
    ),
  ],
]

const tbx3 = (inBody: string) =>
  `<?xml version="1.0"?><tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Core" xml:lang="en"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>${inBody}</body></text></tbx>`

const inTbx: readonly Case[] = [
  [
    'two sections of one language, and elements of a module',
    tbx3(
      '<conceptEntry id="c1"><min:subjectField xmlns:min="http://www.tbxinfo.net/ns/min">a</min:subjectField><langSec xml:lang="zh"><termSec><term>天</term></termSec><termSec><term id="t">空</term><note>x</note></termSec></langSec><langSec xml:lang="en"><termSec><term>sky</term></termSec></langSec></conceptEntry>',
    ),
  ],
  [
    'a glossary of version 2',
    '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></martifHeader><text><body><termEntry id="a"><descripGrp><descrip type="definition">x</descrip></descripGrp><langSet xml:lang="zh"><ntig><termGrp><term>天</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig><tig><term>空</term></tig></langSet><langSet xml:lang="en"><tig><term>sky</term></tig></langSet></termEntry></body><back><refObjectList type="respPerson"><refObject id="r"><item type="fn">A</item></refObject></refObjectList></back></text></martif>',
  ],
  [
    'a small glossary',
    '<TBX dialect="TBX-Min"><header><id>a</id><languages source="zh" target="en"/></header><body><entry id="c1"><langGroup xml:lang="zh"><termGroup><term>天</term></termGroup></langGroup><langGroup xml:lang="en"><termGroup><term>sky</term></termGroup></langGroup></entry></body></TBX>',
  ],
]

describe.each([
  ['XLIFF 2', 'a.xlf', inXliff2],
  ['XLIFF 1', 'a.xlf', inXliff1],
  ['TMX', 'a.tmx', inTmx],
  ['TBX', 'a.tbx', inTbx],
])('%s', (_format, name, cases) => {
  it.each(cases)('reads %s', (_what, text) => {
    expect(preview(text, name)).toMatchObject({ ok: true })
  })
})
