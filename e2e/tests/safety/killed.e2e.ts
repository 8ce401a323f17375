/**
 * Kills at arbitrary moments. Everything that was shown as saved survives, and nothing else
 * changes.
 */
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile, type Launched } from '../../support/app.ts'
import { killTree } from '../../support/faults.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { begin } from '../../soak/at-work.ts'
import { deaths, type Moment } from '../../soak/deaths.ts'
import { lostOf } from '../../soak/kept.ts'
import { halfBooks } from '../../soak/killed.ts'
import { notInSnapshots } from '../../soak/migration.ts'
import { check, settled, writeSome } from '../../soak/part.ts'
import { randomFrom } from '../../soak/random.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

async function open(): Promise<{ program: Launched; reader: ReaderPage }> {
  const program = await launchPlain({ userData })
  const reader = new ReaderPage(program.page)
  await reader.open()
  return { program, reader }
}

/** Everything saved except the pair that is being typed into. */
async function others(reader: ReaderPage) {
  const { translations, marks, notes } = await reader.everything()
  const typed = await reader.paragraph('translation', 2).getAttribute('data-paragraph-id')
  return { translations: translations.filter(text => !text.startsWith(`${typed} `)), marks, notes }
}

test('saved work survives several kills, and the program goes on saving', async () => {
  test.setTimeout(120_000)
  let { program, reader } = await open()
  await reader.type(0, 'An earlier translation')
  await reader.press('Control+Shift+Enter', 'Shift+Home', 'Alt+1', 'Control+N')
  await program.page.keyboard.type('an earlier note')
  await reader.press('Control+Enter')
  await reader.saved()
  const before = await others(reader)
  let saved = ''

  for (const letters of [3, 17, 41]) {
    await reader.caretIn('translation', 2)
    await program.page.keyboard.type('abc ')
    await reader.saved()
    saved = await reader.translation(2)
    await program.page.keyboard.type('x'.repeat(letters))
    const typed = await reader.translation(2)
    await killTree(program.app)

    ;({ program, reader } = await open())
    const kept = await reader.translation(2)
    expect(kept.startsWith(saved)).toBe(true)
    expect(typed.startsWith(kept)).toBe(true)
    await expect.poll(() => others(reader)).toEqual(before)
  }

  await program.page.keyboard.press('End')
  await reader.type(2, ' the end')
  const last = await reader.translation(2)
  await program.close()
  ;({ program, reader } = await open())
  await expect.poll(() => reader.translation(2)).toBe(last)
  await expect.poll(() => others(reader)).toEqual(before)
  await program.close()
})

test('a kill during a composition loses nothing that was composed before', async () => {
  let { program, reader } = await open()
  await reader.caretIn('translation', 2)
  await reader.compose(['zhong', '中国'])
  await reader.saved()
  await reader.composing('guo')
  await killTree(program.app)
  ;({ program, reader } = await open())
  const kept = await reader.translation(2)
  expect(['中国', '中国guo']).toContain(kept)
  await program.close()
})

/**
 * Together with the four kills above these are twenty. Upgrades come first, before anything has a
 * history, because the first version had no histories.
 */
const more: readonly Moment[] = [
  ...(['migrating', 'migrating', 'typing', 'composing', 'marking', 'snapshotting'] as const),
  ...(['typing', 'importing', 'composing', 'marking', 'typing', 'snapshotting'] as const),
  ...(['composing', 'importing', 'marking', 'typing'] as const),
]

test('a kill loses nothing that was saved, whatever the program was doing', async () => {
  test.setTimeout(600_000)
  const random = randomFrom(more.length)
  let program = await begin({ userData })
  const ledger = await writeSome(program)
  const first = Object.values(ledger.promised.texts)
  for (const [n, moment] of more.entries()) {
    const death = `${n}: ${moment}`
    await deaths(1500)[moment]({ program, ledger, random })
    if (moment === 'migrating') expect(notInSnapshots(userData, first), death).toBe(0)
    expect(halfBooks(userData), death).toBe(0)
    program = await begin({ userData })
    const found = await settled(program, ledger.promised)
    expect(lostOf(ledger.promised, found), death).toBe(0)
  }
  await program.close()
  expect((await check(userData, ledger.promised)).lost).toBe(0)
})
