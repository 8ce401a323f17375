import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import type { Commit } from '#services/saving/writer'
import { expect, it, onTestFinished } from 'vitest'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { StatusLine } from './status-line.tsx'

/** The machine may be busy with other things. */
const patience = { timeout: 15_000 }

/**
 * Shows a status line over a library with the given `commit`, or the real one, and collects what is
 * said.
 */
async function lineOver(commit?: Commit) {
  const given = await servicesOver(talkingShell([]).api, { ...(commit && { commit }) })
  const { place } = await showPart(<StatusLine book={null} />, 'en', given)
  const said: string[] = []
  const observer = new MutationObserver(() => {
    for (const region of place.querySelectorAll('[role="alert"], [role="status"]'))
      if (region.textContent) said.push(region.textContent)
  })
  observer.observe(place, { subtree: true, childList: true, characterData: true })
  onTestFinished(() => observer.disconnect())
  const write = () =>
    given.autosave.changed({
      bookId: bookId('sample'),
      translations: [
        { paragraphId: paragraphId('p0'), index: 0, content: plain('Kept.'), state: 'draft' },
      ],
      annotations: [],
    })
  const shown = () => place.querySelector('[data-save-state]')?.getAttribute('data-save-state')
  return { write, said, shown, autosave: given.autosave }
}

it('says nothing while everything written is saved', async () => {
  const { write, said, shown, autosave } = await lineOver()
  for (let i = 0; i < 3; i++) {
    write()
    await autosave.flush()
    await expect.poll(shown, patience).toMatch(/^(saved|backed-up)$/)
  }
  expect(said).toEqual([])
})

it('says that the database rejects changes, and that it accepts them again', async () => {
  let isFull = true
  const { write, said, shown, autosave } = await lineOver(async ({ length }) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError')
    return length
  })
  write()
  await expect.poll(shown, patience).toBe('journal-only')
  const words = 'Saved in the second copy only; the database is unavailable. Retrying…'
  expect(said).toEqual([words])
  isFull = false
  await autosave.flush()
  await expect.poll(shown, patience).toMatch(/^(saved|backed-up)$/)
  await expect.poll(() => said, patience).toEqual([words, 'Everything is saved again'])
})
