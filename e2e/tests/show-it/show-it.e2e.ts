/**
 * Every act on marks, notes, paragraphs and sentences in three languages, by mouse and by keyboard,
 * in a novel of a million characters with 10,000 marks, and found there after a restart.
 */
import { languages } from '#i18n/languages'
import { test } from '@playwright/test'
import { removeProfile } from '../../support/app.ts'
import type { Act } from './act.ts'
import { actsElsewhere } from './acts-elsewhere.ts'
import { actsOnMarks } from './acts-on-marks.ts'
import { actsOnText } from './acts-on-text.ts'
import { shelveNovel } from './novel.ts'
import { Session } from './session.ts'

const acts: readonly Act[] = [...actsOnMarks, ...actsOnText, ...actsElsewhere]
/** One way in each language, because two would take too long. */
const waysIn = (tag: string) => (tag === 'zh-Hant' ? (['mouse'] as const) : (['keys'] as const))

// Each test has a program and a profile of its own.
test.describe.configure({ mode: 'parallel' })

/**
 * Each act has two paragraphs a way, far from the beginning of a chapter. The acts go from the end
 * towards the beginning, because joins and splits change the numbers of all later paragraphs.
 */
const placeOf = (act: number, way: number) => {
  const at = 4 * (acts.length - act) + 2 - 2 * way
  return at < 95 ? at : at + 10
}

for (const { tag } of languages)
  test(`in ${tag} every act works by ${waysIn(tag).join(' and by ')} and is there after a restart`, async () => {
    test.setTimeout(420_000)
    const novel = await shelveNovel()
    const { profile } = novel
    let reader = await Session.start(novel, tag)
    await reader.choose(tag)
    for (const [n, act] of acts.entries())
      for (const [i, way] of waysIn(tag).entries())
        await test.step(`${act.name} by ${way}`, () => act[way](reader, placeOf(n, i)))
    await reader.reader.saved()
    await reader.program.close()
    reader = await Session.start(novel, tag)
    for (const [n, act] of acts.entries())
      for (const [i, way] of waysIn(tag).entries())
        await test.step(`${act.name} by ${way} is there`, async () => {
          await reader.reader.near(placeOf(n, i))
          await act.found(reader, placeOf(n, i))
        })
    await reader.program.close()
    removeProfile(profile)
  })
