import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

interface Violation {
  readonly id: string
  readonly nodes: readonly {
    readonly target: readonly unknown[]
    readonly failureSummary?: string
  }[]
}

declare global {
  interface Window {
    /** axe, after `bringAxe` has put it into the page. */
    axe?: {
      readonly run: (options: {
        readonly resultTypes: readonly ['violations']
        readonly runOnly?: readonly string[]
      }) => Promise<{ readonly violations: readonly Violation[] }>
    }
  }
}

/**
 * Runs all of axe's rules, or only `rules`, on the page and returns a line for each violation. axe
 * stays in the page and writes out violations only. `AxeBuilder` injects axe again for each look
 * and writes out every rule that passed, which takes five times as long.
 */
export async function found(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // An element that is fading in does not have its final colours yet.
  const isMoving = () =>
    page.evaluate(() => document.getAnimations().some(({ playState }) => playState === 'running'))
  await expect.poll(isMoving, { intervals: [20] }).toBe(false)
  if (!(await page.evaluate(() => window.axe !== undefined))) await bringAxe(page)
  const violations = await page.evaluate(async runOnly => {
    if (!window.axe) throw new Error('axe did not come into the page')
    const found = await window.axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    return found.violations
  }, rules)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}

/**
 * Puts axe into the page, and lets every theme and dialog have its final colours at once: three
 * transitions a screen took as long as axe. In legacy mode, because a page of Electron cannot open
 * the second page in which axe works by default.
 */
async function bringAxe(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('html-has-lang').analyze()
}

/** The rules that depend on colours. Themes differ in colours only. */
export const ofColours = ['color-contrast', 'link-in-text-block']

/**
 * Runs axe on the page in every theme. It sets the theme on the page, because the settings are not
 * reachable from every screen.
 */
export async function look(page: Page, what: string): Promise<void> {
  const wear = (theme: string) =>
    page.evaluate(theme => {
      const { dataset } = document.documentElement
      const before = dataset['theme'] ?? ''
      dataset['theme'] = theme
      return before
    }, theme)
  const before = await wear('light')
  expect.soft(await found(page), `${what}, in light`).toEqual([])
  for (const theme of ['dark', 'sepia']) {
    await wear(theme)
    expect.soft(await found(page, ofColours), `${what}, in ${theme}`).toEqual([])
  }
  await wear(before)
}
