import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds in `page` as it is now, each as one line. */
export async function found(page: Page): Promise<readonly string[]> {
  // What fades in has not got its colours yet.
  const isMoving = () =>
    page.evaluate(() => document.getAnimations().some(({ playState }) => playState === 'running'))
  await expect.poll(isMoving).toBe(false)
  // A page of Electron cannot open the second one that axe would otherwise work in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}

/** Lets axe look at the page in every theme; settings cannot be reached from all that is shown here. */
export async function look(page: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark', 'sepia']) {
    await page.evaluate(theme => {
      document.documentElement.dataset['theme'] = theme
    }, theme)
    expect.soft(await found(page), `${what}, in ${theme}`).toEqual([])
  }
}
