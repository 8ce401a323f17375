import { bookId, paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { UndoOrder } from '#domain/undo-order'
import { asInBook } from '#editor/source-look'
import { Spread } from '#editor/spread'
import { StrictMode, useEffect, useState, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../../testing.ts'
import { SectionLayout } from './section-layout.ts'
import { SectionView } from './section-view.tsx'

const section = { id: sectionId(0, 0), chapter: 0, start: 0, end: 1, offset: 0 }

/**
 * Shows `children` a moment after its own mount, because React's strict mode mounts only what is
 * added later twice.
 */
function Later({ children }: { readonly children: ReactNode }) {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    const soon = setTimeout(() => setIsThere(true))
    return () => clearTimeout(soon)
  }, [])
  return <div style={{ whiteSpace: 'pre-wrap' }}>{isThere && children}</div>
}

/**
 * Creates a spread of one section with `rows` paragraphs. What is written in it goes to `written`.
 */
function spreadOf(rows: number, written: string[] = []): Spread {
  const content = { ...section, end: rows }
  return new Spread({
    book: bookId('book'),
    order: new UndoOrder(),
    sections: [content],
    language: 'zh-Hans',
    translationLanguage: () => 'en',
    typography: () => null,
    sourceLook: () => asInBook,
    isEmended: () => false,
    speller: null,
    shown: side => side,
    label: side => side,
    noteWords: () => ({ toNote: 'Note', toReference: 'Back' }),
    hint: () => '',
    isSteady: () => false,
    markWords: () => '',
    load: async () => ({
      section: content,
      paragraphs: Array.from({ length: rows }, (_, i) => ({
        id: paragraphId(`p${i}`),
        kind: 'body',
        text: '道可道。',
      })),
      translations: Array.from({ length: rows }, () => ({ content: plain(''), state: 'empty' })),
    }),
    reveal: async () => {},
    changed: ({ translations }) => written.push(...translations.map(row => row.content.text)),
    beforeLargePaste: async () => {},
    leaving: () => {},
    committed: () => {},
    written: async () => {},
    unfinished: () => {},
  })
}

const view = (spread: Spread, layout: SectionLayout, onMounted: () => void = () => {}) => (
  <SectionView
    number={0}
    section={section}
    spread={spread}
    layout={layout}
    observe={() => () => {}}
    noted={new Set()}
    onState={() => {}}
    onNote={() => {}}
    onMounted={onMounted}
    faultOf={() => null}
  />
)

it('writes into the same section after React has removed it and drawn it again', async () => {
  const written: string[] = []
  const spread = spreadOf(1, written)
  const editor = await spread.sections.load(0)
  await showPart(
    <StrictMode>
      <Later>{view(spread, new SectionLayout([0], () => false))}</Later>
    </StrictMode>,
  )
  await userEvent.click(page.getByRole('textbox', { name: 'translation' }))
  await userEvent.keyboard('Way')
  await expect.poll(() => written.at(-1)).toBe('Way')
  expect(spread.sections.get(0)).toBe(editor)
  expect(spread.selection.pair()?.translation.content.text).toBe('Way')
})

it.each([
  ['at once where the reader looks', 0, false, [40]],
  ['at once where somebody waits for it', -1000, true, [40]],
  [
    'a part with each frame below the screen, as high as it was meanwhile',
    -1000,
    false,
    [14, 28, 40],
  ],
])('lays a section out %s', async (_, bottom, isBusy, wanted) => {
  const spread = spreadOf(40)
  const editor = await spread.sections.load(0)
  const layout = new SectionLayout([5000], () => isBusy)
  layout.look(bottom - 500, bottom)
  const laidOut: number[] = []
  let mounted: boolean | undefined
  const rows = () => [...document.querySelectorAll<HTMLElement>('[data-side="source"]')]
  const look = () => {
    const shown = rows().filter(({ offsetParent }) => offsetParent !== null).length
    if (shown > 0 && shown !== laidOut.at(-1)) laidOut.push(shown)
    const height = document.querySelector('[data-number]')?.getBoundingClientRect().height
    if (shown > 0 && shown < 40) expect(height).toBe(5000)
    if (mounted === undefined) requestAnimationFrame(look)
  }
  look()
  await showPart(view(spread, layout, () => (mounted = editor?.views.mounted)))
  await expect.poll(() => mounted).toBe(true)
  look()
  expect(laidOut).toEqual(wanted)
})
