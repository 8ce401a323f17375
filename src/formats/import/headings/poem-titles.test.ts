import { expect, it } from 'vitest'
import { previewImport } from '../index.ts'

const poems = [
  ['静夜思', '李白', '床前明月光，疑是地上霜。\n举头望明月，低头思故乡。'],
  ['登鹳雀楼', '王之涣', '白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。'],
  ['春晓', '孟浩然', '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。'],
  ['相思', '王维', '红豆生南国，春来发几枝。\n愿君多采撷，此物最相思。'],
  ['江雪（其一）', '柳宗元', '千山鸟飞绝，\n万径人踪灭。\n孤舟蓑笠翁，\n独钓寒江雪。'],
] as const
const titles = poems.map(([title]) => title)
type Form = (title: string, author: string, verses: string, i: number) => string
const collected = (form: Form, all: readonly (readonly [string, string, string])[] = poems) =>
  all.map(([title, author, verses], i) => form(title, author, verses, i)).join('\n\n')

function headingsIn(text: string): readonly string[] {
  const preview = previewImport(new TextEncoder().encode(text), '诗.txt')
  if (!preview.ok) return [preview.code]
  return preview.text.book.chapters.flatMap(({ headings }) => headings.map(({ title }) => title))
}

it.each<[string, string]>([
  ['above authors with their dynasty', collected((t, a, v) => `${t}\n〔唐〕${a}\n${v}`)],
  ['above authors followed by their dynasty', collected((t, a, v) => `${t}\n${a}（唐）\n${v}`)],
  ['above authors alone', collected((t, a, v) => `${t}\n${a}\n${v}`)],
  ['of poems in stanzas', collected((t, a, v) => `${t}\n[宋] ${a}\n${v}\n\n${v}`)],
])('accepts titles of poems %s', (_title, text) => {
  expect(headingsIn(text)).toEqual(titles)
})

it.each<[string, string]>([
  ['two poems', collected((t, a, v) => `${t}\n〔唐〕${a}\n${v}`, poems.slice(0, 2))],
  ['four poems with mere names', collected((t, a, v) => `${t}\n${a}\n${v}`, poems.slice(0, 4))],
  ['poems without authors', `这里抄几首诗。\n\n${collected((t, _a, v) => `${t}\n${v}`)}`],
  ['dialogue', collected((t, a, _v, i) => `${t}\n${a}\n他说了些什么${i}\n没有人听见`)],
  ['poems quoted in prose', collected((t, a, v, i) => (i < 3 ? `${t}\n${a}\n${v}` : v))],
  ['titles that are sentences', collected((t, a, v) => `${t}。\n〔唐〕${a}\n${v}`)],
])('accepts no titles in %s', (_title, text) => {
  expect(headingsIn(text)).toEqual([])
})

it('accepts no titles of poems if numbered headings divide the text', () => {
  const text = collected((t, a, v, i) => `第${i + 1}章 诗\n\n${t}\n〔唐〕${a}\n${v}`)
  expect(headingsIn(text)).not.toContain('静夜思')
})
