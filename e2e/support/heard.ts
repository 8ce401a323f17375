/** What a screen reader says of its own accord: everything that comes into the live regions of the page. */
import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** What was said since it was last asked. */
    heard?: string[]
  }
}

/** Listens from now on. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = []
    window.heard = heard
    const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]'
    const inLog = '[role="log"] li'
    new MutationObserver(changes => {
      // A log says what is added to it; of any other region all is said when something in it changes.
      const said = new Set<Element>()
      for (const { target, addedNodes } of changes) {
        const changed = target instanceof Element ? target : target.parentElement
        const places = [changed?.closest(`${live}, ${inLog}`)]
        for (const node of addedNodes)
          if (node instanceof Element)
            places.push(node.closest(inLog) ?? node.querySelector(`${live}, ${inLog}`))
        for (const place of places) if (place) said.add(place)
      }
      for (const { textContent } of said) if (textContent) heard.push(textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** Waits until something was said, and answers all that was, and forgets it. */
export async function heard(page: Page): Promise<readonly string[]> {
  await expect.poll(() => page.evaluate(() => window.heard?.length)).toBeGreaterThan(0)
  // Whatever else belongs to it is said by then: what was to be said together has been.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 400))))
  return heardUntilNow(page)
}

/** All that was said so far, and forgets it. */
export const heardUntilNow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.heard?.splice(0) ?? [])
