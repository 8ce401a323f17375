import type { Page } from '@playwright/test'

/** How the page answered what was typed into it, by its own clock, in milliseconds. */
export interface Answers {
  /** The longest time from something typed to a word on whether it is kept. */
  readonly said: number
  /** The longest it has been saving at a stretch: no promise of a database is waited for longer. */
  readonly saving: number
}

/** What is held against them, in milliseconds. */
export const limits: Answers = { said: 2000, saving: 3000 }

export const isLate = ({ said, saving }: Answers): boolean =>
  said > limits.said || saving > limits.saving

/** Begins to watch the page's word on what is typed. The function answers how it was until then. */
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
