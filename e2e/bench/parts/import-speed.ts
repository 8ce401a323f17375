/** Measures how fast the import worker makes a book of a plain text. */
import type { Page } from '@playwright/test'
import { programFolder } from '../../support/app.ts'
import { paragraphs as whitePaper } from '../../support/white-paper.ts'
import { start } from '../electron-runs.ts'
import { novel } from '../make-text.ts'
import { median, told, type Findings } from '../measure.ts'
import { listenToWorkers } from '../workers.ts'

const texts = [
  { name: 'white paper', text: () => whitePaper.map(({ text }) => text).join('\n') },
  { name: '100,000 characters', text: () => novel(820) },
  { name: '1,000,000 characters', text: () => novel(8_200) },
  { name: '5,000,000 characters', text: () => novel(41_000) },
] as const
const rounds = 3

export async function importing(): Promise<Findings> {
  const { page, close } = await start(programFolder)
  await listenToWorkers(page)
  await page.locator('[data-book-id]').first().waitFor()
  const found = []
  for (const { name, text } of texts) {
    const words = text()
    const times: number[] = []
    const floors: number[] = []
    for (let round = 0; round < rounds; round++) {
      // The text is one character longer each time, because the library recognizes equal texts.
      const { took, floor } = await drop(page, `${words}\n${'尾'.repeat(round + 1)}`)
      times.push(took)
      floors.push(floor)
    }
    const speed = (each: readonly number[]) => (1000 * words.length) / median(each)
    found.push({ name, length: words.length, ours: speed(times), floor: speed(floors) })
  }
  await close()
  return {
    measures: found.map(({ name, ours, floor }) =>
      told(
        { name: `import ${name}`, value: ours, unit: 'characters/s' },
        { name: 'decoding and folding into NFKC', value: floor },
      ),
    ),
    curves: [
      {
        name: 'import',
        unit: 'characters/s',
        per: 'characters',
        points: found.map(({ length, ours }) => [length, ours] as const),
      },
    ],
  }
}

/**
 * Drops a text on the window, waits for its preview and closes the preview. Returns the
 * milliseconds of the worker, and as the floor those of decoding and NFKC alone.
 */
async function drop(page: Page, text: string): Promise<{ took: number; floor: number }> {
  const floor = await page.evaluate(words => {
    const file = new File([words], '长篇.txt', { type: 'text/plain' })
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(file)
    Reflect.get(window, 'answerTimes').length = 0
    const bytes = new TextEncoder().encode(words)
    const begun = performance.now()
    const length = new TextDecoder().decode(bytes).normalize('NFKC').split('\n').length
    const took = performance.now() - begun
    if (length > 0) window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    return took
  }, text)
  await page.locator('[data-action="import.confirm"]').waitFor({ timeout: 120_000 })
  const took = await page.evaluate((): number => {
    const times: readonly { asked: unknown; took: number }[] = Reflect.get(window, 'answerTimes')
    const preview = times.find(({ asked }) => asked === 'preview')
    if (!preview) throw new Error('No worker answered a question about a preview.')
    return preview.took
  })
  await page.keyboard.press('Escape')
  await page.locator('[data-action="import.confirm"]').waitFor({ state: 'detached' })
  return { took, floor }
}
