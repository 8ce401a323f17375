import type { Api } from '#contract/api'
import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { library, saved } from '../restoring/testing.ts'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'

const typed = (text: string) => ({
  bookId: bookId('sample'),
  translations: [
    { paragraphId: paragraphId('p0'), index: 0, content: plain(text), state: 'draft' as const },
  ],
  annotations: [],
})

it('a snapshot before a step holds what was typed before the call, and nothing that was written after it', async () => {
  const shell = fakeApi()
  const order: string[] = []
  const api: Api = {
    ...shell.api,
    journal: async (entries, how) => {
      for (const { operation } of entries)
        if (operation.table === 'translations') order.push(operation.row.content.text)
      return shell.api.journal(entries, how)
    },
    backUpBefore: async (kind, step) => {
      order.push(`${kind} before ${step}`)
      // The step does not wait for the snapshot.
      return new Promise(() => {})
    },
  }
  const { services } = await servicesUnderTest([sampleBook()], { api })
  services.autosave.changed(typed('before'))
  await services.keeping.backUpBefore('replace')
  services.autosave.changed(typed('after'))
  await services.autosave.flush()
  expect(order).toEqual(['before', 'auto before replace', 'after'])
})

it('a step continues if no snapshot can be made', async () => {
  const shell = fakeApi()
  const api: Api = { ...shell.api, backUpBefore: () => Promise.reject(new Error('gone')) }
  const { services } = await servicesUnderTest([sampleBook()], { api })
  await expect(services.keeping.backUpBefore('replace')).resolves.toBeUndefined()
})

it('a permanent snapshot is made before restoring, and a snapshot before a book is removed', async () => {
  const under = await library()
  await under.translate(0, 'Mine')
  await saved(under)
  const source = await under.chosen()
  await under.services.restoring.apply(source, { kind: 'all' })
  await under.services.library.remove(bookId('sample'))
  expect(under.shell.steps).toEqual(['manual before restore', 'auto before removal'])
})
