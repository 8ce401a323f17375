import { expect, it } from 'vitest'
import { outline } from '../headings/outline-testing.ts'
import { previewImport } from '../index.ts'

const read = (text: string, name = 'feed.xml') =>
  previewImport(new TextEncoder().encode(text), name)
const xml = '<?xml version="1.0" encoding="utf-8"?>'

it('RSS is read as a page with a heading for each entry, and its fullest text', () => {
  const preview = read(`${xml}<?xml-stylesheet href="a.xsl"?><!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>山中笔记</title><link>http://a.example</link><language>zh-cn</language>
<item><title>其一 &amp;amp; 雪</title><link>http://a.example/1</link><guid>1</guid>
<pubDate>Mon, 30 Nov 2026 10:00:00 GMT</pubDate><description>开头…</description>
<content:encoded><![CDATA[<p>山里的春天来得晚。</p><p>第二段<b>在此</b>。</p>]]></content:encoded></item>
<item><title>其二</title><description>&lt;p&gt;水边的秋天。&lt;/p&gt;</description></item>
</channel></rss>`)
  expect(outline(preview)).toEqual([
    '# 其一 & 雪',
    '山里的春天来得晚。',
    '第二段**在此**。',
    '---',
    '# 其二',
    '水边的秋天。',
  ])
  expect(preview).toMatchObject({ ok: true, text: { book: { title: '山中笔记' } } })
})

it('Atom is read as a page, with markup, with escaped markup and as plain text', () => {
  const preview = read(
    `${xml}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><title>水边笔记</title>
<author><name>某人</name></author>
<entry><title type="html">其一 &amp;lt;上&amp;gt;</title><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>天地玄黄。</p></div></content></entry>
<entry><title>其二</title><content type="html">&lt;p&gt;宇宙洪荒。&lt;/p&gt;</content></entry>
<entry><title>其三</title><summary type="text">日月盈昃，
辰宿列张。</summary></entry></feed>`,
    'notes.atom',
  )
  expect(outline(preview)).toEqual([
    '# 其一 <上>',
    '天地玄黄。',
    '---',
    '# 其二',
    '宇宙洪荒。',
    '---',
    '# 其三',
    '日月盈昃，',
    '辰宿列张。',
  ])
  expect(preview).toMatchObject({ ok: true, text: { book: { title: '水边笔记', author: '某人' } } })
})

it('RSS 1.0 has its entries beside the channel', () => {
  const rdf = `${xml}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>旧闻</title></channel><item><title>其一</title><description>天地玄黄。</description></item></rdf:RDF>`
  expect(outline(read(rdf))).toEqual(['# 其一', '天地玄黄。'])
})

it('a feed expands no entity, and reads no other file', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
  const text = `${xml}${bomb}<rss><channel><title>某处</title><item><title>其一</title><description>天&b;地&c;。</description></item></channel></rss>`
  expect(outline(read(text))).toEqual(['# 其一', '天&b;地&c;。'])
})

it('a feed inside a feed is read once', () => {
  const inner = '<item><title>内</title><description>内文。</description>'
  const nested = `${xml}<rss><channel>${inner.repeat(5_000)}${'</item>'.repeat(5_000)}</channel></rss>`
  expect(outline(read(nested))).toEqual(['# 内', '内文。'])
})

it.each([
  ['another kind of XML', `${xml}<TEI><text>天地</text></TEI>`],
  ['a page about feeds', `${xml}<feed><p>天地</p></feed>`],
])('%s is not read as a feed', (_title, text) => {
  expect(read(text)).toMatchObject({ ok: false, code: 'import.unknown-format' })
})

it.each(['<rss>', '<rss><channel>', '<rss><channel><item>', `${xml}<rss version="2.0"/>`])(
  'a feed without entries is refused: %s',
  text => {
    expect(read(text)).toMatchObject({ ok: false, code: 'import.empty' })
  },
)

it('a sign that begins no tag is words in an entry, and nothing after it is lost', () => {
  const item = (title: string, text: string) =>
    `<item><title>${title}</title><description><![CDATA[${text}]]></description></item>`
  const preview = read(
    `<rss version="2.0"><channel><title>数</title>${item('论 a &lt;b 的式子', '若 a<b 的式子成立。\n第二段在这里。')}${item(
      '其二',
      '<p class="x">若 a<b 的式子<br/>成立 1 < 2。</p><!-- 注 -->',
    )}</channel></rss>`,
  )
  expect(outline(preview)).toEqual([
    '# 论 a <b 的式子',
    '若 a<b 的式子成立。',
    '第二段在这里。',
    '---',
    '# 其二',
    '若 a<b 的式子成立 1 < 2。',
  ])
})

it('a tag of an element that never ends is words', () => {
  const preview = read(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>数</title><entry><title>甲 &lt;b&gt; 乙</title>
<content>若 x&lt;y&gt; 则走，否则留下。</content></entry></feed>`,
    'notes.atom',
  )
  expect(outline(preview)).toEqual(['# 甲 <b> 乙', '若 x<y> 则走，否则留下。'])
})
