/** A program whose clock says what it is told (`clock.cjs`). */
import type { ElectronApplication, Page } from '@playwright/test'

const minute = 60_000
const day = 24 * 60 * minute

/** How wrong a clock may be, in milliseconds. */
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

/** What a program is started with so that its clock is wrong by `offset`, and can be set. */
export const clockEnv = (offset: Offset): Readonly<Record<string, string>> => ({
  DUIZHAO_CLOCK: String(offsets[offset]),
})

/** Sets the clock of a running program: of main and of its page, while both are at work. */
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
