import { setTimeout as pause } from 'node:timers/promises'
import { electronPath, freshProfile, pressToClose, removeProfile } from '../support/app.ts'
import { familyOf } from '../support/process-tree.ts'
import { freeze, killTree, mayMount, onAnotherHost, thaw, unlock } from '../support/faults.ts'
import { begin, newLedger, note, type AtWork, type Ledger } from './at-work.ts'
import { lostOf } from './kept.ts'
import { check, writeSome, type Part } from './part.ts'
import type { Random } from './random.ts'

/**
 * The paragraphs that each of two programs writes. They are different, so that the words of one
 * program cannot count for the other.
 */
const places = { first: [0, 1, 2], second: [3, 4] } as const

const ends = ['both quit', 'the first is killed', 'both are killed'] as const

/**
 * W1: two programs use one profile without its locks, on one host or on two. Everything that either
 * of them called saved must be there.
 */
export const twoWriters: Part = {
  id: 'W1',
  title: 'a second program on the same profile, locks deleted, on this host or another',
  runs: 60,
  async run(random, n) {
    const userData = freshProfile()
    const first = await begin({ userData })
    const ledger = await writeSome(first)
    const isElsewhere = mayMount && n % 2 === 1
    unlock(userData)
    const second = await begin({
      userData,
      ...(isElsewhere && { executablePath: onAnotherHost(electronPath(), userData, 'elsewhere') }),
    })
    const told = await saysWhy(second)
    const others = newLedger()
    await Promise.all([
      write(first, ledger, random, places.first),
      write(second, others, random, places.second),
    ])
    const end = ends[random.below(ends.length)] ?? 'both quit'
    if (end === 'both quit') await closeAnyway(second)
    else await killTree(second.app)
    if (end === 'both quit') await first.close()
    else await killTree(first.app)
    const { lost, found } = await check(userData, ledger.promised)
    removeProfile(userData)
    return {
      lost: lost + lostOf(others.promised, found),
      unsaved: null,
      told,
      fault: `${isElsewhere ? 'another host' : 'this host'}, ${end}`,
    }
  },
}

/**
 * W2: a program is stopped for a while, as on a machine that sleeps, and another one takes over
 * meanwhile.
 */
export const silentWriter: Part = {
  id: 'W2',
  title: 'a program stopped, another takes the library over, the first goes on',
  runs: 30,
  async run(random) {
    const userData = freshProfile()
    const first = await begin({ userData })
    const ledger = await writeSome(first)
    await write(first, ledger, random, places.first)
    const family = familyOf(first.app)
    freeze(family)
    unlock(userData)
    const second = await begin({ userData })
    const others = newLedger()
    await write(second, others, random, places.second)
    thaw(family)
    await Promise.all([
      write(first, ledger, random, places.first),
      write(second, others, random, places.second),
    ])
    const told = await saysWhy(first)
    await killTree(first.app)
    await second.reader.saved()
    await note(second, others)
    await second.close()
    const { lost, found } = await check(userData, others.promised)
    removeProfile(userData)
    return {
      lost: lost + lostOf(ledger.promised, found),
      unsaved: null,
      told,
      fault: 'stopped and gone on',
    }
  },
}

/** Types a few words into `paragraphs`, and notes what the page promises to keep. */
async function write(
  program: AtWork,
  ledger: Ledger,
  random: Random,
  paragraphs: readonly number[],
): Promise<void> {
  for (let words = 4 + random.below(6); words > 0; words--) {
    await program.reader.caretIn('translation', paragraphs[random.below(paragraphs.length)] ?? 0)
    for (const letter of ' word') {
      await pause(random.below(80))
      await program.page.keyboard.type(letter)
      await note(program, ledger)
    }
    await pause(random.below(800))
    await note(program, ledger)
  }
}

/** Whether the program reports within 20 seconds that it saves nothing. */
const saysWhy = ({ page }: AtWork): Promise<boolean> =>
  page
    .locator('[data-save-state="read-only"], [data-save-state="failed"]')
    .waitFor({ timeout: 20_000 })
    .then(
      () => true,
      () => false,
    )

/** Closes a program that has unsaved work. */
async function closeAnyway({ app, page }: AtWork): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await pressToClose(app, page.locator('[data-action="close.anyway"]'))
}
