import type { Build } from '#services/outside'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { AboutDialog } from './about-dialog.tsx'

const trial = { commit: 'd5fdeaa8', day: '2026-12-01', isTrial: true }

async function showAbout(build: Build | null, electron: string) {
  const shell = talkingShell([], { readBuild: async () => build, licences: async () => [] })
  const services = await servicesOver(shell.api)
  const app = { ...services.app, electron }
  await showPart(<AboutDialog onClose={() => {}} />, 'en', { ...services, app })
  await expect.element(page.getByRole('heading', { name: 'Updating' })).toBeVisible()
  return () => page.getByRole('dialog').element().textContent
}

it.each([
  ['a trial build', trial, ['December 1, 2026 from commit d5fdeaa8', 'This is a trial build']],
  ['a release', { ...trial, isTrial: false }, ['Built on December 1, 2026 from commit d5fdeaa8.']],
  ['a build without a commit', { ...trial, commit: '' }, ['Built on December 1, 2026.']],
  ['a checkout', null, ['Started from its source code', 'run “git pull”']],
])('says of %s what it was built from, and how to update it', async (_what, build, words) => {
  const about = await showAbout(build, '45.0.0')
  for (const word of words) expect(about()).toContain(word)
  expect(about().includes('trial build')).toBe(build?.isTrial === true)
  expect(about().includes('install a newer package')).toBe(build !== null)
})

it.each([
  ['99.0.0', 'came out in January 2035 and still receives security fixes.'],
  ['33.2.1', 'came out in December 2024 and no longer receives security fixes.'],
])('says how old Electron %s is', async (electron, words) => {
  const about = await showAbout(trial, electron)
  expect(about()).toContain(words)
})
