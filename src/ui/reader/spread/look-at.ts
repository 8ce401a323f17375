import type { SectionLayout } from './section-layout.ts'

/**
 * Gives `layout` the visible part of `page`, the scrolling element, together with the heights of
 * the drawn sections. Both at once, because the engine changes the scroll position as soon as
 * something above grows. With the heights of a moment ago, sections would be removed and drawn
 * again for ever.
 */
export function lookAt(page: HTMLElement, layout: SectionLayout): void {
  for (const [number, height] of drawnHeights(page)) layout.learn(number, height)
  const top = page.scrollTop - beginningOf(page)
  layout.look(top, top + page.clientHeight)
}

/**
 * Scrolls to a section, unless its beginning is on the screen, and draws it. The beginning is put
 * exactly at the upper edge, because the engine keeps the uppermost visible element in place while
 * sections above are measured.
 */
export function bringSection(page: HTMLElement, layout: SectionLayout, number: number): void {
  const top = beginningOf(page) + layout.height(0, number)
  if (top < page.scrollTop || top > page.scrollTop + page.clientHeight)
    page.scrollTop = Math.ceil(top) + 1
  lookAt(page, layout)
}

/** Returns the heights of the sections whose whole text is on the page, in CSS pixels. */
function* drawnHeights(page: HTMLElement): Iterable<readonly [number, number]> {
  for (const section of page.querySelectorAll<HTMLElement>('section[data-drawn=whole]'))
    yield [Number(section.dataset['number']), section.getBoundingClientRect().height]
}

/** Returns where the first section begins, in CSS pixels from the top of the scrolled content. */
export function beginningOf(page: HTMLElement): number {
  const head = page.firstElementChild?.firstElementChild
  return head instanceof HTMLElement ? head.offsetTop + head.offsetHeight : 0
}
