import type { SectionLayout } from './section-layout.ts'

/**
 * Tells `layout` what of the book can be seen in `page`, the element that scrolls and how tall the sections are that
 * are drawn. Both at once: the engine moves the scroll position as soon as something above
 * grows, and a place held against heights of a moment ago would take away what was just drawn, for ever.
 */
export function lookAt(page: HTMLElement, layout: SectionLayout): void {
  for (const [number, height] of drawnHeights(page)) layout.learn(number, height)
  const top = page.scrollTop - beginningOf(page)
  layout.look(top, top + page.clientHeight)
}

/**
 * Scrolls to a section, unless its beginning is on the screen, and has it drawn. Its very beginning is put at the upper
 * edge: what the engine holds in place while sections above find their height is the uppermost thing on the screen.
 */
export function bringSection(page: HTMLElement, layout: SectionLayout, number: number): void {
  const top = beginningOf(page) + layout.height(0, number)
  if (top < page.scrollTop || top > page.scrollTop + page.clientHeight)
    page.scrollTop = Math.ceil(top) + 1
  lookAt(page, layout)
}

/** How tall the sections are all of whose text is on the page, in CSS pixels. */
function* drawnHeights(page: HTMLElement): Iterable<readonly [number, number]> {
  for (const section of page.querySelectorAll<HTMLElement>('section[data-drawn=whole]'))
    yield [Number(section.dataset['number']), section.getBoundingClientRect().height]
}

/** Where the first section begins, in CSS pixels below the top of all there is to scroll. */
export function beginningOf(page: HTMLElement): number {
  const head = page.firstElementChild?.firstElementChild
  return head instanceof HTMLElement ? head.offsetTop + head.offsetHeight : 0
}
