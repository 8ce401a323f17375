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
  [
    'without a name',
    '甲<img class="gaiji" src="data:image/png;base64,aa">乙<img class="gaiji" src="">丙',
    '甲{〓=#1}乙{〓=#2}丙',
  ],
  ['with a code', '读<img src="a.png" alt="CDP-8BBA">为山', '读{〓=CDP-8BBA}为山'],
  ['described by its parts', '见<img src="a.png" alt="⿰金本"> (12)', '见{〓=⿰金本} (12)'],
  [
    'marked by its class',
    '<img class="gaiji" src="g/z1.png" alt="图片">者，山也',
    '{〓=z1}者，山也',
  ],
  ['as high as a character', '山<img style="height:1.2em" src="z2.png">者也', '山{〓=z2}者也'],
  ['of a few pixels', '山名<img width="18" height="20" src="z3.png">也', '山名{〓=z3}也'],
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
  ['of a button', '按<img src="1.png" alt="確定">鍵，按<img src="btn-save.png">鍵'],
  ['of a formula', '面积为<img src="eq1.gif" alt="x平方">平方米，又<img src="gs2.gif">也'],
  ['with a name of two characters', '第<img src="images/00012.jpeg" alt="朱雀">章'],
  ['of a program', '用<img src="wx12.png" alt="微信">联系，<img src="qq.png">也可'],
  ['three times in a row', '星级<img src="x.gif"><img src="x.gif"><img src="x.gif">都有'],
  ['of ten pixels', '正文<img src="1.gif" width="10" height="10">继续'],
  ['on another site', '他笑<img src="http://a.b/jx2/j_0024.gif" width="20">了'],
  ['higher than the text', '他笑<img src="12.gif" width="40" height="40">了'],
  ['beside the text', '<img width="18" src="1.png">天地，山名<img width="18" src="2.png">'],
  ['in a link', '天<a href="b.png"><img src="a.png"></a>地'],
  ['after a line break', '天<br><img src="a.png"><br>地'],
])('a picture %s is left out', (_title, body) => {
  expect(outline(read(`<p>${body}</p>`)).join('')).not.toContain('〓')
  expect(noticesOf(body)[0]).toMatch(/^pictures \d$/)
})

it('a picture whose alternative text is one Han character is that character', () => {
  expect(outline(read('<p>天<img alt="𠮷" src="a.png">地</p>'))).toEqual(['天𠮷地'])
})

it('a letter of a font of icons is a picture, and not a missing character', () => {
  const body =
    '天地<i class="iconfont">&#xe601;</i>点赞<span class="fa fa-star">&#xf005;</span>收藏'
  expect(outline(read(`<p>${body}</p>`))).toEqual(['天地点赞收藏'])
  expect(noticesOf(body)).toContain('pictures 2')
})
