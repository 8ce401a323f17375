import { nothingFound } from '#domain/search/search-results'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { showPart } from '../testing.ts'
import { FindStatus } from './find-status.tsx'
import { nothingSought } from './sought.ts'
import type { Find } from './use-find.ts'

const find = (mode: Find['mode']): Find => ({
  mode,
  sought: nothingSought,
  seek: () => {},
  findings: null,
  found: nothingFound,
  isFresh: true,
  within: { range: null, limit: () => {} },
  at: -1,
  go: () => {},
  step: () => {},
  open: () => {},
  close: () => {},
  hold: () => {},
  asks: 0,
})

it.each([
  ['find', 'en', /^Searches the source, your translations, your notes/],
  ['replace', 'en', /^Searches your translations only/],
  ['replace', 'zh-Hans', /^仅查找译文/],
  ['replace', 'zh-Hant', /^僅在譯文中尋找/],
] as const)('says where %s searches, in %s', async (mode, language, hint) => {
  await showPart(<FindStatus find={find(mode)} groups={0} />, language)
  await expect.element(page.getByText(hint)).toBeVisible()
})
