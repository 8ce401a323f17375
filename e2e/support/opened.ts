/**
 * One program for all tests of a file, with the white paper open. A program for each test would
 * take minutes.
 */
import { test, type ElectronApplication, type Page } from '@playwright/test'
import { freshProfile, launch, removeProfile, type Launched } from './app.ts'
import { ReaderPage } from '../pages/reader.ts'
import { paragraphs } from './white-paper.ts'

const ids = paragraphs.map(({ id }) => id)

export interface Opened {
  readonly app: ElectronApplication
  readonly page: Page
  readonly reader: ReaderPage
  /** Quits, starts again on the same profile and opens the book. */
  readonly again: () => Promise<void>
}

/**
 * Starts the program before the tests of the file and ends it after them. The tests share the
 * translations, so each test uses its own paragraphs.
 */
export function openedWhitePaper(): Opened {
  let userData = ''
  let program: Launched
  let reader: ReaderPage

  async function start() {
    program = await launch({ userData })
    reader = new ReaderPage(program.page, ids)
    await reader.open()
  }
  test.beforeAll(async () => {
    userData = freshProfile()
    await start()
  })
  test.afterAll(async () => {
    await program.close()
    removeProfile(userData)
  })
  return {
    get app() {
      return program.app
    },
    get page() {
      return program.page
    },
    get reader() {
      return reader
    },
    async again() {
      await program.close()
      await start()
    },
  }
}
