/** Selects and copies the whole of the longest book. */
import type { Page } from '@playwright/test'
import { longestTask } from '../longest-task.ts'
import { told, within, type Findings } from '../measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

const rounds = 3

/** How long it may take to select and to copy 5,000,000 characters, in milliseconds. */
const limit = 1000

export async function selecting(): Promise<Findings> {
  const { page, devtools, books, close } = await openShelf()
  const longest = books.at(-1)
  if (!longest) throw new Error('there is no book')
  await openBook(page, longest.id)
  await page.locator('[data-section] [data-side="source"]').first().click()
  const found: Copied[] = []
  let task = 0
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.press('Control+Home')
    const longestNow = await longestTask(devtools, async () => found.push(await copyAll(page)))
    task = Math.max(task, longestNow.page)
  }
  await closeBook(page)
  await close()
  const worst = (of: (copied: Copied) => number) => Math.max(...found.map(of))
  const name = `select and copy ${longest.name}`
  return {
    measures: [
      within({ name: `${name}, selected`, value: worst(each => each.selected), unit: 'ms' }, limit),
      within({ name: `${name}, copied`, value: worst(each => each.copied), unit: 'ms' }, limit),
      within(
        {
          name: `${name}, characters missing`,
          value: worst(({ length }) => Math.abs(longest.length - length)),
          unit: 'characters',
        },
        0,
      ),
      told({ name: `${name}, longest task`, value: task, unit: 'ms CPU' }),
    ],
    curves: [],
  }
}

interface Copied {
  /** Milliseconds from the key to the frame that shows the selection. */
  readonly selected: number
  /** Milliseconds from the key until the system's clipboard has the text. */
  readonly copied: number
  /** The length of the copied text. */
  readonly length: number
}

/** Presses Ctrl+A twice and Ctrl+C. */
async function copyAll(page: Page): Promise<Copied> {
  const selected = page.evaluate(async () => {
    const begun = performance.now()
    while (!CSS.highlights.has('book-selection')) await new Promise(requestAnimationFrame)
    return performance.now() - begun
  })
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+A')
  const shown = await selected
  const copied = page.evaluate(
    () =>
      new Promise<{ copied: number; length: number }>(resolve => {
        // oxlint-disable-next-line unbound-method -- they are put back, and called on their objects
        const [{ execCommand }, { setData }] = [document, DataTransfer.prototype]
        let begun = 0
        let length = 0
        window.addEventListener('copy', () => (begun = performance.now()), {
          capture: true,
          once: true,
        })
        DataTransfer.prototype.setData = function (format, data) {
          if (format === 'text/plain') length = data.length
          setData.call(this, format, data)
        }
        document.execCommand = (...command) => {
          const isDone = execCommand.apply(document, command)
          document.execCommand = execCommand
          DataTransfer.prototype.setData = setData
          resolve({ copied: performance.now() - begun, length })
          return isDone
        }
      }),
  )
  await page.keyboard.press('Control+C')
  return { selected: shown, ...(await copied) }
}
