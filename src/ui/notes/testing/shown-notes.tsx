/** The panel of notes over marks in memory. */
import type { Annotation, Category, CommonFields } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId, type AnnotationId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { keptMarks } from '#services/marking/marks-now'
import { builtInCategories } from '#storage/seed'
import { useState } from 'react'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { UiServices } from '../../services.ts'
import { showPart } from '../../testing.ts'
import type { NoteFilter } from '../note-filter.ts'
import { NotesPanel } from '../notes-panel.tsx'

export const mark = (
  id: string,
  index: number,
  exact: string,
  change: Partial<CommonFields> = {},
) => ({
  id: annotationId(id),
  bookId: bookId('sample'),
  kind: 'highlight' as const,
  category: categoryId('term'),
  side: 'source' as const,
  index,
  anchors: [
    { paragraphId: paragraphId('p'), start: 0, end: 2, quote: { exact, prefix: '', suffix: '' } },
  ],
  note: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
  ...change,
})

const marks: readonly Annotation[] = [
  mark('b', 5, '互联网', { category: categoryId('doubt') }),
  mark('a', 1, '命运', {
    note: [plain('Fate, or destiny?')],
    tags: ['命', 'Fate'],
  }),
  mark('gone', 3, '旧句'),
]
const orphans = new Set([annotationId('gone')])

/** A category that was deleted here while another library used it. */
export const deleted: Category = {
  ...(builtInCategories[0] as Category),
  id: categoryId('old'),
  name: '人名',
  deletedAt: 1,
}

interface PanelProps {
  readonly said: string[]
  readonly given?: readonly Annotation[]
}

function Panel({ said, given = marks }: PanelProps) {
  const [edited, setEdited] = useState<AnnotationId | null>(null)
  const [filter, setFilter] = useState<NoteFilter>(null)
  const [kept] = useState(() => keptMarks(new Map(given.map(each => [each.id, each]))))
  return (
    <NotesPanel
      marks={kept}
      orphans={orphans}
      categories={builtInCategories}
      known={[...builtInCategories, deleted]}
      bookLanguage="zh-Hans"
      translationLanguage="en"
      current={null}
      edited={edited}
      filter={filter}
      onFilter={setFilter}
      onTurn={({ id }, kind) => said.push(`turn ${id} ${kind}`)}
      onState={({ id }) => said.push(`state ${id}`)}
      onTags={({ id }, next) => {
        said.push(`tags ${id} ${next.join('/')}`)
        const before = kept.get(id)
        if (before) kept.keep([{ ...before, tags: next }])
      }}
      onShow={({ id }) => said.push(`show ${id}`)}
      onEdit={annotation => setEdited(annotation?.id ?? null)}
      latest={({ note }) => note}
      isWriting={() => true}
      onPause={() => {}}
      onTick={({ id }, at) => said.push(`tick ${id} ${at}`)}
      onFollow={({ id }, target) => said.push(`follow ${id} ${target}`)}
      onCopyLink={() => {}}
      onWrite={({ id }, note) => said.push(`write ${id} ${note.map(({ text }) => text).join('/')}`)}
      onCategory={({ id }, category) => said.push(`category ${id} ${category}`)}
      onHistory={({ id }) => said.push(`history ${id}`)}
      onUnlink={() => {}}
      onWords={() => {}}
      onDelete={({ id }) => said.push(`delete ${id}`)}
    />
  )
}

/** Shows the panel with `given`, or with three marks, and records what the reader asks for. */
export async function showNotes(services?: UiServices, given?: readonly Annotation[]) {
  const said: string[] = []
  const { place } = await showPart(
    <div style={{ display: 'grid', blockSize: 600 }}>
      <Panel said={said} {...(given && { given })} />
    </div>,
    'en',
    services,
  )
  await expect.element(page.getByRole('heading', { name: 'Notes' })).toBeVisible()
  const order = () =>
    [...place.querySelectorAll('[data-annotation-id]')].map(item =>
      item.getAttribute('data-annotation-id'),
    )
  return { said, order, place }
}

/** 2,000 marks, each with a note and a tag of its own. */
export const many: readonly Annotation[] = Array.from({ length: 2_000 }, (_, i) =>
  mark(`m${i}`, i, `词${i}`, { note: [plain(`note ${i}`)], tags: [`tag ${i}`] }),
)
