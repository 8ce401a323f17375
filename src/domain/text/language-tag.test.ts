import { expect, it } from 'vitest'
import { knownTag } from './language-tag.ts'

it.each([
  ['zh-Hans', 'zh-Hans'],
  ['fr-FR-FR', 'fr-FR'],
  ['zh-cmn-Hans-CN', 'zh'],
  ['en-12', 'en'],
  ['12', null],
  ['', null],
])('of %j the engine knows %j', (tag, known) => {
  expect(knownTag(tag)).toBe(known)
  if (known) expect(new Intl.DisplayNames(['en'], { type: 'language' }).of(known)).toBeTruthy()
})
