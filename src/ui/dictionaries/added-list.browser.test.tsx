import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { AddedList } from './added-list.tsx'

const report = {
  title: '詞表',
  kind: 'cedict',
  entries: 2,
  leftOut: [{ why: 'form', count: 3, places: [4, 7, 1200] }],
  shortened: 0,
  media: 0,
} as const

it.each([
  ['en', '3 lines that are not entries were left out. First: 4, 7, and 1,200'],
  ['zh-Hans', '略去 3 行非词条内容。最先出现于：4、7和1,200'],
  ['zh-Hant', '略去 3 行非詞條內容。最先出現於：4、7和1,200'],
] as const)('says in %s which lines were left out', async (language, said) => {
  await showPart(<AddedList added={[{ ok: true, id: 'one', report }]} />, language)
  await expect.element(page.getByRole('listitem')).toHaveTextContent(said)
})
