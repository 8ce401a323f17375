import type { BackupEntry } from '#services/outside'
import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { SnapshotList } from './snapshot-list.tsx'

const entries: readonly BackupEntry[] = Array.from({ length: 30 }, (_, i) => ({
  name: `snapshot ${i}`,
  kind: i === 0 ? 'raw' : 'auto',
  at: 1_700_000_000_000 - i * 3_600_000,
  bytes: 1000,
  counts: null,
}))

const focused = () => document.activeElement?.closest('[data-backup]')?.getAttribute('data-backup')

it('is one stop for Tab, and keys go to the first, the last and by pages', async () => {
  const services = await servicesOver(talkingShell([], { listBackups: async () => entries }).api)
  const { place } = await showPart(
    <div style={{ blockSize: 300, overflow: 'auto' }}>
      <SnapshotList onLook={() => {}} />
    </div>,
    'en',
    services,
  )
  await expect.poll(() => page.getByRole('button').elements().length).toBe(29)
  const stops = () => place.querySelectorAll('button:not([tabindex="-1"])').length
  expect(stops()).toBe(1)
  await userEvent.tab()
  await expect.poll(focused).toBe('snapshot 1')
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('snapshot 29')
  expect(stops()).toBe(1)
  await userEvent.keyboard('{PageUp}')
  await expect.poll(focused).not.toBe('snapshot 29')
  await userEvent.keyboard('{Home}')
  await expect.poll(focused).toBe('snapshot 1')
})

it.each([
  ['en', 'before replacing'],
  ['zh-Hans', '替换之前'],
  ['zh-Hant', '取代之前'],
] as const)('says which step a snapshot was made before, in %s', async (language, words) => {
  const { api } = talkingShell([], {
    listBackups: async () => [
      { name: 'a', kind: 'auto', before: 'replace', at: 5, bytes: 5000, counts: null },
    ],
  })
  await showPart(<SnapshotList onLook={() => {}} />, language, await servicesOver(api))
  await expect.element(page.getByText(words, { exact: true })).toBeVisible()
})
