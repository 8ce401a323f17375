/** Starts a program with a wrong clock and sets that clock later (`clock.cjs`). */
import type { ElectronApplication, Page } from '@playwright/test'

const minute = 60_000
const day = 24 * 60 * minute

/** The errors of a clock, in milliseconds. */
export const offsets = {
  right: 0,
  'two minutes ahead': 2 * minute,
  'two minutes back': -2 * minute,
  'a day ahead': day,
  'a day back': -day,
  'ten years ahead': 3653 * day,
  'ten years back': -3653 * day,
} as const
export type Offset = keyof typeof offsets

/** The environment of a program whose clock is wrong by `offset`. */
export const clockEnv = (offset: Offset): Readonly<Record<string, string>> => ({
  DUIZHAO_CLOCK: String(offsets[offset]),
})

/** Sets the clock of a running program, in main and in its page. */
export async function setClock(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  offset: Offset,
): Promise<void> {
  const set = (next: number) => {
    const clock: unknown = Reflect.get(globalThis, 'duizhaoClock')
    if (typeof clock === 'function') clock(next)
  }
  await app.evaluate((_electron, next) => {
    const clock: unknown = Reflect.get(globalThis, 'duizhaoClock')
    if (typeof clock === 'function') clock(next)
  }, offsets[offset])
  await page.evaluate(set, offsets[offset])
}
