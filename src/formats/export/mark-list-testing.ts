import { annotationId, bookId, paragraphId } from '#domain/ids'
import type { ListedMark, MarkList } from './mark-list.ts'

/** Returns a mark for a list, with some of its fields. */
export const listedMark = (some: Partial<ListedMark> = {}): ListedMark => ({
  id: annotationId('m1'),
  bookId: bookId('b1'),
  index: 2,
  paragraphs: [paragraphId('p3')],
  words: '网络空间',
  linked: '',
  translation: '',
  details: [],
  note: [],
  tags: [],
  book: '数字经济',
  author: '',
  chapter: '第一章',
  paragraph: '3',
  kind: 'Highlight',
  state: '',
  category: 'Term',
  side: 'Chinese',
  wordsSide: 'source',
  languages: { source: 'zh-Hans', translation: 'fr' },
  created: '2026-01-02T03:04:05.000Z',
  changed: '2026-01-02T03:04:05.000Z',
  link: 'duizhao:book/b1/mark/m1',
  about: ['Term', '¶ 3'],
  ...some,
})

/** Returns a list of `marks` in one group. */
export const markList = (
  marks: readonly ListedMark[],
  heading: string | null = null,
): MarkList => ({
  title: 'Notes <1>',
  language: 'en',
  date: '2026-12-01',
  count: marks.length,
  groups: [{ heading, marks }],
})
