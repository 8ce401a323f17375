import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { servicesUnderTest } from './testing.ts'

const target = 'translations/sample/p0'

async function library() {
  const under = await servicesUnderTest()
  const translate = async (text: string) => {
    await under.clock.pass(1)
    under.services.autosave.changed({
      bookId: bookId('sample'),
      translations: [
        { paragraphId: paragraphId('p0'), index: 0, content: plain(text), state: 'draft' },
      ],
      annotations: [],
    })
  }
  const words = async () =>
    (await under.services.history.versions(target)).map(
      ({ row }) => 'content' in row && row.content.text,
    )
  return { ...under, translate, words }
}

it('the history returns the versions of a row, newest first, including those not written yet', async () => {
  const { translate, words, services } = await library()
  await translate('The first of all')
  await services.autosave.flush()
  await translate('Second')
  await services.autosave.flush()
  await translate('3')
  expect(await words()).toEqual(['Second', 'The first of all'])
})

it('the history of a row that was never written is empty', async () => {
  const { words } = await library()
  expect(await words()).toEqual([])
})

it('`keepPresent` saves the present version, whatever its age, and it is listed after the next change', async () => {
  const { translate, words, services } = await library()
  await translate('The first')
  await services.history.keepPresent(target)
  expect(await words()).toEqual([])
  await translate('The second')
  expect(await words()).toEqual(['The first'])
})

it('`keepPresent` saves nothing of a missing row', async () => {
  const { services, db } = await library()
  await services.history.keepPresent(target)
  expect(await db.history.count()).toBe(0)
})
