/**
 * Records what a screen reader says by itself: all text that appears in live regions of the page.
 */
import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** The messages since the last call of `heard`. */
    heard?: string[]
  }
}

/** Starts recording. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = []
    window.heard = heard
    const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"]'
    const inLog = '[role="log"] li'
    new MutationObserver(changes => {
      // A log announces what is added to it. Any other region announces its whole text after a
      // change.
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

/** Waits for a message, then returns all messages and forgets them. */
export async function heard(page: Page): Promise<readonly string[]> {
  const said = () => page.evaluate(() => window.heard?.length)
  await expect.poll(said, { intervals: [20] }).toBeGreaterThan(0)
  // Messages that belong together are all in the page after this time.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 400))))
  return heardUntilNow(page)
}

/** Returns all messages so far and forgets them. */
export const heardUntilNow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.heard?.splice(0) ?? [])
