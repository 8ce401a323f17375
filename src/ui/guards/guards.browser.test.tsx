/** A part that cannot be drawn leaves the other parts, and there is a way to Safety. */
import type { Annotation } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import { sampleBook } from '#services/testing'
import { createSpeech } from '#i18n/speech'
import { keptMarks } from '#services/marking/marks-now'
import { builtInCategories } from '#storage/seed'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { App } from '../app.tsx'
import { NotesPanel } from '../notes/notes-panel.tsx'
import { SnapshotList } from '../safety/snapshot-list.tsx'
import { openApp, servicesOver, show, showPart, talkingShell } from '../testing.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { DialogGuard, PartGuard, RowGuard } from './guards.tsx'

function Fails(): never {
  throw new RangeError('Invalid time value')
}

const mark = (id: string, index: number): Annotation => ({
  id: annotationId(id),
  bookId: bookId('sample'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index,
  anchors: [
    {
      paragraphId: paragraphId('p'),
      start: 0,
      end: 2,
      quote: { exact: `第${index}`, prefix: '', suffix: '' },
    },
  ],
  note: [],
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
})

const nothing = () => {}

describe('a row that cannot be drawn', () => {
  it('names a row that cannot be drawn by its place, and shows the others', async () => {
    await showPart(
      <div role="list" aria-label="rows">
        {[1, 2, 3].map(place => (
          <RowGuard key={place} of={place} place={place} size={3}>
            {place === 2 ? <Fails /> : <div role="listitem">row {place}</div>}
          </RowGuard>
        ))}
      </div>,
    )
    await expect.element(page.getByText('row 1')).toBeVisible()
    await expect.element(page.getByText('row 3')).toBeVisible()
    await expect
      .element(page.getByText('Entry 2 of this list cannot be shown. What you wrote is saved.'))
      .toBeVisible()
  })

  it('draws a failed row again when it changes', async () => {
    const { place } = await showPart(
      <RowGuard of="a" place={1}>
        <Fails />
      </RowGuard>,
    )
    await expect.element(page.getByText(/Entry 1 of this list/)).toBeVisible()
    expect(place.querySelector('[data-not-shown="row"]')).not.toBeNull()
  })

  it('shows the other notes when one cannot be drawn', async () => {
    const whole = mark('a', 1)
    const sad = Object.assign(mark('b', 2), { note: null })
    await showPart(
      <NotesPanel
        marks={keptMarks(new Map([whole, sad].map(each => [each.id, each])))}
        orphans={new Set()}
        categories={builtInCategories}
        known={builtInCategories}
        bookLanguage="zh-Hans"
        translationLanguage="en"
        current={null}
        edited={null}
        filter={null}
        onFilter={nothing}
        onShow={nothing}
        onEdit={nothing}
        onWrite={nothing}
        onCategory={nothing}
        onTags={nothing}
        onTurn={() => {}}
        onState={nothing}
        onHistory={nothing}
        latest={({ note }) => note}
        isWriting={() => true}
        onTick={nothing}
        onFollow={nothing}
        onCopyLink={() => {}}
        onPause={() => {}}
        onUnlink={() => {}}
        onWords={() => {}}
        onDelete={nothing}
      />,
    )
    await expect.element(page.getByText(/Entry 2 of this list cannot be shown/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: /第1/ }).first()).toBeVisible()
  })

  it('shows the other snapshots when one cannot be drawn, and says when a time is unknown', async () => {
    const entry = { name: 'a', kind: 'auto', at: 1e300, bytes: 5000, counts: null } as const
    const sad = Object.assign({ ...entry, name: 'b' }, { bytes: 5n })
    const { api } = talkingShell([sampleBook()], { listBackups: async () => [entry, sad] })
    const services = await servicesOver(api)
    await showPart(<SnapshotList onLook={nothing} />, 'en', services)
    await expect.element(page.getByText('an unknown time', { exact: true })).toBeVisible()
    await expect.element(page.getByText(/One entry of this list cannot be shown/)).toBeVisible()
  })
})

describe('a panel that cannot be drawn', () => {
  it.each([
    ['en', '“Notes” cannot be shown. What you wrote is saved.'],
    ['zh-Hans', '“Notes”无法显示。您写下的内容都已保存。'],
    ['zh-Hant', '「Notes」無法顯示。您寫下的內容都已儲存。'],
  ] as const)('names a panel that cannot be drawn in %s', async (language, sentence) => {
    await showPart(
      <PartGuard name="Notes">
        <Fails />
      </PartGuard>,
      language,
    )
    await expect.element(page.getByText(sentence)).toBeVisible()
  })
})

describe('a dialog that cannot be drawn', () => {
  it.each([
    [
      'in its frame',
      (close: () => void) => (
        <DialogFrame title="Settings" onClose={close}>
          <Fails />
        </DialogFrame>
      ),
    ],
    [
      'as a whole',
      (close: () => void) => (
        <DialogGuard name="Settings" onClose={close}>
          <Fails />
        </DialogGuard>
      ),
    ],
  ])('%s says so, and closes', async (_title, dialog) => {
    let closed = 0
    await showPart(dialog(() => closed++))
    await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
    await expect.element(page.getByText(/“Settings” cannot be shown/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => closed).toBe(1)
  })
})

describe('a screen that cannot be drawn', () => {
  it('names a screen that cannot be drawn, opens Safety from there, and keeps the foot', async () => {
    const app = await openApp()
    await expect.element(page.getByRole('listitem').first()).toBeVisible()
    const { library } = app.services
    Object.assign(library, {
      list: async () => ({ books: [{ book: null }], faults: [] }),
    })
    const second = show(<App services={app.services} speech={await createSpeech('en')} />)
    await expect
      .poll(() => second.querySelector('[data-not-shown="screen"]')?.textContent)
      .toContain('“Library” cannot be shown')
    expect(second.querySelector('[data-pane="status"]')).not.toBeNull()
    second.querySelector<HTMLElement>('[data-not-shown] [data-action="safety.open"]')?.click()
    await expect.element(page.getByRole('dialog', { name: 'Safety of Your Work' })).toBeVisible()
  })

  it('replaces a window that cannot be drawn, and opens Safety from there', async () => {
    const { api, closes, tell } = talkingShell([sampleBook()])
    const services = await servicesOver(api)
    const sad = Object.assign({ ...services }, { restoring: null })
    show(<App services={sad} speech={await createSpeech('en')} />)
    await expect
      .element(page.getByText(/Duizhao cannot show the contents of this window/))
      .toBeVisible()
    await page.getByRole('button', { name: 'Safety of Your Work…' }).click()
    await expect.element(page.getByRole('dialog', { name: 'Safety of Your Work' })).toBeVisible()
    tell('closing', null)
    await expect.poll(() => closes).toEqual([true])
  })
})
