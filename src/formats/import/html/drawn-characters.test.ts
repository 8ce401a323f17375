import { expect, it } from 'vitest'
import { outline } from '../headings/outline-testing.ts'
import { previewImport } from '../index.ts'

const read = (body: string) => previewImport(new TextEncoder().encode(body), '书.html')
const noticesOf = (body: string) => {
  const preview = read(`<p>${body}</p>`)
  return preview.ok ? preview.notices.map(({ code, detail }) => `${code} ${detail}`) : []
}

it.each([
  ['between characters', '读<img src="images/00023.png">为山', '读{〓=00023}为山'],
  ['beside a mark', '其名，<img src="a/k7.gif" alt="">也', '其名，{〓=k7}也'],
  ['with a name', '读<img src="a.png" alt="金本">为山', '读{〓=金本}为山'],
  ['described by its parts', '见<img src="a.png" alt="⿰金本"> (12)', '见{〓=⿰金本} (12)'],
  [
    'marked by its class',
    '<img class="gaiji" src="g/z1.png" alt="图片">者，山也',
    '{〓=z1}者，山也',
  ],
  ['as high as a character', '<img style="height:1.2em" src="z2.png">者，山也', '{〓=z2}者，山也'],
  ['of a few pixels', '山名<img width="18" height="20" src="z3.png">', '山名{〓=z3}'],
  ['in bold words', '<b>读<img src="z4.png">为</b>山', '**读{〓=z4}为**山'],
  ['in a row', '曰<img src="z5.png"><img src="z6.png">之山', '曰{〓=z5}{〓=z6}之山'],
  ['broken over lines', '读\n  <img src="z7.png">\n  为山', '读{〓=z7}为山'],
])('a picture of a character %s is 〓 with its name', (_title, body, shown) => {
  expect(outline(read(`<p>${body}</p>`))).toEqual([shown])
  expect(noticesOf(body)[0]).toMatch(/^missing-characters \d$/)
})

it.each([
  ['alone in its paragraph', '<img src="a.png"></p><p>天'],
  ['at the end of a paragraph', '天地<img src="a.png">'],
  ['before Latin words', '天 <img src="a.png"> abc'],
  ['of a large size', '天<img width="300" height="200" src="a.png">地'],
  ['that fills space', '天<img width="1" height="1" src="a.png">地'],
  ['that is an emotion', '天<img src="s/emoji/3.gif">地<img alt="[微笑]" src="3.gif">人'],
  ['called an icon', '天<img class="icon" src="a.png">地'],
  [
    'with a description',
    '天<img alt="图一 山里的春天" src="a.png">地<img alt="某人像" src="b.png">人',
  ],
  ['in a link', '天<a href="b.png"><img src="a.png"></a>地'],
  ['after a line break', '天<br><img src="a.png"><br>地'],
])('a picture %s is left out', (_title, body) => {
  expect(outline(read(`<p>${body}</p>`)).join('')).not.toContain('〓')
  expect(noticesOf(body)[0]).toMatch(/^pictures \d$/)
})

it('a picture whose alternative text is one Han character is that character', () => {
  expect(outline(read('<p>天<img alt="𠮷" src="a.png">地</p>'))).toEqual(['天𠮷地'])
})
