import '../../styles/tokens.css'
import '../../styles/fonts.css'
import '../../styles/base.css'
import './text.css'
import type { Paragraph } from '#domain/book'
import { bookId, paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { UndoOrder } from '#domain/undo-order'
import { Spread } from '#editor/spread'
import { silentSpread } from '#editor/testing/silent'
import { expect, it } from 'vitest'
import { showPart } from '../../testing.ts'
import { SectionLayout } from './section-layout.ts'
import { SectionView } from './section-view.tsx'
import styles from './spread.module.css'

type Look = Pick<Paragraph, 'kind' | 'level' | 'inlines'>

const readings: Look['inlines'] = [
  { kind: 'ruby', start: 1, end: 4, reading: 'hùliánwǎng' },
  { kind: 'ruby', start: 9, end: 11, reading: 'wǎngluò' },
]
const kinds: readonly Look[] = [
  { kind: 'heading', level: 1 },
  { kind: 'heading', level: 2 },
  { kind: 'heading', level: 3 },
  { kind: 'heading', level: 4 },
  ...(
    [
      'body',
      'boxTitle',
      'boxBody',
      'marker',
      'dateline',
      'quotation',
      'note',
      'verse',
      'caption',
    ] as const
  ).map(kind => ({ kind })),
  { kind: 'body', inlines: readings },
  { kind: 'heading', level: 1, inlines: readings },
  {
    kind: 'body',
    inlines: [
      { kind: 'marker', start: 1, end: 4 },
      { kind: 'interlinearNote', start: 6, end: 9 },
      { kind: 'superscript', start: 10, end: 12 },
    ],
  },
]
const chinese = '《互联网》时代，“网络空间”是人类共同的活动空间。'.repeat(6)
const english = 'In the age of the Internet, cyberspace is a space that all people share. '.repeat(
  6,
)

const sizes = [14, 20, 27, 40].flatMap(source =>
  [12, 18, 25, 36].flatMap(translation =>
    [1.3, 1.75, 2.4].map(spacing => ({ source, translation, spacing })),
  ),
)

const named = ({ kind, level, inlines = [] }: Look) =>
  [kind, level, ...inlines.map(inline => inline.kind)].join(' ')

/** Draws a section with a pair of each kind. Returns its page. */
async function drawn(): Promise<HTMLElement> {
  const section = { id: sectionId(0, 0), chapter: 0, start: 0, end: kinds.length, offset: 0 }
  const spread = new Spread({
    ...silentSpread,
    book: bookId('book'),
    order: new UndoOrder(),
    sections: [section],
    load: async () => ({
      section,
      paragraphs: kinds.map((kind, i) => ({ id: paragraphId(`p${i}`), ...kind, text: chinese })),
      translations: kinds.map(() => ({ content: plain(english), state: 'draft' })),
    }),
  })
  await spread.sections.load(0)
  const { place } = await showPart(
    <div className={styles.page}>
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
  await expect.poll(() => place.querySelectorAll('[data-side]').length).toBe(2 * kinds.length)
  const page = place.querySelector<HTMLElement>(`.${styles.page}`)!
  page.style.setProperty('--width', '900px')
  await document.fonts.ready
  return page
}

/** The baselines of the first and the last line of each paragraph, from the window's upper edge. */
function baselinesIn(page: HTMLElement): { first: number; second: number }[] {
  return [...page.querySelectorAll<HTMLElement>('[data-side]')].map(paragraph => {
    const mark = document.createElement('span')
    mark.style.display = 'inline-block'
    const words = paragraph.querySelector('.words') ?? paragraph
    words.prepend(mark)
    const first = mark.getBoundingClientRect().bottom
    const line = document.createElement('br')
    mark.before(line)
    const second = mark.getBoundingClientRect().bottom
    line.remove()
    mark.remove()
    return { first, second }
  })
}

it('sets the lines of both sides on the same baselines in all kinds of paragraph and all sizes', async () => {
  const page = await drawn()
  // A copy, because ProseMirror would undo what the measuring adds to the text.
  const copy = page.cloneNode(true) as HTMLElement
  page.before(copy)
  page.hidden = true
  for (const { source, translation, spacing } of sizes) {
    copy.style.setProperty('--source-size', `${source}px`)
    copy.style.setProperty('--translation-size', `${translation}px`)
    copy.style.setProperty('--line-spacing', `${spacing}`)
    const all = baselinesIn(copy)
    for (const [i, kind] of kinds.entries()) {
      const here = `${named(kind)} at ${source}, ${translation} and ${spacing}`
      const [left, right] = [all[i]!, all[kinds.length + i]!]
      expect
        .soft(Math.abs(left.first - right.first), `first line, ${here}`)
        .toBeLessThanOrEqual(0.5)
      // Readings between the lines may need more space than there is.
      if (kind.inlines === readings) continue
      expect.soft(Math.abs(left.second - right.second), `next, ${here}`).toBeLessThanOrEqual(0.5)
    }
  }
})
