import { paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { Spread } from '#editor/spread'
import { StrictMode, useEffect, useState, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { showPart } from '../../testing.ts'
import { SectionLayout } from './section-layout.ts'
import { SectionView } from './section-view.tsx'

const section = { id: sectionId(0, 0), chapter: 0, start: 0, end: 1, offset: 0 }

/** Shows `children` a moment after it is shown itself: React's strict mode heeds only what is added to it. */
function Later({ children }: { readonly children: ReactNode }) {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    const soon = setTimeout(() => setIsThere(true))
    return () => clearTimeout(soon)
  }, [])
  return <div style={{ whiteSpace: 'pre-wrap' }}>{isThere && children}</div>
}

it('writes into the section that the spread knows, though React takes it away and draws it again', async () => {
  const written: string[] = []
  const spread = new Spread({
    sections: [section],
    language: 'zh-Hans',
    translationLanguage: () => 'en',
    shown: side => side,
    label: side => side,
    noteWords: () => ({ toNote: 'Note', toReference: 'Back' }),
    hint: () => '',
    load: async () => ({
      section,
      paragraphs: [{ id: paragraphId('p'), kind: 'body', text: '道可道。' }],
      translations: [{ content: plain(''), state: 'empty' }],
    }),
    reveal: async () => {},
    changed: ({ translations }) => written.push(...translations.map(row => row.content.text)),
    committed: () => {},
  })
  const editor = await spread.section(0)
  await showPart(
    <StrictMode>
      <Later>
        <SectionView
          number={0}
          section={section}
          spread={spread}
          layout={new SectionLayout([0], () => false)}
          observe={() => () => {}}
          noted={new Set()}
          onState={() => {}}
          onNote={() => {}}
          onMounted={() => {}}
          faultOf={() => null}
        />
      </Later>
    </StrictMode>,
  )
  await userEvent.click(page.getByRole('textbox', { name: 'translation' }))
  await userEvent.keyboard('Way')
  await expect.poll(() => written.at(-1)).toBe('Way')
  expect(spread.loaded(0)).toBe(editor)
  expect(spread.current()?.translation.content.text).toBe('Way')
})
