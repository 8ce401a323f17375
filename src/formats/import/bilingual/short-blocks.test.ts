import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../index.ts'
import { keepsItsPromises } from '../promises-testing.ts'
import { besideParagraphs } from './imported-translation.ts'
import { pairsInBlocks } from './short-blocks.ts'
import { sideOf } from './sides.ts'

const pairs = [
  [
    '春雨。山路泥泞，车马难行。',
    'Spring rain. The mountain road was mud, hard for cart and horse.',
  ],
  [
    '他在河边的老屋里住了三年，每天清早起来，先到井边打水，再回屋里读书，午后才出门。',
    'He lived three years in the old house by the river. Each day he rose early, drew water at the well, went back in to read, and only left the house after noon.',
  ],
  [
    '镇上的人都认得他，却没有人知道他从哪里来。',
    'Everybody in the town knew his face, but nobody knew where he had come from.',
  ],
  [
    '有一年冬天，雪下得很大，河面结了冰，孩子们都跑到冰上去玩，只有他坐在窗前写信。信写得很长，写完了又烧掉。',
    'One winter the snow fell heavily and the river froze over. The children all ran out to play on the ice, and he alone sat at the window writing letters. They were long letters, and when he had written them he burned them.',
  ],
  ['后来信也不写了。', 'Later he wrote no more letters.'],
] as const

const before = [
  '这本书讲的是一个南方小镇的故事，镇子不大，只有一条街。',
  '街的尽头有一座石桥，桥下的水一年四季都是绿的，夏天有人在桥上乘凉。',
  '我小时候常常跟着祖父去那里，看船从桥洞里慢慢地过去。',
  ...Array.from(
    { length: 40 },
    (_, i) => `第${i + 2}年又去看过一次，桥上的石头被人踩得发亮，`.repeat(3) + '谁也不说话。',
  ),
]
const after = [
  '上面几段是从一份旧报上抄下来的，译文不知是谁的手笔，附在这里给读者看。',
  '祖父去世以后，我再也没有去过那座桥，听说后来拆了。',
  '桥没有了，河还在，只是水不绿了。',
]

function besideIn(text: string, name: string): readonly string[] {
  const preview = previewImport(new TextEncoder().encode(text), name)
  if (!preview.ok) throw new Error(preview.code)
  keepsItsPromises(preview)
  const beside = preview.translation ? besideParagraphs(preview.text, preview.translation) : []
  return preview.text.chapters.flat().map(({ text: source }, index) => {
    const there = beside.find(one => one.index === index)
    return there ? `${source} | ${there.text.text}${there.doubtful ? '?' : ''}` : source
  })
}

const inOrder = [...before, ...pairs.map(pair => pair.join(' | ')), ...after]

describe('a few pairs in two languages within a Chinese book', () => {
  it.each([
    ['one line a paragraph', [...before, ...pairs.flat(), ...after].join('\n'), '书.txt'],
    ['blank lines between', [...before, ...pairs.flat(), ...after].join('\n\n'), '书.txt'],
    ['Markdown', [...before, ...pairs.flat(), ...after].join('\n\n'), '书.md'],
    [
      'HTML',
      [...before, ...pairs.flat(), ...after].map(text => `<p>${text}</p>`).join(''),
      '书.html',
    ],
    [
      'the translation first',
      [...before, ...pairs.flatMap(([s, t]) => [t, s]), ...after].join('\n'),
      '书.txt',
    ],
  ])('are paired, and the book stays as it is: %s', (_, text, name) => {
    expect(besideIn(text, name)).toEqual(inOrder)
  })

  it('are found in two places of one book', () => {
    const text = [...before, ...pairs.flat(), ...after, ...pairs.flat(), ...before].join('\n')
    expect(besideIn(text, '书.txt')).toEqual([
      ...inOrder,
      ...pairs.map(pair => pair.join(' | ')),
      ...before,
    ])
  })

  it('stay in the text if a text announces each of them', () => {
    const texts = pairs.flatMap(([s, t]) => [s.replace(/。$/, '：'), t])
    const all = [...before, ...texts, ...after]
    expect(besideIn(all.join('\n'), '书.txt')).toEqual(all)
  })

  it('are not what English between Chinese of other lengths is', () => {
    const [one, two, three, four] = pairs
    const texts = [one[0], four[1], two[0], one[1], three[0], two[1], four[0], three[1]]
    const all = [...before, ...texts, ...after]
    expect(besideIn(all.join('\n'), '书.txt')).toEqual(all)
  })

  it('are not two pairs, which a book may quote', () => {
    const all = [...before, ...pairs.slice(1, 3).flat(), ...after]
    expect(besideIn(all.join('\n'), '书.txt')).toEqual(all)
  })
})

describe('pairsInBlocks', () => {
  const paragraph = fc.oneof(
    fc.constantFrom(...before, ...after, ...pairs.flat()),
    fc.string({ maxLength: 60 }),
    fc.constantFrom('1998', '* * *', '…'),
  )

  it('returns neighbours of both languages, each once and in order, for any paragraphs', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 30 }), texts => {
        const book = texts.map(text => ({ text, side: sideOf(text) }))
        const found = pairsInBlocks(book)
        for (const { source, translation } of found) {
          expect(Math.abs(source - translation)).toBe(1)
          expect(book[source]?.side).toBe('source')
          expect(book[translation]?.side).toBe('translation')
        }
        const places = found.flatMap(({ source, translation }) => [source, translation])
        expect(new Set(places).size).toBe(places.length)
        const order = found.map(({ source }) => source)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }),
    )
  })

  it('keeps every word of a text, in its column or beside it', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 20 }), texts => {
        const words = (all: readonly string[]) =>
          all
            .join('')
            .replaceAll(/[^\p{L}]/gu, '')
            .split('')
            .toSorted()
            .join('')
        const text = [...before, ...texts.map(one => one.replaceAll(/[^\p{L} 。，.,]/gu, ''))]
        const preview = previewImport(new TextEncoder().encode(text.join('\n')), '书.txt')
        if (!preview.ok) throw new Error(preview.code)
        const source = preview.text.chapters.flat().map(one => one.text)
        const beside = preview.translation?.texts.map(one => one.text) ?? []
        expect(words([...source, ...beside])).toBe(words(text))
      }),
      { numRuns: 50 },
    )
  })
})
