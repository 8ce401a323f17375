import type { Version } from '#domain/history'
import { bookId, paragraphId } from '#domain/ids'
import { targetOf } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { textOfVersion } from './versions.ts'

const row: Translation = {
  bookId: bookId('sample'),
  paragraphId: paragraphId('p0'),
  index: 0,
  content: plain(''),
  state: 'draft',
  updatedAt: 0,
}
const target = targetOf({ table: 'translations', row })

type Wording = string | Partial<Translation>

/** Shows the dialog for a paragraph that had each of `texts` in turn and has the last one now. */
async function showHistory(texts: readonly Wording[]) {
  const wordings = texts.map(text => ({
    ...row,
    ...(typeof text === 'string' ? { content: plain(text) } : text),
  }))
  const restored: Version[] = []
  const services = await servicesOver(talkingShell([]).api)
  for (const [i, wording] of wordings.entries()) {
    if (i > 0) await services.history.keepPresent(target)
    services.autosave.changed({
      bookId: row.bookId,
      translations: [wording],
      annotations: [],
    })
    await services.autosave.flush()
  }
  const dialog = (
    <HistoryDialog
      target={target}
      of="Your translation"
      present={{ table: 'translations', row: wordings.at(-1) ?? row }}
      language="en"
      onRestore={version => restored.push(version)}
      onClose={() => {}}
    />
  )
  await showPart(dialog, 'en', services)
  return restored
}

const compared = () => document.querySelector('section:has(> p[lang])')?.textContent ?? ''

it('shows what has changed since the latest version', async () => {
  await showHistory(['a good house', 'a better house'])
  await expect.poll(compared).toContain('a [removed:]good[end][added:]better[end] house')
})

it('shows each version, and restores the chosen one', async () => {
  const restored = await showHistory(['one', 'one two', 'one two three'])
  const versions = page.getByRole('group', { name: 'Versions' }).getByRole('radio')
  await expect.poll(() => versions.elements().length).toBe(2)
  versions.first().element().parentElement?.querySelector('input')?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(compared).toContain('one[added:] two three[end]')
  await userEvent.click(page.getByRole('button', { name: 'Restore This Version' }))
  expect(restored.map(textOfVersion)).toEqual(['one'])
})

it.each<[string, Partial<Translation>, string]>([
  [
    'its look',
    { content: { text: 'one two', spans: [{ format: 'strong', start: 0, end: 3 }] } },
    'The words are the same; only the formatting differs.',
  ],
  ['its state', { content: plain('one two'), state: 'done' }, 'State: draft; now done.'],
])('says that %s differs when the words are the same', async (_what, now, said) => {
  await showHistory(['one two', now])
  await expect.element(page.getByText(said)).toBeVisible()
})

it('says that there is no version yet', async () => {
  await showHistory(['only this'])
  await expect.element(page.getByText(/No earlier versions yet/)).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: 'Restore This Version' }))
    .not.toBeInTheDocument()
})

it('goes to the newest and the oldest version by keys, and by pages', async () => {
  await showHistory(Array.from({ length: 40 }, (_, i) => `wording ${i}`))
  const radios = () => page.getByRole('radio').elements()
  const chosen = () => radios().findIndex(radio => radio === document.activeElement)
  await expect.poll(() => radios().length).toBe(39)
  radios()[0]?.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(chosen).toBe(38)
  await expect.poll(compared).toContain('[removed:]0[end]')
  await userEvent.keyboard('{PageUp}')
  await expect.poll(chosen).toBeLessThan(38)
  await userEvent.keyboard('{Home}')
  await expect.poll(chosen).toBe(0)
})
