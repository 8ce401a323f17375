import '../../styles/tokens.css'
import '../../styles/fonts.css'
import '../../styles/base.css'
import './text.css'
import { bookId, paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { Spread } from '#editor/spread'
import { silentSpread } from '#editor/testing/silent'
import { expect, it } from 'vitest'
import { showPart } from '../../testing.ts'
import { SectionLayout } from './section-layout.ts'
import { SectionView } from './section-view.tsx'
import styles from './spread.module.css'

const headings = [
  '中国数字基础设施建设的地缘政治学与国际关系研究',
  '第一章　数字基础设施建设与国际关系研究的现代化道路问题',
  '第一回　甄士隐梦幻识通灵　贾雨村风尘怀闺秀',
]
/** Words that a line must not end in. */
const words = ['数字', '基础', '设施', '建设', '地缘', '国际', '关系', '道路', '问题', '甄士隐']

async function drawn(texts = headings, kind: 'heading' | 'body' = 'heading'): Promise<HTMLElement> {
  const section = { id: sectionId(0, 0), chapter: 0, start: 0, end: texts.length, offset: 0 }
  const spread = new Spread({
    ...silentSpread,
    book: bookId('book'),
    sections: [section],
    load: async () => ({
      section,
      paragraphs: texts.map((text, i) => ({
        id: paragraphId(`p${i}`),
        kind,
        level: kind === 'heading' ? 1 : 0,
        text,
      })),
      translations: texts.map(() => ({ content: plain(''), state: 'empty' })),
    }),
  })
  await spread.sections.load(0)
  const { place } = await showPart(
    <div className={styles.page} data-sides="source">
      <SectionView
        number={0}
        section={section}
        spread={spread}
        layout={new SectionLayout([0], () => true)}
        observe={() => () => {}}
        noted={new Set()}
        onState={() => {}}
        onNote={() => {}}
        onMounted={() => {}}
        faultOf={() => null}
      />
    </div>,
  )
  await expect.poll(() => place.querySelectorAll('[data-side="source"]').length).toBe(texts.length)
  await document.fonts.ready
  return place
}

/** The lines of an element, as the engine has broken them. */
function linesOf(element: Element): string[] {
  const lines: string[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let top = Number.NEGATIVE_INFINITY
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode())
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const here = range.getBoundingClientRect().top
      if (here > top + 10) lines.push('')
      top = Math.max(top, here)
      lines.push(`${lines.pop() ?? ''}${node.data.charAt(at)}`)
    }
  return lines
}

it('ends the lines of Chinese headings between words, at every width', async () => {
  const place = await drawn()
  const all = [...place.querySelectorAll('[data-side="source"]')]
  for (const width of [300, 340, 380, 420]) {
    place.style.inlineSize = `${width}px`
    for (const [index, heading] of all.entries()) {
      const lines = linesOf(heading)
      expect(lines.join('')).toBe(headings[index])
      expect(lines.length).toBeGreaterThan(1)
      for (const word of words.filter(one => headings[index]?.includes(one)))
        expect(
          lines.some(line => line.includes(word)),
          `${width}: ${lines.join('|')}`,
        ).toBe(true)
    }
  }
})

it('breaks a title in verse at its spaces alone', async () => {
  const place = await drawn()
  place.style.inlineSize = '420px'
  const [, , verse] = place.querySelectorAll('[data-side="source"]')
  expect(linesOf(verse!).map(line => line.trim())).toEqual([
    '第一回　甄士隐梦幻识通灵',
    '贾雨村风尘怀闺秀',
  ])
})

const openings = [
  '《数字经济》与国际关系',
  '“数字鸿沟”的由来',
  '《“数字”经济》',
  '（三）积极参与全球治理',
]

it.each(['heading', 'body'] as const)(
  'sets an opening sign at the start of a %s flush with the margin',
  async kind => {
    const place = await drawn(openings, kind)
    const range = document.createRange()
    for (const paragraph of place.querySelectorAll('[data-side="source"]')) {
      const first = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()!
      range.setStart(first, 0)
      range.setEnd(first, 1)
      const em = Number.parseFloat(getComputedStyle(paragraph).fontSize)
      expect(range.getBoundingClientRect().width / em, paragraph.textContent!).toBeCloseTo(0.5, 1)
    }
  },
)
