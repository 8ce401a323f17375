import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SectionLayout } from './section-layout.ts'

/** Ten sections, each as tall as the screen. */
const screen = 1000
const tenScreens = (isBusy: (section: number) => boolean = () => false) =>
  new SectionLayout(Array<number>(10).fill(screen), isBusy)

describe('the sections that are drawn', () => {
  it.each([
    ['at the beginning', 0, [0, 1]],
    ['in the middle', 4.5, [3, 4, 5, 6]],
    ['at the end', 9, [8, 9]],
    ['beyond the end', 30, [9]],
    ['above the beginning, where the title page is', -0.5, [0, 1]],
  ])('draws the sections within a screen of it: %s', (_title, place, drawn) => {
    const layout = tenScreens()
    layout.look(place * screen, (place + 1) * screen - 1)
    expect(layout.drawn.get()).toEqual(drawn)
  })

  it('lets sections be laid out in parts if they begin below the screen and nobody waits for them', () => {
    const layout = tenScreens(section => section === 5)
    layout.look(3 * screen, 4 * screen)
    expect([2, 3, 4, 5, 6].map(section => layout.mayWait(section))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  })

  it('keeps sections until they are two screens away, so that going to and fro draws nothing again', () => {
    const layout = tenScreens()
    layout.look(4 * screen, 5 * screen - 1)
    layout.look(5 * screen, 6 * screen - 1)
    expect(layout.drawn.get()).toEqual([3, 4, 5, 6])
    layout.look(7 * screen, 8 * screen - 1)
    expect(layout.drawn.get()).toEqual([5, 6, 7, 8])
  })

  it('keeps sections anywhere while removing them would disturb the reader', () => {
    let busy = 4
    const layout = tenScreens(section => section === busy)
    layout.look(4 * screen, 5 * screen - 1)
    layout.look(0, screen - 1)
    expect(layout.drawn.get()).toEqual([0, 1, 4])
    busy = -1
    layout.look(0, screen - 1)
    expect(layout.drawn.get()).toEqual([0, 1])
  })

  it('reports drawn sections only when they change', () => {
    const layout = tenScreens()
    let told = 0
    layout.drawn.subscribe(() => told++)
    layout.look(0, screen - 1)
    layout.look(0, screen - 2)
    expect(told).toBe(1)
  })

  it('draws sections that cover the screen, in order, whatever was visible before', () => {
    const look = fc.tuple(fc.integer({ min: -500, max: 20_000 }), fc.integer({ min: 1, max: 3000 }))
    const heights = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(heights, fc.array(look, { minLength: 1 }), (all, looks) => {
        const layout = new SectionLayout(all, () => false)
        for (const [top, size] of looks) layout.look(top, top + size)
        const [top, size] = looks.at(-1)!
        const drawn = layout.drawn.get()
        expect(drawn).toEqual(drawn.toSorted((a, b) => a - b))
        expect(new Set(drawn).size).toBe(drawn.length)
        for (let y = top; y <= top + size; y += 50) expect(drawn).toContain(layout.at(y))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the heights of sections', () => {
  it('locates sections by their measured heights', () => {
    const layout = tenScreens()
    layout.learn(2, 250)
    expect([layout.height(0, 3), layout.height(2, 3), layout.at(2249), layout.at(2250)]).toEqual([
      2250, 250, 2, 3,
    ])
    expect(layout.seen()).toEqual([0, 0, 250, 0, 0, 0, 0, 0, 0, 0])
  })

  it('locates sections by expected heights when the page changes', () => {
    const layout = tenScreens()
    layout.learn(2, 250)
    layout.expect([1, 2, 3])
    expect([layout.count, layout.height(0, 3), layout.seen()]).toEqual([3, 6, [0, 0, 0]])
  })
})
