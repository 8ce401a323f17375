/**
 * A reader's first evening with the white paper, from opening the book to finding everything there
 * again. `npm start` performs it if there is no display. The test of the same name performs it in
 * every test run.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { freshProfile, launch, removeProfile, type Launched } from './app.ts'
import { exportTo } from './exporting.ts'
import { ReaderPage } from '../pages/reader.ts'

export interface SampleSession {
  /** The path of Electron. */
  readonly electron: string
  /** The folder for screenshots and exported files. */
  readonly out: string
  /** Receives each step as it begins. */
  readonly say: (step: string) => void
}

/** The reader's texts in the session. */
export const written = {
  first: 'Since 2020, China has put forward a series of initiatives.',
  second: 'China has taken an active part in the digital economy of the G20.',
  composing: ['j', 'jin', 'jinzhuan', '金砖'],
  composed: '金砖',
  note: 'The printer set 与 twice here.',
} as const

/** Performs the session. Throws if the program breaks a promise. */
// oxlint-disable-next-line max-lines-per-function -- one evening, step by step
export async function runSampleSession({ electron, out, say }: SampleSession): Promise<void> {
  process.env.DUIZHAO_ELECTRON = electron
  const userData = freshProfile()
  const shot = (program: Launched, name: string) =>
    program.page.screenshot({ path: join(out, `${name}.png`) })
  try {
    say('opening the white paper')
    let program = await launch({ userData })
    let reader = new ReaderPage(program.page)
    await expect(program.page.locator('[data-book-id]').first()).toBeVisible()
    await shot(program, '1-library')
    await reader.open()
    await shot(program, '2-book')

    say('translating three paragraphs, one of them through an input method')
    await reader.type(0, written.first)
    await reader.type(1, written.second)
    await reader.caretIn('translation', 2)
    await reader.compose(written.composing)
    await shot(program, '3-translating')

    say('marking, overlapping, and writing a note')
    await reader.select(
      { side: 'source', index: 0, offset: 97 },
      { side: 'source', index: 1, offset: 12 },
    )
    await reader.action('mark.category1').first().click()
    await reader.select(
      { side: 'translation', index: 1, offset: 6 },
      { side: 'translation', index: 1, offset: 30 },
    )
    await program.page.keyboard.press('Alt+2')
    await reader.select(
      { side: 'translation', index: 1, offset: 15 },
      { side: 'translation', index: 1, offset: 46 },
    )
    await program.page.keyboard.press('Alt+3')
    await reader.select(
      { side: 'source', index: 1, offset: 3 },
      { side: 'source', index: 1, offset: 5 },
    )
    await reader.action('note.create').first().click()
    await program.page.keyboard.type(written.note)
    await program.page.keyboard.press('Control+Enter')

    say('setting states')
    await reader.caretIn('translation', 0)
    await program.page.keyboard.press('Control+Enter')
    await program.page.keyboard.press('Control+Shift+Enter')
    await reader.saved()
    await shot(program, '4-marked')
    const before = await reader.everything()

    say('quitting, and finding everything there again')
    await program.close()
    program = await launch({ userData })
    reader = new ReaderPage(program.page)
    await reader.open()
    await expect.poll(() => reader.everything()).toEqual(before)
    await shot(program, '5-next-evening')

    say('exporting')
    for (const [format, file] of [
      ['markdown', 'white-paper.md'],
      ['html', 'white-paper.html'],
    ] as const) {
      await exportTo(program, format, join(out, file))
      await expect.poll(() => contentOf(join(out, file))).toContain(written.first)
    }

    say('looking at it in other lights')
    await program.page.emulateMedia({ colorScheme: 'dark' })
    await shot(program, '6-dark')
    await program.close()
  } finally {
    removeProfile(userData)
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
