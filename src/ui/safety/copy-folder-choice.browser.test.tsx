import type { CopyFolder } from '#services/outside'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { CopyFolderChoice } from './copy-folder-choice.tsx'

it('says why snapshots are no longer copied as soon as one was not', async () => {
  let copying: CopyFolder = { folder: '/media/disk', fault: null }
  const { api, tell } = talkingShell([], { copyFolder: async () => copying })
  await showPart(<CopyFolderChoice />, 'en', await servicesOver(api))
  await expect.element(page.getByText('/media/disk')).toBeVisible()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()

  copying = {
    folder: '/media/disk',
    fault: { code: 'keeping.not-copied', file: 'disk', place: 'ENOENT' },
  }
  tell('backedUp', { name: 'a', kind: 'auto', at: 1, bytes: 1, counts: null })
  await expect.element(page.getByText(/Snapshots are not being copied to “disk”/)).toBeVisible()
})
