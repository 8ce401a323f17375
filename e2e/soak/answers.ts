import type { Page } from '@playwright/test'

/** How fast the page reported on typed words, in milliseconds of the page's clock. */
export interface Answers {
  /** The longest time from an input to a save state that says whether the input is kept. */
  readonly said: number
  /**
   * The longest uninterrupted time in the state `saving`. Its limit is the longest that the page
   * may wait for the database.
   */
  readonly saving: number
}

/** The limits of both times, in milliseconds. */
export const limits: Answers = { said: 2000, saving: 3000 }

export const isLate = ({ said, saving }: Answers): boolean =>
  said > limits.said || saving > limits.saving

/**
 * Starts to watch the page's save state. The returned function returns the longest times so far.
 */
export async function watchAnswers(page: Page): Promise<() => Promise<Answers>> {
  const watch = await page.evaluateHandle(() => {
    const line = document.querySelector<HTMLElement>('[data-save-state]')
    let typedAt: number | null = null
    let savingSince: number | null = null
    const longest = { said: 0, saving: 0 }
    const look = () => {
      const state = line?.dataset['saveState'] ?? ''
      const now = performance.now()
      if (savingSince !== null) longest.saving = Math.max(longest.saving, now - savingSince)
      if (state !== 'saving') savingSince = null
      else savingSince ??= now
      if (typedAt === null) return
      longest.said = Math.max(longest.said, now - typedAt)
      if (state !== 'editing' && state !== 'saving') typedAt = null
    }
    addEventListener('input', () => (typedAt ??= performance.now()), { capture: true })
    if (line) new MutationObserver(look).observe(line, { attributeFilter: ['data-save-state'] })
    return {
      soFar: () => {
        look()
        return { said: Math.round(longest.said), saving: Math.round(longest.saving) }
      },
    }
  })
  return () => watch.evaluate(watching => watching.soFar())
}
